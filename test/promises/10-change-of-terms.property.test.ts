import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import type { Book } from "../../src/ledger/book.ts";
import type { Program } from "../../src/program/program.ts";
import { historiesOf, type RandomHistory } from "../histories/random-history.ts";
import { changingProgram } from "../histories/random-program.ts";
import { anyDay } from "../histories/words.ts";
import { runs } from "../support/runs.ts";
import { bare, textOf } from "./sums.ts";

const changing = historiesOf(changingProgram);
const changeOf = ({ later }: Program): string => later[0]?.from ?? "";
const unchanged = (program: Program): Program => ({ ...program, later: [] });

/** Fees that the year's later deals lift are about days after the change too (decision 0014). */
const liftedLater = ({ first: { tracks } }: Program): ReadonlySet<string> =>
  new Set(tracks.flatMap(({ fees }) => fees.flatMap(({ id, pays }) => (pays.kind === "bands" && pays.over === "year" && pays.how === "retroactive" ? [id] : []))));

/** What was earned before a day, whatever has become of its payment; clawbacks aside that take back what was earned since too. */
const earnedBefore = ({ fees }: Book, day: string, { facts, program }: RandomHistory): string => {
  const paidSince = new Set(facts.flatMap((fact) => (fact.type === "subscription.paid" && fact.on >= day ? [fact.subscription] : [])));
  const lifted = liftedLater(program);
  const isBefore = ({ rule, cause, earnedOn }: Book["fees"][number]): boolean =>
    earnedOn !== null && earnedOn < day && !lifted.has(rule) && !(rule === "clawback" && "subscription" in cause && paidSince.has(cause.subscription));
  return textOf(fees.filter(isBefore).map(({ status: _, dueOn: __, why: ___, whyDue: ____, ...fee }) => fee));
};

describe("promise 10: a change of terms never alters what was earned before it", () => {
  test("each fee earned until then stays as it is, on any later day and whatever is learned by then", () => {
    fc.assert(fc.property(changing, anyDay, (history, asOf) => {
      const { program, facts } = history;
      const from = changeOf(program);
      const of = (terms: Program): string => earnedBefore(bookOf(terms, facts, asOf), from, history);
      expect(of(program)).toBe(of(unchanged(program)));
    }), runs(200));
  });

  test("the ledger until then has the same rows", () => {
    fc.assert(fc.property(changing, anyDay, ({ program, facts }, asOf) => {
      const rowsBefore = (of: Program) => textOf(bare(bookOf(of, facts, asOf).ledger.filter(({ on }) => on < changeOf(program))));
      expect(rowsBefore(program)).toBe(rowsBefore(unchanged(program)));
    }), runs(100));
  });
});
