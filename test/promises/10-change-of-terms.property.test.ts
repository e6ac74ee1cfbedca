import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import type { Book } from "../../src/ledger/book.ts";
import type { Fact } from "../../src/program/facts.ts";
import type { Program } from "../../src/program/program.ts";
import { historiesOf } from "../histories/random-history.ts";
import { changingProgram } from "../histories/random-program.ts";
import { anyDay } from "../histories/words.ts";
import { runs } from "../support/runs.ts";
import { bare, textOf } from "./sums.ts";

const changing = historiesOf(changingProgram);
const changeOf = ({ later }: Program): string => later[0]?.from ?? "";
const unchanged = (program: Program): Program => ({ ...program, later: [] });

/** What was earned before a day, whatever has become of its payment; clawbacks aside that take back what was earned since too. */
const earnedBefore = ({ fees }: Book, day: string, facts: readonly Fact[]): string => {
  const paidSince = new Set(facts.flatMap((fact) => (fact.type === "subscription.paid" && fact.on >= day ? [fact.subscription] : [])));
  const isBefore = ({ rule, cause, earnedOn }: Book["fees"][number]): boolean =>
    earnedOn !== null && earnedOn < day && !(rule === "clawback" && "subscription" in cause && paidSince.has(cause.subscription));
  return textOf(fees.filter(isBefore).map(({ status: _, dueOn: __, why: ___, whyDue: ____, ...fee }) => fee));
};

describe("promise 10: a change of terms never alters what was earned before it", () => {
  test("each fee earned until then stays as it is, on any later day and whatever is learned by then", () => {
    fc.assert(fc.property(changing, anyDay, ({ program, facts }, asOf) => {
      const from = changeOf(program);
      expect(earnedBefore(bookOf(program, facts, asOf), from, facts)).toBe(earnedBefore(bookOf(unchanged(program), facts, asOf), from, facts));
    }), runs(200));
  });

  test("the ledger until then has the same rows", () => {
    fc.assert(fc.property(changing, anyDay, ({ program, facts }, asOf) => {
      const rowsBefore = (of: Program) => textOf(bare(bookOf(of, facts, asOf).ledger.filter(({ on }) => on < changeOf(program))));
      expect(rowsBefore(program)).toBe(rowsBefore(unchanged(program)));
    }), runs(100));
  });
});
