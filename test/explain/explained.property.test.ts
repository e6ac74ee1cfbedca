import fc from "fast-check";
import { expect, test } from "vitest";
import { countsFrom } from "../../src/program/facts.ts";
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
    const reasons = [...book.leads, ...book.tiers, ...book.pastTiers, ...book.tiers.flatMap(({ reviews }) => reviews), ...book.fees, ...book.estimates, ...book.ineligible, ...book.paymentsWithoutFee, ...book.ledger, ...book.payouts, ...book.refused].map(({ why }) => why());
    expect(reasons.filter((why) => why.length === 0)).toEqual([]);
    for (const { rule } of reasons.flat()) expect(Number(rule.slice(2))).toSatisfy((n: number) => n >= 1 && n <= 37);
    // An answer that is paid some day says when, or why not yet.
    for (const { status, whyDue, cause } of book.fees) if (status !== "reversed" && "deal" in cause) expect(whyDue().length).toBeGreaterThan(0);
  }), runs(150));
});

test("a payment of what somebody sold has a fee or a reason for none, and never both", () => {
  fc.assert(fc.property(randomHistory, anyDay, ({ program, facts }, asOf) => {
    const { fees, paymentsWithoutFee, refused } = bookOf(program, facts, asOf);
    const forbidden = new Set(refused.map(({ event }) => event));
    const known = facts.filter((fact) => countsFrom(fact) <= asOf && !forbidden.has(fact.id));
    const sold = new Set(known.flatMap((fact) => (fact.type === "subscription.sold" ? [fact.subscription] : [])));
    const all = new Set(known.flatMap((fact) => (fact.type === "subscription.paid" && sold.has(fact.subscription) ? [named(fact)] : [])));
    const earning = new Set(fees.flatMap(({ cause, status }) => ("payment" in cause && status !== "reversed" ? [named(cause)] : [])));
    expect(paymentsWithoutFee.map(named).toSorted()).toEqual([...all].filter((payment) => !earning.has(payment)).toSorted());
  }), runs(150));
});

const named = ({ subscription, payment }: { readonly subscription: string; readonly payment: string }): string => `${subscription} ${payment}`;
