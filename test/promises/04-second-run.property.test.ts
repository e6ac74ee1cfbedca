import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { missingPostings } from "../../src/server/jobs/missing-postings.ts";
import { randomHistory } from "../histories/random-history.ts";
import { anyDay, LAST } from "../histories/words.ts";
import { runs } from "../support/runs.ts";
import { bare, balances } from "./sums.ts";

describe("promise 4: a second run posts nothing", () => {
  test("once the ledger holds what the facts call for, nothing is missing from it", () => {
    fc.assert(fc.property(randomHistory, ({ program, facts }) => {
      const { ledger } = bookOf(program, facts, LAST);
      expect(missingPostings(ledger, missingPostings(ledger, []))).toEqual([]);
    }), runs(120));
  });

  test("what a later day adds is posted once, whatever stands in the ledger from a day before", () => {
    fc.assert(fc.property(randomHistory, anyDay, ({ program, facts }, asOf) => {
      const before = bookOf(program, facts, asOf).ledger;
      const { ledger } = bookOf(program, facts, LAST);
      const added = missingPostings(ledger, before);
      expect(balances([...bare(before), ...added])).toEqual(balances(ledger));
      expect(missingPostings(ledger, [...before, ...added])).toEqual([]);
    }), runs(120));
  });
});
