import { describe, expect, test } from "vitest";
import { postings, reasons, tell, type Event } from "../ledger/story.ts";

const pro: readonly Event[] = [
  { type: "partner.joined", on: "2024-01-01", partner: "P1", track: "reseller", company: { name: "Agency" }, tier: "pro" },
  { type: "partner.payee", on: "2024-01-01", partner: "P1", billingContact: true, bankDetails: true, taxForm: "W-9" },
];
const approved = (claim: string, on: string, cost: string, more: Event = {}): Event => ({ type: "funds.approved", on, partner: "P1", claim, cost, currency: "USD", by: "mia", ...more });
const told = (asOf: string, ...events: readonly Event[]) => tell(asOf, [...pro, ...events], "infusionsoft");
const amounts = (...events: readonly Event[]) => told("2024-12-31", ...events).fees.map(({ cause, amountMinor }) => [Object.values(cause)[0], amountMinor]);

describe("market development funds (R-29)", () => {
  test("half of an approved cost, due with the commissions of the month and held for the same reasons", () => {
    const { fees, payouts } = told("2024-04-30", approved("stand", "2024-03-10", "1200.01"));
    // Half of 1,200.01 is 600.005, rounded once.
    expect(fees).toMatchObject([{ rule: "market_funds", cause: { claim: "stand" }, baseMinor: 120_001n, amountMinor: 60_001n, earnedOn: "2024-03-10", payableOn: "2024-03-10", dueOn: "2024-04-22" }]);
    expect(reasons(fees[0])).toEqual(["R-29 The marketing cost approved on 2024-03-10 is reimbursed at 50%: 1,200.01 USD × 50% = 600.005, rounded to 600.01 USD"]);
    expect(payouts).toMatchObject([{ dueOn: "2024-04-22", amountMinor: 60_001n, status: "due" }]);
  });

  test("at most 2,500.00 in a calendar month, in the order of approval; the next month begins anew", () => {
    expect(amounts(approved("b", "2024-03-20", "3000.00"), approved("a", "2024-03-05", "4000.00"), approved("c", "2024-03-31", "10.00"), approved("d", "2024-04-01", "9000.00"))).toEqual([
      ["a", 200_000n], ["b", 50_000n], ["d", 250_000n],
    ]);
    const limited = told("2024-03-31", approved("a", "2024-03-05", "4000.00"), approved("b", "2024-03-20", "3000.00")).fees[1];
    expect(reasons(limited)).toEqual([
      "R-29 The marketing cost approved on 2024-03-20 is reimbursed at 50%, of which 500.00 USD was left of the 2,500.00 USD for 2024-03: 3,000.00 USD × 50% = 1,500.00 USD, capped at 500.00 USD",
    ]);
  });

  test("for Pro resellers only, by the tier on the day of approval", () => {
    const demoted: Event = { type: "partner.tier_set", on: "2024-03-10", partner: "P1", tier: "certified", by: "mia" };
    expect(amounts(demoted, approved("before", "2024-03-09", "100.00"), approved("after", "2024-03-10", "100.00"))).toEqual([["before", 5000n]]);
    const service: Event = { type: "partner.joined", on: "2024-01-01", partner: "P2", track: "service", company: { name: "Coach" }, tier: "pro" };
    expect(amounts(service, approved("s", "2024-03-09", "100.00", { partner: "P2" }))).toEqual([]);
  });

  test("an approval recorded late takes its place in the month, and what came after it is corrected", () => {
    const book = told("2024-12-31", approved("b", "2024-03-20", "4000.00"), approved("a", "2024-03-05", "2000.00", { recordedOn: "2024-05-02" }));
    expect(postings(book)).toEqual(["2024-03-20 P1 earned 200000 due 2024-04-22", "2024-05-02 P1 earned 100000 due 2024-06-20", "2024-05-02 P1 corrected -50000 due 2024-06-20"]);
  });

  test("a claim approved anew at another cost is corrected; at no cost it is taken back", () => {
    const book = told("2024-12-31", approved("a", "2024-03-05", "2000.00"), approved("a", "2024-03-05", "1000.00", { recordedOn: "2024-03-06" }), approved("a", "2024-03-05", "0.00", { recordedOn: "2024-03-07" }));
    expect(book.ledger.map(({ amountMinor, reason }) => [amountMinor, reason])).toEqual([[100_000n, "earned"], [-50_000n, "corrected"], [-50_000n, "reversed"]]);
  });

  test("currencies never mix: each has the limit at face value", () => {
    expect(amounts(approved("usd", "2024-03-05", "9000.00"), approved("eur", "2024-03-06", "9000.00", { currency: "EUR" }))).toEqual([["usd", 250_000n], ["eur", 250_000n]]);
  });
});

test("a claim of a partner nobody knows is refused", () => {
  expect(tell("2024-12-31", [approved("a", "2024-03-05", "10.00")], "infusionsoft").refused).toMatchObject([{ event: "e0000", reason: "unknown_partner" }]);
});
