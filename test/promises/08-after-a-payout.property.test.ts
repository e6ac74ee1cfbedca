import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import type { Book, ExplainedPosting, PayoutRow } from "../../src/ledger/book.ts";
import { countsFrom, type Fact } from "../../src/program/facts.ts";
import { randomHistory } from "../histories/random-history.ts";
import { anyDay, LAST } from "../histories/words.ts";
import { runs } from "../support/runs.ts";
import { bare, sumsBy, textOf } from "./sums.ts";

/** Facts without those that a payout is told in other words by: the payee's currency and rates are judged as of the day asked. */
const withoutLaterRates = (facts: readonly Fact[], day: string): readonly Fact[] =>
  facts.filter((fact) => countsFrom(fact) <= day || (fact.type !== "fx.rate" && fact.type !== "partner.payee"));

/** Then each fee is paid in its own currency. */
const withoutRates = (facts: readonly Fact[]): readonly Fact[] => facts.filter(({ type }) => type !== "fx.rate");

const lane = ({ partner, currency }: { readonly partner: string; readonly currency: string }): string => `${partner} ${currency}`;
const name = ({ partner, dueOn, currency }: PayoutRow): string => `${partner} ${dueOn} ${currency}`;

const paidBefore = ({ payouts }: Book, day: string): readonly PayoutRow[] => payouts.filter(({ status, dueOn }) => status === "paid" && dueOn < day);

/** Postings that are due in a payout that is paid by now. */
const paidPostings = ({ ledger, payouts }: Book): readonly ExplainedPosting[] => {
  const paid = new Set(payouts.filter(({ status }) => status === "paid").map(({ partner, dueOn }) => `${partner} ${dueOn}`));
  return ledger.filter(({ partner, dueOn }) => paid.has(`${partner} ${dueOn}`));
};

describe("promise 8: after a payout, corrections are new rows", () => {
  test("the ledger of a day is the beginning of every later one: nothing posted is taken out, altered or put in between", () => {
    fc.assert(fc.property(randomHistory, anyDay, ({ program, facts }, asOf) => {
      expect(textOf(bare(bookOf(program, facts, asOf).ledger))).toBe(textOf(bare(bookOf(program, facts, LAST).ledger.filter(({ on }) => on <= asOf))));
    }), runs(150));
  });

  test("a payout that was paid, and each posting in it, stays as it is", () => {
    fc.assert(fc.property(randomHistory, anyDay, ({ program, facts }, asOf) => {
      const [before, later] = [bookOf(program, facts, asOf), bookOf(program, withoutLaterRates(facts, asOf), LAST)];
      const paid = paidBefore(before, asOf);
      const names = new Set(paid.map(name));
      expect(textOf(later.payouts.filter((row) => names.has(name(row))))).toBe(textOf(paid));
      const textOfRow = ({ why: _, ...posting }: ExplainedPosting): string => textOf(posting);
      const postings = new Set(later.ledger.map(textOfRow));
      expect(paidPostings(before).filter((posting) => !postings.has(textOfRow(posting)))).toEqual([]);
    }), runs(200));
  });

  test("no payout is negative or nothing; a balance that is goes on to the next due date, to the cent", () => {
    fc.assert(fc.property(randomHistory, anyDay, ({ program, facts }, asOf) => {
      const before = new Map<string, PayoutRow>();
      for (const row of bookOf(program, facts, asOf).payouts) {
        const last = before.get(lane(row));
        const goesOn = last?.status === "carried" || last?.status === "below_minimum";
        expect(row.carriedInMinor).toBe(goesOn ? last.amountMinor : 0n);
        expect(row.amountMinor > 0n).toBe(row.status !== "carried");
        before.set(lane(row), row);
      }
    }), runs(150));
  });

  test("what payouts hold adds up, currency by currency, to all postings that are due some day", () => {
    fc.assert(fc.property(randomHistory, ({ program, facts }) => {
      const book = bookOf(program, withoutRates(facts), LAST);
      const due = book.ledger.filter(({ dueOn }) => dueOn !== null);
      const held = book.payouts.map((row) => ({ ...row, amountMinor: row.amountMinor - row.carriedInMinor }));
      expect(sumsBy(held, lane)).toEqual(sumsBy(due, lane));
    }), runs(150));
  });
});
