import { describe, expect, test } from "vitest";
import { postings, tell, type Event } from "../ledger/story.ts";

const reseller: Event = { type: "partner.joined", on: "2024-01-01", partner: "P1", track: "reseller", company: { name: "Agency" } };
const sold = (subscription: string, on: string, more: Event = {}): Event => ({ type: "subscription.sold", on, subscription, partner: "P1", customer: `c-${subscription}`, mrr: "100.00", currency: "USD", qualified: true, ...more });
const paid = (subscription: string, payment: string, on: string, amount: string, more: Event = {}): Event => ({ type: "subscription.paid", on, subscription, payment, amount, ...more });
const cancelled = (on: string): Event => ({ type: "subscription.cancelled", on, subscription: "S1" });
const told = (asOf: string, ...events: readonly Event[]) => tell(asOf, [reseller, ...events], "infusionsoft");

describe("recurring commissions (R-23, R-24)", () => {
  test("a payment on the day of the sale earns, one before it does not", () => {
    const { fees } = told("2024-12-31", sold("S1", "2024-02-01"), paid("S1", "early", "2024-01-31", "100.00"), paid("S1", "first", "2024-02-01", "100.00"));
    expect(fees.map(({ cause, amountMinor }) => [cause, amountMinor])).toEqual([[{ subscription: "S1", payment: "first" }, 2000n]]);
  });

  test("unqualified sales and those before December 2016 earn nothing", () => {
    expect(told("2024-12-31", sold("S1", "2024-02-01", { qualified: false }), paid("S1", "a", "2024-02-01", "100.00")).ledger).toEqual([]);
    expect(told("2024-12-31", sold("S1", "2016-11-30"), paid("S1", "a", "2024-02-01", "100.00")).ledger).toEqual([]);
    expect(told("2024-12-31", sold("S1", "2016-12-01"), paid("S1", "a", "2024-02-01", "100.00")).ledger).toHaveLength(1);
  });

  test("instalments earn once, on the whole, when the last is in; a corrected one counts as corrected", () => {
    const part = (n: number, on: string, amount: string, more: Event = {}): Event => paid("S1", "year", on, amount, { instalment: { n, of: 2 }, ...more });
    expect(told("2024-03-14", sold("S1", "2024-02-01"), part(1, "2024-02-01", "50.00")).ledger).toEqual([]);
    const whole = told("2024-06-30", sold("S1", "2024-02-01"), part(2, "2024-03-15", "50.02"), part(1, "2024-02-01", "50.00"), part(1, "2024-02-01", "70.00", { recordedOn: "2024-04-01" }));
    expect(postings(whole)).toEqual(["2024-03-15 P1 earned 2000 due 2024-04-22", "2024-04-01 P1 corrected 400 due 2024-04-22"]);
  });

  test("the uplift goes by the volume at the end of the payment's day", () => {
    const pro: Event = { type: "partner.tier_set", on: "2024-01-02", partner: "P1", tier: "pro", by: "mia" };
    const rates = told("2024-12-31", pro, sold("S1", "2024-02-01", { mrr: "14999.99" }), sold("S2", "2024-03-02", { mrr: "0.01" }), paid("S1", "a", "2024-03-01", "100.00"), paid("S1", "b", "2024-03-02", "100.00"));
    expect(rates.fees.map(({ amountMinor, why }) => [amountMinor, why()[0]?.rule])).toEqual([[2000n, "R-23"], [3000n, "R-24"]]);
  });
});

test("a fact about a subscription that nobody sold changes nothing for the others", () => {
  const pro = [sold("S1", "2024-01-01", { mrr: "16000.00" }), paid("S1", "a", "2024-04-01", "100.00")];
  const nobodys = { ...cancelled("2024-01-01"), subscription: "S9" };
  // Pro from 1 April, and 15,000 of monthly revenue: 30%.
  expect(told("2024-04-01", ...pro, nobodys).ledger.map(({ amountMinor }) => amountMinor)).toEqual([3000n]);
  expect(told("2024-04-01", ...pro).ledger.map(({ amountMinor }) => amountMinor)).toEqual([3000n]);
});

describe("clawback (R-27)", () => {
  const subscriptionOf2024 = [sold("S1", "2024-03-01"), paid("S1", "a", "2024-03-01", "100.00"), paid("S1", "b", "2024-04-01", "100.00")];

  test("takes back all commissions before day 60; on day 60 they are safe", () => {
    const early = told("2024-05-31", ...subscriptionOf2024, cancelled("2024-04-29"));
    expect(early.fees.find(({ rule }) => rule === "clawback")).toMatchObject({ amountMinor: -4000n, baseMinor: 4000n, earnedOn: "2024-04-29", payableOn: "2024-04-29", dueOn: "2024-05-20" });
    expect(early.ledger.find(({ rule }) => rule === "clawback")).toMatchObject({ on: "2024-04-29", reason: "clawback" });
    expect(told("2024-05-31", ...subscriptionOf2024, cancelled("2024-04-30")).fees.map(({ rule }) => rule)).toEqual(["recurring", "recurring"]);
  });

  test("follows a payment that comes in after the cancellation", () => {
    const { ledger } = told("2024-05-31", ...subscriptionOf2024, cancelled("2024-04-20"), paid("S1", "c", "2024-04-25", "10.00"));
    expect(ledger.filter(({ rule }) => rule === "clawback").map(({ on, amountMinor, reason }) => [on, amountMinor, reason])).toEqual([["2024-04-20", -4000n, "clawback"], ["2024-04-25", -200n, "corrected"]]);
  });

  test("is undone when the cancellation turns out to have been later", () => {
    const { fees } = told("2024-05-31", ...subscriptionOf2024, cancelled("2024-04-20"), { ...cancelled("2024-05-05"), recordedOn: "2024-05-06" });
    expect(fees.find(({ rule }) => rule === "clawback")).toMatchObject({ amountMinor: 0n, status: "reversed" });
  });
});
