import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import type { Book } from "../../src/ledger/book.ts";
import type { Program } from "../../src/program/program.ts";
import { historiesOf } from "../histories/random-history.ts";
import { changingProgram } from "../histories/random-program.ts";
import { anyDay } from "../histories/words.ts";
import { runs } from "../support/runs.ts";
import { bare, textOf } from "./sums.ts";

const changing = historiesOf(changingProgram);
const changeOf = ({ later }: Program): string => later[0]?.from ?? "";
const unchanged = (program: Program): Program => ({ ...program, later: [] });

/** What was earned before a day, whatever has become of its payment. */
const earnedBefore = ({ fees }: Book, day: string): string =>
  textOf(fees.filter(({ earnedOn }) => earnedOn !== null && earnedOn < day).map(({ status: _, dueOn: __, why: ___, ...fee }) => fee));

describe("promise 10: a change of terms never alters what was earned before it", () => {
  test("each fee earned until then stays as it is, on any later day and whatever is learned by then", () => {
    fc.assert(fc.property(changing, anyDay, ({ program, facts }, asOf) => {
      const from = changeOf(program);
      expect(earnedBefore(bookOf(program, facts, asOf), from)).toBe(earnedBefore(bookOf(unchanged(program), facts, asOf), from));
    }), runs(200));
  });

  test("the ledger until then has the same rows", () => {
    fc.assert(fc.property(changing, anyDay, ({ program, facts }, asOf) => {
      const rowsBefore = (of: Program) => textOf(bare(bookOf(of, facts, asOf).ledger.filter(({ on }) => on < changeOf(program))));
      expect(rowsBefore(program)).toBe(rowsBefore(unchanged(program)));
    }), runs(100));
  });
});
