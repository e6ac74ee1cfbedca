import fc from "fast-check";
import { expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { explainText } from "../../src/scenario/explain-text.ts";
import { randomHistory } from "../histories/random-history.ts";
import { anyDay } from "../histories/words.ts";
import { runs } from "../support/runs.ts";

test("whatever happened, each answer has its reasons, each reason its rule, and no sentence a hole", () => {
  fc.assert(fc.property(randomHistory, anyDay, (history, asOf) => {
    const { program, facts } = history;
    const book = bookOf(program, facts, asOf);
    const text = explainText(program.name, { program, facts }, book);
    expect(text).not.toMatch(/undefined|NaN|\[object|null/);
    const reasons = [...book.leads, ...book.tiers, ...book.tiers.flatMap(({ reviews }) => reviews), ...book.fees, ...book.estimates, ...book.ineligible, ...book.ledger, ...book.payouts, ...book.refused].map(({ why }) => why());
    expect(reasons.filter((why) => why.length === 0)).toEqual([]);
    for (const { rule } of reasons.flat()) expect(Number(rule.slice(2))).toSatisfy((n: number) => n >= 1 && n <= 37);
    // An answer that is paid some day says when, or why not yet.
    for (const { status, whyDue, cause } of book.fees) if (status !== "reversed" && "deal" in cause) expect(whyDue().length).toBeGreaterThan(0);
  }), runs(150));
});
