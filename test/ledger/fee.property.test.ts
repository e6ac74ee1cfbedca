import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/program/calendar.ts";
import { oneLead, subscription, tell, won, type Event } from "./story.ts";

const cents = fc.integer({ min: 0, max: 99_999_999 });
const decimal = (amount: number): string => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;

const capped = {
  id: "capped", name: "Capped", currency: "USD",
  tracks: [{
    id: "referral", tiers: [{ id: "partner" }],
    fees: [{ id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { partner: "12.5%" }, cap: "2500" }],
    payout: { schedule: { kind: "month_end", plusDays: 10 }, minimum: "0" },
  }],
};

const feeFor = (amount: number, program: unknown): bigint => tell("2026-03-01", [...oneLead, won("D1", "2026-02-01", decimal(amount))], program).fees[0]?.amountMinor ?? 0n;

describe("a fee", () => {
  test("grows with the deal's amount, up to the cap and never past it", () => {
    fc.assert(fc.property(cents, cents, (a, b) => {
      const [less, more] = [feeFor(Math.min(a, b), capped), feeFor(Math.max(a, b), capped)];
      expect(less <= more && more <= 250_000n).toBe(true);
    }), { numRuns: 60 });
  });

  test("is rounded once: never further than half a cent from the exact share", () => {
    fc.assert(fc.property(fc.array(fc.record({ amount: cents, termMonths: fc.integer({ min: 1, max: 60 }) }), { minLength: 1, maxLength: 5 }), (lines) => {
      const subscriptions = lines.map(({ amount, termMonths }) => subscription(decimal(amount), { termMonths }));
      const [fee] = tell("2026-03-01", [...oneLead, won("D1", "2026-02-01", "0.00", { lines: subscriptions })]).fees;
      // Everything over the common denominator of all terms, so that the comparison is exact: 10% of the first-year values.
      const common = lines.reduce((product, { termMonths }) => product * BigInt(termMonths), 1n);
      const scaled = lines.reduce((sum, { amount, termMonths }) => sum + (termMonths > 12 ? (BigInt(amount) * 12n * common) / BigInt(termMonths) : BigInt(amount) * common), 0n);
      const difference = 2n * ((fee?.amountMinor ?? 0n) * 10n * common - scaled);
      expect(difference <= 10n * common && difference >= -10n * common).toBe(true);
    }), { numRuns: 60 });
  });

  test("nets to one fee however often its deal is won and lost", () => {
    const moves = fc.array(fc.record({ stage: fc.constantFrom("won", "lost", "open", "deleted"), amount: cents }), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(moves, cents, (before, amount) => {
      const story = before.map(({ stage, amount: then }, i): Event => won("D1", addDays("2026-02-01", i), decimal(then), { stage }));
      const last = won("D1", addDays("2026-02-01", before.length), decimal(amount));
      const book = tell("2026-12-31", [...oneLead, ...story, last]);
      const balance = book.ledger.reduce((sum, posting) => sum + posting.amountMinor, 0n);
      expect(balance).toBe((BigInt(amount) * 10n + 50n) / 100n);
    }), { numRuns: 60 });
  });
});
