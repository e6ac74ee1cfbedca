import { describe, expect, test } from "vitest";
import { adviceOn, retryAfterMs, type Failure } from "../../../src/server/hubspot/retry.ts";

const status = (code: number, more: { policy?: string; retryAfterMs?: number } = {}): Failure =>
  ({ kind: "status", status: code, policy: more.policy ?? null, retryAfterMs: more.retryAfterMs ?? null });
const again = (waitMs: number, hold = false) => ({ do: "again", waitMs, hold });
const LATER = { do: "later", afterMs: null };
const STOP = { do: "stop" };

describe("the first failure of a call", () => {
  test.each<[string, Failure, unknown, unknown]>([
    // what happened, may be repeated, may not
    ["400", status(400), STOP, STOP],
    ["403", status(403), STOP, STOP],
    ["404", status(404), STOP, STOP],
    ["409", status(409), STOP, STOP],
    ["415", status(415), STOP, STOP],
    ["423 waits two seconds", status(423), again(2_000), again(2_000)],
    ["423 that asks for more", status(423, { retryAfterMs: 5_000 }), again(5_000), again(5_000)],
    ["429 of ten seconds", status(429, { policy: "TEN_SECONDLY_ROLLING" }), again(10_000, true), again(10_000, true)],
    ["429 of a second", status(429, { policy: "SECONDLY" }), again(1_000, true), again(1_000, true)],
    ["429 that says how long", status(429, { policy: "TEN_SECONDLY_ROLLING", retryAfterMs: 3_000 }), again(3_000, true), again(3_000, true)],
    ["429 without a policy", status(429), again(10_000, true), again(10_000, true)],
    ["429 of the day", status(429, { policy: "DAILY" }), { do: "later", afterMs: 3_600_000 }, { do: "later", afterMs: 3_600_000 }],
    ["477 of hours", status(477, { retryAfterMs: 7_200_000 }), { do: "later", afterMs: 7_200_000 }, { do: "later", afterMs: 7_200_000 }],
    ["477 of seconds", status(477, { retryAfterMs: 20_000 }), again(20_000, true), again(20_000, true)],
    ["500", status(500), again(500), LATER],
    ["502", status(502), again(500), LATER],
    ["503 that says how long", status(503, { retryAfterMs: 4_000 }), again(4_000), LATER],
    ["504", status(504), again(500), LATER],
    ["521", status(521), again(500), LATER],
    ["524", status(524), again(500), LATER],
    ["522", status(522), again(500), LATER],
    ["525", status(525), again(500), LATER],
    ["a reset", { kind: "network" }, again(500), LATER],
  ])("%s", (_case, failure, repeatable, once) => {
    expect(adviceOn(failure, 1, true, 0)).toEqual(repeatable);
    expect(adviceOn(failure, 1, false, 0)).toEqual(once);
  });
});

test("each wait is twice the last, spread by as much again", () => {
  expect([1, 2, 3].map((attempt) => adviceOn(status(503), attempt, true, 0))).toEqual([again(500), again(1_000), again(2_000)]);
  expect(adviceOn(status(503), 3, true, 1)).toEqual(again(4_000));
});

test("after the fourth attempt the job takes over", () => {
  expect(adviceOn(status(503), 4, true, 0)).toEqual({ do: "later", afterMs: 4_000 });
  expect(adviceOn(status(522), 2, true, 0)).toEqual(LATER);
});

test("a wait of more than half a minute does not happen inside a call", () => {
  expect(adviceOn(status(429, { retryAfterMs: 31_000 }), 1, true, 0)).toEqual({ do: "later", afterMs: 31_000 });
});

test.each([
  ["3", 3_000],
  [" 0 ", 0],
  ["Thu, 15 Jan 2026 00:00:05 GMT", 5_000],
  ["Thu, 15 Jan 2026 00:00:00 GMT", 0],
  ["Wed, 14 Jan 2026 00:00:00 GMT", 0],
  ["soon", null],
  ["-5x", null],
  [null, null],
])("Retry-After %s", (header, expected) => {
  expect(retryAfterMs(header, Date.UTC(2026, 0, 15))).toBe(expected);
});
