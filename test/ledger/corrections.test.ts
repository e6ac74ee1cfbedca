import { describe, expect, test } from "vitest";
import { acceptedLead, company, invoicePaid, joined, oneLead, payee, postings, subscription, tell, won } from "./story.ts";

describe("what happens to a fee as its deal moves (R-18)", () => {
  test("a won deal is owed from its close date, not from the day it was entered", () => {
    const early = [...oneLead, won("D1", "2026-02-01", "1000.00", { closedOn: "2026-03-01" })];
    expect(tell("2026-02-28", early).ledger).toEqual([]);
    expect(postings(tell("2026-03-01", early))).toEqual(["2026-03-01 P1 earned 10000"]);
  });

  test("reverses the fee when a won deal reopens, and posts the new one when it is won again", () => {
    const book = tell("2026-04-01", [
      ...oneLead, won("D1", "2026-02-01", "1000.00"), won("D1", "2026-02-10", "1000.00", { stage: "open" }), won("D1", "2026-03-01", "1200.00"),
    ]);
    expect(postings(book)).toEqual(["2026-02-01 P1 earned 10000", "2026-02-10 P1 reversed -10000", "2026-03-01 P1 earned 12000"]);
    expect(book.fees).toMatchObject([{ amountMinor: 12000n, earnedOn: "2026-03-01", status: "earned" }]);
  });

  test("a deal that moves to another currency is reversed in the one and posted in the other", () => {
    const book = tell("2026-04-01", [...oneLead, won("D1", "2026-02-01", "1000.00"), won("D1", "2026-02-10", "900.00", { closedOn: "2026-02-01", currency: "EUR" })]);
    expect(book.fees.map(({ currency, amountMinor, status }) => [currency, amountMinor, status])).toEqual([["USD", 0n, "reversed"], ["EUR", 9000n, "earned"]]);
    expect(book.fees[0]?.why()).toEqual([{ kind: "reversed", rule: "R-18", inputs: { on: "2026-02-10", amount: { amount: "100.00", currency: "USD" } }, steps: [] }]);
  });

  test("a payment known late is posted the day it is learned, for the day it was due", () => {
    const book = tell("2026-07-01", [...oneLead, won("D1", "2026-02-01", "1000.00"), { ...invoicePaid("D1", "2026-02-10"), recordedOn: "2026-05-20" }]);
    // The due date of 30 April had passed when the ledger saw the fee payable, so it is the next one from that day.
    expect(postings(book)).toEqual(["2026-02-01 P1 earned 10000 due 2026-07-30"]);
    expect(book.fees[0]).toMatchObject({ payableOn: "2026-02-10", dueOn: "2026-07-30", status: "payable" });
  });

  test("an invoice paid before the close makes the fee payable on the close", () => {
    const open = won("D1", "2026-01-10", "1000.00", { stage: "open" });
    const book = tell("2026-07-01", [...oneLead, open, invoicePaid("D1", "2026-01-20"), won("D1", "2026-02-01", "1000.00")]);
    expect(book.fees).toMatchObject([{ payableOn: "2026-02-01", dueOn: "2026-04-30" }]);
  });

  test("a correction after the payout goes to the next one, which a negative sum waits for", () => {
    const book = tell("2026-10-31", [
      ...oneLead, won("D1", "2026-02-01", "1000.00"), invoicePaid("D1", "2026-02-10"), { type: "payout.paid", on: "2026-04-30", partner: "P1", dueOn: "2026-04-30" },
      won("D1", "2026-05-05", "600.00", { closedOn: "2026-02-01" }),
    ]);
    expect(postings(book)).toEqual(["2026-02-01 P1 earned 10000 due 2026-04-30", "2026-05-05 P1 corrected -4000 due 2026-07-30"]);
    expect(book.payouts.map(({ dueOn, amountMinor, status }) => [dueOn, amountMinor, status])).toEqual([["2026-04-30", 10000n, "paid"], ["2026-07-30", -4000n, "carried"]]);
    expect(book.fees[0]).toMatchObject({ status: "due", dueOn: "2026-07-30", amountMinor: 6000n });
  });

  test("a fee that was reversed and earned anew is converted at the rate of its new payable day", () => {
    const book = tell("2026-12-31", [
      ...oneLead, { type: "fx.rate", on: "2026-01-01", from: "EUR", to: "USD", rate: "1.10" }, { type: "fx.rate", on: "2026-06-01", from: "EUR", to: "USD", rate: "1.20" },
      won("D1", "2026-02-01", "1000.00", { currency: "EUR" }), invoicePaid("D1", "2026-02-10"), { type: "payout.paid", on: "2026-04-30", partner: "P1", dueOn: "2026-04-30" },
      won("D1", "2026-05-05", "1000.00", { currency: "EUR", stage: "lost" }), won("D1", "2026-08-05", "1000.00", { currency: "EUR" }),
    ]);
    expect(book.payouts.map(({ dueOn, carriedInMinor, amountMinor, status }) => [dueOn, carriedInMinor, amountMinor, status])).toEqual([
      ["2026-04-30", 0n, 11000n, "paid"], ["2026-07-30", 0n, -11000n, "carried"], ["2026-10-30", -11000n, 1000n, "due"],
    ]);
  });
});

