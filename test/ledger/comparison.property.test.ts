import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import type { Book } from "../../src/ledger/book.ts";
import { compareBooks } from "../../src/ledger/comparison.ts";
import { historiesOf } from "../histories/random-history.ts";
import { changingProgram } from "../histories/random-program.ts";
import { anyDay } from "../histories/words.ts";
import { runs } from "../support/runs.ts";

const changing = historiesOf(changingProgram);
/** What the ledger comes to for each partner and currency, without what comes to nothing. */
const ledgerSums = ({ ledger }: Book): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const { partner, currency, amountMinor } of ledger) sums.set(`${partner} ${currency}`, (sums.get(`${partner} ${currency}`) ?? 0n) + amountMinor);
  return new Map([...sums].filter(([, sum]) => sum !== 0n));
};

describe("two programs held against each other", () => {
  test("have the totals that the ledger of each comes to, partner by partner", () => {
    fc.assert(fc.property(changing, anyDay, ({ program, facts }, asOf) => {
      const [before, after] = [bookOf({ ...program, later: [] }, facts, asOf), bookOf(program, facts, asOf)];
      const { totals, causes } = compareBooks(before, after);
      const totalsOf = (side: "before" | "after") => new Map(totals.map((total) => [`${total.partner} ${total.currency}`, total[side]] as const).filter(([, sum]) => sum !== 0n));
      expect(totalsOf("before")).toEqual(ledgerSums(before));
      expect(totalsOf("after")).toEqual(ledgerSums(after));
      const sum = (rows: readonly { readonly differenceMinor: bigint }[]): bigint => rows.reduce((all, { differenceMinor }) => all + differenceMinor, 0n);
      expect(sum(totals)).toBe(sum(causes));
    }), runs(100));
  });

  test("differ in nothing when they are the same, and the other way round by as much the other way", () => {
    fc.assert(fc.property(changing, anyDay, ({ program, facts }, asOf) => {
      const [before, after] = [bookOf({ ...program, later: [] }, facts, asOf), bookOf(program, facts, asOf)];
      const same = compareBooks(after, after);
      expect([...same.causes, ...same.totals].filter(({ differenceMinor }) => differenceMinor !== 0n)).toEqual([]);
      expect(same.tiers).toEqual([]);
      const swapped = compareBooks(after, before).causes;
      expect(compareBooks(before, after).causes.map(({ partner, cause, currency, differenceMinor }) => ({ partner, cause, currency, differenceMinor })))
        .toEqual(swapped.map(({ partner, cause, currency, differenceMinor }) => ({ partner, cause, currency, differenceMinor: -differenceMinor })));
    }), runs(100));
  });
});
