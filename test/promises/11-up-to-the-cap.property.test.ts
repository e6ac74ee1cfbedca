import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { faceValue } from "../../src/program/fee-amount.ts";
import { compare, fraction, roundHalfAway } from "../../src/program/money.ts";
import type { Program } from "../../src/program/program.ts";
import type { Fact } from "../../src/program/facts.ts";
import { historiesOf } from "../histories/random-history.ts";
import { ownProgram } from "../histories/random-program.ts";
import { LAST } from "../histories/words.ts";
import { oneLead, tell, won } from "../ledger/story.ts";
import { runs } from "../support/runs.ts";

const cents = fc.bigInt(0n, 10n ** 10n);
const decimal = (units: bigint): string => `${units / 100n}.${String(units % 100n).padStart(2, "0")}`;

const programWith = (rate: string, cap: string) => ({
  id: "capped", name: "Capped", currency: "USD",
  tracks: [{
    id: "referral", tiers: [{ id: "partner" }],
    fees: [{ id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { partner: rate }, cap }],
    payout: { schedule: { kind: "month_end", plusDays: 10 }, minimum: "0" },
  }],
});

const feeFor = (amount: bigint, program: unknown): bigint => tell("2026-03-01", [...oneLead, won("D1", "2026-02-01", decimal(amount))], program).fees[0]?.amountMinor ?? 0n;

const capsOf = ({ first: { tracks } }: Program): ReadonlyMap<string, string> =>
  new Map(tracks.flatMap(({ fees }) => fees.flatMap((fee) => (fee.on === "deal_won" && fee.cap !== null ? [[fee.id, fee.cap]] : []))));

describe("promise 11: fees grow with the amount, up to the cap", () => {
  test("a dearer deal never earns less, and never more than the cap", () => {
    fc.assert(fc.property(cents, cents, fc.constantFrom("12.5%", "0.001%", "100%"), fc.constantFrom("0.01", "2500", "33.335"), (a, b, rate, cap) => {
      const program = programWith(rate, cap);
      const [less, more] = a < b ? [feeFor(a, program), feeFor(b, program)] : [feeFor(b, program), feeFor(a, program)];
      expect(less <= more).toBe(true);
      expect(more <= roundHalfAway(faceValue(cap, "USD"))).toBe(true);
    }), runs(80));
  });

  test("so it is with bands over a deal, whichever way; and in a year's bands, whatever it is split into, by less than a cent a deal", () => {
    const steps = [{ from: "0", rates: { partner: "7.5%" } }, { from: "1000", rates: { partner: "10%" } }, { from: "50000.01", rates: { partner: "33.333%" } }];
    const banded = (over: string, how: string, cap: string): unknown => {
      const { tracks: [track], ...program } = programWith("1%", cap);
      return { ...program, tracks: [{ ...track, fees: [{ id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", bands: { over, how, steps }, cap }] }] };
    };
    fc.assert(fc.property(cents, cents, fc.constantFrom("marginal", "retroactive"), fc.constantFrom("2500", "99999999"), (a, b, how, cap) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      expect(feeFor(less, banded("deal", how, cap)) <= feeFor(more, banded("deal", how, cap))).toBe(true);
      const ofYear = tell("2026-12-31", [...oneLead, won("D1", "2026-02-01", decimal(a)), won("D2", "2026-03-01", decimal(b))], banded("year", how, "99999999999")).fees;
      const off = ofYear.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) - feeFor(a + b, banded("deal", how, "99999999999"));
      expect(off <= 1n && off >= -1n).toBe(true);
    }), runs(80));
  });

  test("no fee of any history is above its cap, in whatever currency", () => {
    fc.assert(fc.property(historiesOf(ownProgram), ({ program, facts }) => {
      const caps = capsOf(program);
      for (const { rule, amountMinor, currency } of bookOf(program, facts, LAST).fees) {
        const cap = caps.get(rule);
        // A cap of half a cent is rounded like the fee it limits: less than a minor unit lies between.
        if (cap !== undefined) expect(compare(fraction(amountMinor - 1n), faceValue(cap, currency))).toBeLessThan(0);
      }
    }), runs(80));
  });

  test("when deals in dollars are made dearer, no fee on one falls", () => {
    const dearer = fc.tuple(historiesOf(fc.constant("fullstory")), fc.bigInt(2n, 5n));
    fc.assert(fc.property(dearer, ([{ program, facts }, times]) => {
      const amounts = (of: readonly Fact[]) => new Map(bookOf(program, of, LAST).fees.map(({ cause, rule, partner, currency, amountMinor }) => [JSON.stringify([cause, rule, partner, currency]), amountMinor]));
      const [before, after] = [amounts(facts), amounts(facts.map((fact) => multiplied(fact, times)))];
      for (const [fee, amount] of before) expect((after.get(fee) ?? 0n) >= amount).toBe(true);
    }), runs(80));
  });
});

const multiplied = (fact: Fact, times: bigint): Fact =>
  fact.type === "deal.updated" ? { ...fact, lines: fact.lines.map((line) => ({ ...line, amount: { ...line.amount, minor: line.amount.minor * times } })) } : fact;
