import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMinor, fraction } from "../../src/program/money.ts";
import { roundFee, ROUNDINGS } from "../../src/program/rounding.ts";
import { joined, oneLead, tell, won } from "../ledger/story.ts";

describe("a fee's exact amount in whole cents", () => {
  test.each([
    // exact cents, then half_away, half_even, half_up, down, up
    [[2n, 1n], [2, 2, 2, 2, 2]],
    [[24n, 10n], [2, 2, 2, 2, 3]],
    [[25n, 10n], [3, 2, 3, 2, 3]],
    [[26n, 10n], [3, 3, 3, 2, 3]],
    [[35n, 10n], [4, 4, 4, 3, 4]],
    [[1n, 2n], [1, 0, 1, 0, 1]],
    [[-24n, 10n], [-2, -2, -2, -2, -3]],
    [[-25n, 10n], [-3, -2, -2, -2, -3]],
    [[-26n, 10n], [-3, -3, -3, -2, -3]],
    [[-35n, 10n], [-4, -4, -3, -3, -4]],
  ] as const)("%s", ([num, den], expected) => {
    expect(ROUNDINGS.map((mode) => Number(roundFee(fraction(num, den), mode)))).toEqual(expected);
  });

  test("is never off by a whole cent, nor by more than half of one unless rounded always one way, and never falls as it grows", () => {
    const exact = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }));
    fc.assert(fc.property(exact, fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.constantFrom(...ROUNDINGS), ([num, den], more, mode) => {
      const error = roundFee({ num, den }, mode) * den - num;
      const most = mode === "up" || mode === "down" ? den - 1n : den / 2n;
      expect(error <= most && error >= -most).toBe(true);
      expect(roundFee({ num: num + more, den }, mode) >= roundFee({ num, den }, mode)).toBe(true);
    }));
  });
});

test.each([
  // 10% of 100.25 is 10.025, of 100.35 is 10.035, of 100.01 is 10.001 and of 100.09 is 10.009.
  ["half_away", ["10.03", "10.04", "10.00", "10.01"]],
  ["half_even", ["10.02", "10.04", "10.00", "10.01"]],
  ["half_up", ["10.03", "10.04", "10.00", "10.01"]],
  ["down", ["10.02", "10.03", "10.00", "10.00"]],
  ["up", ["10.03", "10.04", "10.01", "10.01"]],
])("a program that rounds %s does so with each of its fees", (rounding, fees) => {
  const program = {
    id: "own", name: "Own", currency: "USD", rounding,
    tracks: [{
      id: "referral", tiers: [{ id: "only" }], payout: { schedule: { kind: "month_end", plusDays: 0 }, minimum: "0" },
      fees: [
        { id: "deal", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { only: "10%" } },
        { id: "managed", on: "managed_month", base: "monthly_value", rates: { only: "120%" } },
        { id: "recurring", on: "subscription_paid", base: "amount_paid", rates: { only: "10%" } },
      ],
    }],
  };
  const amounts = ["100.25", "100.35", "100.01", "100.09"];
  const fee = (amount: string, id: string): string | undefined => {
    const book = tell("2026-02-28", [
      ...oneLead.slice(1), joined("P1"), won("D1", "2026-02-01", amount),
      { type: "managed.notified", on: "2026-02-01", partner: "P1", company: "C1" }, { type: "managed.confirmed", on: "2026-02-01", partner: "P1", company: "C1" },
      { type: "subscription.sold", on: "2026-02-01", subscription: "S1", partner: "P1", customer: "a", mrr: "1.00", currency: "USD", qualified: true },
      { type: "subscription.paid", on: "2026-02-01", subscription: "S1", payment: "a", amount },
    ], program);
    const row = book.fees.find(({ rule }) => rule === id);
    return row && formatMinor(row.amountMinor, row.currency);
  };
  for (const id of ["deal", "managed", "recurring"]) expect(amounts.map((amount) => fee(amount, id)), id).toEqual(fees);
});
