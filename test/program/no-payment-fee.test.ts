import { describe, expect, test } from "vitest";
import { explainText } from "../../src/scenario/explain-text.ts";
import { bookOf } from "../../src/ledger/book-of.ts";
import { partOf } from "../../src/ledger/book-part.ts";
import { reasons, story, tell, type Event } from "../ledger/story.ts";

const payout = { schedule: { kind: "month_end", plusDays: 10 }, minimum: "0" };
const fee = (more: object = {}) => ({ id: "commission", on: "subscription_paid", base: "amount_paid", rates: { base: "20%" }, ...more });
const program = (...fees: readonly object[]) => ({ id: "own", name: "Own", currency: "USD", tracks: [{ id: "sales", tiers: [{ id: "base" }, { id: "new" }], fees, payout }] });

const enrolled: Event = { type: "partner.joined", on: "2026-01-01", partner: "P1", track: "sales", company: { name: "Agency" } };
const sold = (more: Event = {}): Event => ({ type: "subscription.sold", on: "2026-02-01", subscription: "S1", partner: "P1", customer: "a", mrr: "50.00", currency: "USD", qualified: true, ...more });
const paid = (on: string, more: Event = {}): Event => ({ type: "subscription.paid", on, subscription: "S1", payment: on, amount: "100.00", ...more });
const whyNot = (terms: unknown, ...events: readonly Event[]): readonly (readonly string[])[] => tell("2029-12-31", [enrolled, ...events], terms).paymentsWithoutFee.map((row) => [row.payment, ...reasons(row)]);

describe("a payment that earns nothing says why, with its rule", () => {
  test("a sale that was not qualified", () => {
    expect(whyNot(program(fee()), sold({ qualified: false }), paid("2026-02-01"))).toEqual([["2026-02-01", "R-23 The sale of 2026-02-01 was not qualified, and only payments of qualified sales earn"]]);
  });

  test("instalments that are not all in, each counted once", () => {
    const part = (n: number, on: string): Event => paid(on, { payment: "year", instalment: { n, of: 3 } });
    expect(whyNot(program(fee()), sold(), part(1, "2026-02-01"), part(1, "2026-02-02"), part(3, "2026-03-01"))).toEqual([["year", "R-23 2 of 3 instalments came in; they earn together, once the last is in"]]);
  });

  test("what was given back, and a payment of nothing", () => {
    expect(whyNot(program(fee()), sold(), paid("2026-02-01", { deductions: "100.00" }), paid("2026-03-01", { amount: "0.00" }))).toEqual([
      ["2026-02-01", "R-23 All of the 100.00 USD paid on 2026-02-01 was given back"], ["2026-03-01", "R-23 Nothing was paid on 2026-03-01"],
    ]);
  });

  test("a partner that had left; the day before it still earns", () => {
    expect(whyNot(program(fee()), sold(), paid("2026-02-27"), paid("2026-02-28"), { type: "partner.left", on: "2026-02-28", partner: "P1" })).toEqual([["2026-02-28", "R-11 Agency was not in the program on 2026-02-28"]]);
  });

  test("a program without such a fee, a tier without a rate, a fee of less than half a cent", () => {
    expect(whyNot(program(), sold(), paid("2026-02-01"))).toEqual([["2026-02-01", "R-23 The program pays the partner's track no fee on payments of subscriptions"]]);
    expect(whyNot(program(fee({ rates: { new: "20%" } })), sold(), paid("2026-02-01"))).toEqual([["2026-02-01", "R-23 The commission fee has no rate at base"]]);
    // 0.02 × 20% = 0.004
    expect(whyNot(program(fee()), sold(), paid("2026-02-01", { amount: "0.02" }))).toEqual([["2026-02-01", "R-23 The fee on 0.02 USD rounds to nothing"]]);
  });

  test("the days before the sale and after the months that the fee is for", () => {
    expect(whyNot(program(fee({ months: 2 })), sold(), paid("2026-01-31"), paid("2026-03-31"), paid("2026-04-01"))).toEqual([
      ["2026-01-31", "R-23 It was paid on 2026-01-31, before the sale on 2026-02-01"],
      ["2026-04-01", "R-23 The commission fee is paid for 2 months from the sale, until before 2026-04-01; this was paid on 2026-04-01"],
    ]);
  });

  test("a sale before the fee began, or with another coupon", () => {
    expect(whyNot(program(fee({ soldFrom: "2026-02-02" })), sold(), paid("2026-02-05"))).toEqual([["2026-02-05", "R-23 The commission fee is for what was sold on or after 2026-02-02; this was sold on 2026-02-01"]]);
    expect(whyNot(program(fee({ coupons: ["A"] })), sold({ coupon: "B" }), paid("2026-02-05"))).toEqual([["2026-02-05", "R-23 The commission fee is for what was sold with the coupon A; this was sold with B"]]);
  });

  test("a cancellation within the lock, a payment that was not the first, a year of the contract that is paid nothing", () => {
    expect(whyNot(program(fee({ lockDays: 30 })), sold(), paid("2026-02-01"), { type: "subscription.cancelled", on: "2026-02-20", subscription: "S1" })).toEqual([
      ["2026-02-01", "R-23 The subscription was cancelled on 2026-02-20, while the commission fee was locked, until 2026-03-03; nothing of it is left"],
    ]);
    expect(whyNot(program(fee({ only: "first" })), sold(), paid("2026-02-01"), paid("2026-03-01"))).toEqual([
      ["2026-03-01", "R-23 The commission fee is for the first payment that a customer ever made, and what was paid on 2026-03-01 was not the first"],
    ]);
    expect(whyNot(program(fee({ contractYears: ["100%", "0%"] })), sold(), paid("2027-01-31"), paid("2027-02-01"))).toEqual([["2027-02-01", "R-23 The commission fee pays nothing in year 2 of a contract"]]);
  });

  test("each fee for its own reason, where there are several", () => {
    const terms = program(fee({ id: "bounty", option: "lump_sum", only: "first" }), fee());
    expect(whyNot(terms, { type: "partner.elected", on: "2026-01-15", partner: "P1", option: "lump_sum" }, sold(), paid("2026-02-01"), paid("2026-03-01"))).toEqual([[
      "2026-03-01",
      "R-23 The bounty fee is for the first payment that a customer ever made, and what was paid on 2026-03-01 was not the first",
      "R-23 The commission fee is for partners who chose no option; on the day of the sale, 2026-02-01, this one had chosen Lump sum",
    ]]);
  });
});

test("--explain lists such a payment under its partner, and a deal's part of the book leaves it out", () => {
  const { program: terms, facts } = story([enrolled, { ...enrolled, partner: "P9" }, sold({ qualified: false, partner: "P9" }), paid("2026-02-01")], program(fee()));
  const book = bookOf(terms, facts, "2026-12-31");
  expect(explainText("Own", { program: terms, facts }, book)).toContain("Subscriptions\n  Subscription S1, payment 2026-02-01\n    no fee\n      - The sale of 2026-02-01 was not qualified");
  expect(partOf(book, facts, { partner: "P9", deal: null }).paymentsWithoutFee).toHaveLength(1);
  expect(partOf(book, facts, { partner: "P1", deal: null }).paymentsWithoutFee).toEqual([]);
  expect(partOf(book, facts, { partner: null, deal: "D1" }).paymentsWithoutFee).toEqual([]);
});