describe("what is learned late", () => {
  test("an acceptance recorded after the close earns from the day it is known", () => {
    const [submitted = {}, accepted = {}] = acceptedLead("L1", "P1", "Acme");
    const book = tell("2026-04-01", [joined("P1"), company("C1", "Acme"), submitted, { ...accepted, recordedOn: "2026-03-03" }, won("D1", "2026-02-01", "1000.00")]);
    expect(postings(book)).toEqual(["2026-03-03 P1 earned 10000"]);
    expect(book.fees).toMatchObject([{ earnedOn: "2026-02-01" }]);
  });

  test("a buyer that turns out to be the partner's own company loses the fee the day the record says so", () => {
    const partner = joined("P1", { company: { name: "Agency", id: "C7" } });
    const book = tell("2026-04-01", [
      partner, company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme"), won("D1", "2026-02-01", "1000.00"), company("C7", "Acme", { on: "2026-03-03" }),
    ]);
    expect(postings(book)).toEqual(["2026-02-01 P1 earned 10000", "2026-03-03 P1 reversed -10000"]);
    expect(book.ineligible).toMatchObject([{ deal: "D1", reason: "own_purchase" }]);
  });

  test("an initial deal that is lost takes its expansions' fees with it", () => {
    const expansion = { type: "deal.updated", on: "2026-03-01", deal: "X1", company: "C1", stage: "won", closedOn: "2026-03-01", dealType: "expansion", expands: "D1", currency: "USD", lines: [subscription("3650.00")] };
    const book = tell("2026-12-01", [...oneLead, won("D1", "2026-02-01", "1000.00"), expansion, won("D1", "2026-06-01", "1000.00", { stage: "lost" })]);
    // 28 of 365 days have passed on 1 March: 3,650.00 × 337/365 × 10%.
    expect(postings(book)).toEqual([
      "2026-02-01 P1 earned 10000", "2026-03-01 P1 earned 33700", "2026-06-01 P1 reversed -33700", "2026-06-01 P1 reversed -10000",
    ]);
    expect(book.ineligible).toMatchObject([{ deal: "X1", reason: "outside_expansion_window" }]);
  });
});

describe("facts about what is not yet known", () => {
  test("a deal that names an unknown lead counts for nothing until the lead is known", () => {
    const events = [joined("P1"), company("C1", "Acme"), won("D1", "2026-02-01", "1000.00"), ...acceptedLead("L1", "P1", "Acme").map((event) => ({ ...event, recordedOn: "2026-03-01" }))];
    expect(tell("2026-02-28", events)).toMatchObject({ ledger: [], refused: [{ event: "e0002", reason: "unknown_lead" }] });
    const later = tell("2026-03-01", events);
    expect(later.refused).toEqual([]);
    expect(postings(later)).toEqual(["2026-03-01 P1 earned 10000"]);
  });

  test("each kind of unknown name has its reason", () => {
    const book = tell("2026-12-31", [
      { type: "partner.tier_set", on: "2026-01-01", partner: "P9", tier: "elite", by: "mia" },
      { type: "lead.accepted", on: "2026-01-02", lead: "L9", by: "mia" },
      { ...invoicePaid("D9", "2026-01-03") },
      { type: "subscription.cancelled", on: "2026-01-04", subscription: "S9" },
      { type: "deal.updated", on: "2026-02-01", deal: "D1", company: "C1", stage: "open", dealType: "expansion", expands: "D8", currency: "USD", lines: [] },
      { type: "managed.notified", on: "2026-02-02", partner: "P9", company: "C1" },
    ]);
    expect(book.refused.map(({ reason }) => reason)).toEqual([
      "unknown_partner", "unknown_lead", "unknown_deal", "unknown_subscription", "unknown_deal", "unknown_partner",
    ]);
  });

  test("a payee's profile is judged on the day asked about", () => {
    const events = [joined("P1"), company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme"), won("D1", "2026-02-01", "1000.00", { lines: [subscription("1000.00")] }), invoicePaid("D1", "2026-02-10")];
    expect(tell("2026-05-01", events).payouts).toMatchObject([{ status: "held", reasons: ["billing_contact_missing", "bank_details_missing", "tax_form_missing"] }]);
    expect(tell("2026-05-01", [...events, payee("P1", { taxForm: null })]).payouts).toMatchObject([{ status: "held", reasons: ["tax_form_missing"] }]);
    expect(tell("2026-05-01", [...events, payee("P1")]).payouts).toMatchObject([{ status: "due", reasons: [] }]);
  });
});
