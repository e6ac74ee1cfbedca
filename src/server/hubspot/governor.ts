import type { Clock } from "./clock.ts";

/** Searches have a limit of their own (HubSpot: "Rate limits"). */
export type Lane = "ordinary" | "search";

interface LaneLimit {
  readonly calls: number;
  readonly perMs: number;
  /** Calls in flight at once. */
  readonly places: number;
}

/** Below HubSpot's own limits (110 per 10 s, 5 searches per second), so that clock skew on the way causes no 429. */
const LIMITS: Readonly<Record<Lane, LaneLimit>> = {
  ordinary: { calls: 100, perMs: 10_000, places: 8 },
  search: { calls: 4, perMs: 1_000, places: 2 },
};

const BREATH_MS = 1_000;

/** Keeps the calls of one account under HubSpot's limits by making them wait before they are sent. */
export interface Governor {
  /** Waits for room, first come first served in each lane; call the answer to give the place back. Rejects when the signal fires. */
  enter(lane: Lane, signal: AbortSignal): Promise<() => void>;
  /** No call in this lane for so long: HubSpot said so. */
  hold(lane: Lane, ms: number): void;
  /** Notes what HubSpot says is left of the burst: another server of ours may be drawing on the same account. */
  remaining(calls: number): void;
}

/** A governor for one account. */
export function governor(clock: Clock): Governor {
  const lanes = { ordinary: laneOf(LIMITS.ordinary, clock), search: laneOf(LIMITS.search, clock) };
  return {
    enter: (lane, signal) => lanes[lane].enter(signal),
    hold: (lane, ms) => lanes[lane].hold(ms),
    remaining: (calls) => {
      if (calls < LIMITS.ordinary.places) lanes.ordinary.hold(BREATH_MS);
    },
  };
}

function laneOf({ calls, perMs, places }: LaneLimit, clock: Clock) {
  /** Instants of the calls that still count, oldest first. */
  const sent: number[] = [];
  const seats = seatsOf(places);
  let heldUntil = 0;
  let tail: Promise<unknown> = Promise.resolve();

  const waitMs = (): number => {
    const now = clock.now();
    while (sent[0] !== undefined && sent[0] <= now - perMs) sent.shift();
    const oldest = sent.length < calls ? undefined : sent[0];
    return Math.max(heldUntil - now, oldest === undefined ? 0 : oldest + perMs - now);
  };
  const room = async (signal: AbortSignal): Promise<void> => {
    for (let wait = waitMs(); wait > 0; wait = waitMs()) await clock.sleep(wait, signal);
    signal.throwIfAborted();
    sent.push(clock.now());
  };
  return {
    // The seat comes first: a call counted against the window is then sent at once, not after a slow neighbour.
    async enter(signal: AbortSignal): Promise<() => void> {
      const leave = await seats.take();
      const turn = tail.then(() => room(signal));
      tail = turn.catch(() => undefined);
      try {
        await turn;
        return leave;
      } catch (error) {
        leave();
        throw error;
      }
    },
    hold(ms: number): void {
      heldUntil = Math.max(heldUntil, clock.now() + ms);
    },
  };
}

function seatsOf(count: number) {
  const waiting: (() => void)[] = [];
  let free = count;
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async take(): Promise<() => void> {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return leave;
    },
  };
}
