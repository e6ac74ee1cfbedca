import type { Clock } from "../../../src/server/hubspot/clock.ts";

/** A clock on which a wait is over at once and leaves its mark. */
export interface SimulatedClock extends Clock {
  /** Every wait asked for, in milliseconds. */
  readonly waits: readonly number[];
  advance(ms: number): void;
}

export function simulatedClock(startAt = Date.UTC(2026, 0, 15)): SimulatedClock {
  let now = startAt;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
      // Time passes only when everybody who can go on has done so.
      await new Promise((resolve) => setImmediate(resolve));
      now += ms;
    },
    advance: (ms) => {
      now += ms;
    },
  };
}
