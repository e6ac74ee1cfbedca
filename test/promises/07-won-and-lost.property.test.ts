import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/program/calendar.ts";
import { oneLead, tell, won, invoicePaid, type Event } from "../ledger/story.ts";
import { written } from "../histories/words.ts";
import { runs } from "../support/runs.ts";

const cents = fc.integer({ min: 0, max: 99_999_999 });
const moves = fc.array(fc.record({
  stage: fc.constantFrom("won", "lost", "open", "deleted"), amount: cents, days: fc.integer({ min: 0, max: 40 }), invoiced: fc.boolean(), paidOut: fc.boolean(),
}), { minLength: 1, maxLength: 12 });

const amountOf = (units: number): string => written(BigInt(units), "USD");

/** A deal's moves one after another; some of its wins are invoiced, and some of what is due is paid out. */
const wanderings = (steps: readonly { stage: string; amount: number; days: number; invoiced: boolean; paidOut: boolean }[], end: Event): readonly Event[] => {
  let on = "2026-02-01";
  const events = steps.flatMap(({ stage, amount, days, invoiced, paidOut }): Event[] => {
    on = addDays(on, days);
    const move = won("D1", on, amountOf(amount), { stage });
    const paid: Event = { type: "payout.paid", on, partner: "P1", dueOn: "2026-04-30" };
    return [move, ...(invoiced ? [invoicePaid("D1", on)] : []), ...(paidOut ? [paid] : [])];
  });
  return [...oneLead, ...events, { ...end, on: addDays(on, 1), closedOn: addDays(on, 1) }];
};

const balance = (events: readonly Event[]): bigint => tell("2027-12-31", events).ledger.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

describe("promise 7: won, lost and won again, however often, nets one fee", () => {
  test("of the last win's amount: 10% for the entry tier", () => {
    fc.assert(fc.property(moves, cents, (steps, amount) => {
      expect(balance(wanderings(steps, won("D1", "", amountOf(amount))))).toBe((BigInt(amount) * 10n + 50n) / 100n);
    }), runs(80));
  });

  test("and none if it is lost in the end", () => {
    fc.assert(fc.property(moves, cents, fc.constantFrom("lost", "open", "deleted"), (steps, amount, stage) => {
      expect(balance(wanderings(steps, won("D1", "", amountOf(amount), { stage })))).toBe(0n);
    }), runs(60));
  });
});
