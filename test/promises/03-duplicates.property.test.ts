import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { randomHistory } from "../histories/random-history.ts";
import { LAST } from "../histories/words.ts";
import { runs } from "../support/runs.ts";
import { textOf } from "./sums.ts";

const repeated = randomHistory.chain((history) => fc.tuple(fc.constant(history), fc.shuffledSubarray([...history.facts, ...history.facts])));

describe("promise 3: duplicates change nothing", () => {
  test("a fact known twice, or three times, is one fact", () => {
    fc.assert(fc.property(repeated, ([{ program, facts }, again]) => {
      const copies = again.map((fact) => ({ ...fact }));
      expect(textOf(bookOf(program, [...copies, ...facts, ...copies], LAST))).toBe(textOf(bookOf(program, facts, LAST)));
    }), runs(150));
  });
});
