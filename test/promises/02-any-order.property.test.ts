import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { randomHistory } from "../histories/random-history.ts";
import { anyDay } from "../histories/words.ts";
import { runs } from "../support/runs.ts";
import { textOf } from "./sums.ts";

const inTwoOrders = randomHistory.chain((history) => fc.tuple(fc.constant(history), fc.shuffledSubarray([...history.facts], { minLength: history.facts.length })));

describe("promise 2: the same facts in any order give the same state", () => {
  test("byte for byte, every list of the book", () => {
    fc.assert(fc.property(inTwoOrders, anyDay, ([{ program, facts }, shuffled], asOf) => {
      expect(textOf(bookOf(program, shuffled, asOf))).toBe(textOf(bookOf(program, facts, asOf)));
    }), runs(150));
  });
});
