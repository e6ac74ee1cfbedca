import { expect, test } from "vitest";
import { governor, type Lane } from "../../../src/server/hubspot/governor.ts";
import { simulatedClock, type SimulatedClock } from "./simulated-clock.ts";

const never = new AbortController().signal;

/** Instants at which `count` calls were let through, each done at once. */
async function letThrough(clock: SimulatedClock, lane: Lane, count: number): Promise<readonly number[]> {
  const door = governor(clock);
  const start = clock.now();
  const instants: number[] = [];
  await Promise.all(Array.from({ length: count }, async () => {
    const leave = await door.enter(lane, never);
    instants.push(clock.now() - start);
    leave();
  }));
  return instants;
}

/** The most calls in any stretch of time of this length. */
const densest = (instants: readonly number[], lengthMs: number): number =>
  Math.max(...instants.map((from) => instants.filter((at) => at >= from && at < from + lengthMs).length));

test("no ten seconds see more than 100 calls, and none is held back that need not be", async () => {
  const instants = await letThrough(simulatedClock(), "ordinary", 250);
  expect(densest(instants, 10_000)).toBe(100);
  expect(instants[99]).toBe(0);
  expect(instants.at(-1)).toBe(20_000);
});

test("searches keep to four a second", async () => {
  const instants = await letThrough(simulatedClock(), "search", 10);
  expect(densest(instants, 1_000)).toBe(4);
  expect(instants.at(-1)).toBe(2_000);
});

test("waiting searches do not hold up other calls", async () => {
  const clock = simulatedClock();
  const door = governor(clock);
  door.hold("search", 60_000);
  const search = door.enter("search", never);
  const before = clock.now();
  await (await door.enter("ordinary", never))();
  await search;
  expect(clock.waits).toEqual([60_000]);
  expect(clock.now() - before).toBeLessThanOrEqual(60_000);
});

test("a hold keeps every call of the account back", async () => {
  const clock = simulatedClock();
  const door = governor(clock);
  door.hold("ordinary", 3_000);
  door.hold("ordinary", 1_000);
  const start = clock.now();
  await door.enter("ordinary", never);
  expect(clock.now() - start).toBe(3_000);
});

test("when HubSpot says little is left, others are drawing too and we take a breath", async () => {
  const clock = simulatedClock();
  const door = governor(clock);
  door.remaining(50);
  await door.enter("ordinary", never);
  expect(clock.waits).toEqual([]);
  door.remaining(3);
  await door.enter("ordinary", never);
  expect(clock.waits).toEqual([1_000]);
});

test("eight calls are in flight at once, the ninth takes the place of the first to leave", async () => {
  const door = governor(simulatedClock());
  const places = await Promise.all(Array.from({ length: 8 }, () => door.enter("ordinary", never)));
  let ninthIsIn = false;
  const ninth = door.enter("ordinary", never).then((leave) => {
    ninthIsIn = true;
    leave();
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(ninthIsIn).toBe(false);
  places[0]?.();
  await ninth;
  expect(ninthIsIn).toBe(true);
});

test("a call that is called off gives its place back and lets the next one through", async () => {
  const clock = simulatedClock();
  const door = governor(clock);
  const calledOff = AbortSignal.abort(new Error("closing"));
  await expect(Promise.all(Array.from({ length: 20 }, () => door.enter("ordinary", calledOff)))).rejects.toThrow("closing");
  await expect(door.enter("ordinary", never)).resolves.toBeTypeOf("function");
});
