import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { addDays, type Day } from "../../src/program/calendar.ts";
import type { Fact } from "../../src/program/facts.ts";
import { standing } from "../../src/program/judge.ts";
import { outputOf } from "../../src/scenario/output.ts";
import { LAST, randomEvents } from "./random-story.ts";
import { story } from "./story.ts";
import { runs } from "../support/runs.ts";

const anyDay = fc.integer({ min: 0, max: 545 }).map((days) => addDays("2026-01-01", days));
const recordedBy = (facts: readonly Fact[], day: Day): readonly Fact[] => facts.filter(({ recordedOn }) => recordedOn <= day);

describe("the book of a past day", () => {
  test("is the same, byte for byte, whether what was recorded later is there or not", () => {
    fc.assert(fc.property(randomEvents, anyDay, (events, day) => {
      const { program, facts } = story(events);
      const printed = (known: readonly Fact[]): string => JSON.stringify(outputOf(bookOf(program, known, day)));
      expect(printed(facts)).toBe(printed(recordedBy(facts, day)));
    }), runs(100));
  });

  test("is so too for a caller that keeps its verdicts", () => {
    fc.assert(fc.property(randomEvents, anyDay, (events, day) => {
      const { program, facts } = story(events);
      const printed = (known: readonly Fact[], judged: readonly Fact[]): string => JSON.stringify(outputOf(bookOf(program, known, day, standing(judged))));
      const then = recordedBy(facts, day);
      expect(printed(facts, facts)).toBe(printed(then, then));
    }), runs(100));
  });

  test("has the rows of every later ledger that are dated by that day, and no others", () => {
    fc.assert(fc.property(randomEvents, anyDay, anyDay, (events, day, other) => {
      const { program, facts } = story(events);
      const [early, late] = day <= other ? [day, other] : [other, day];
      const ledgerOn = (asOf: Day) => outputOf(bookOf(program, facts, asOf)).ledger;
      expect(ledgerOn(early)).toEqual(ledgerOn(late).filter(({ on }) => on <= early));
      expect(ledgerOn(LAST).filter(({ on }) => on <= early)).toEqual(ledgerOn(early));
    }), runs(60));
  });
});
