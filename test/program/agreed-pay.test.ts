import { describe, expect, test } from "vitest";
import { formatMinor } from "../../src/program/money.ts";
import { company, invoicePaid, joined, oneLead, postings, reasons, tell, won, type Event } from "../ledger/story.ts";

const agreed = (on: string, more: Event): Event => ({ type: "partner.rate_set", on, partner: "P1", fee: "referral", by: "mia", reason: "strategic partner", ...more });
const feesOf = (...events: readonly Event[]): readonly string[] => tell("2026-12-31", [...oneLead, ...events]).fees.map(({ amountMinor, currency }) => formatMinor(amountMinor, currency));
const deal = won("D1", "2026-03-01", "10000.00");

describe("a rate agreed with a partner", () => {
  test.each([
    // The partner's tier earns 10%.
    ["stands in place of its tier's from its day on", [agreed("2026-03-01", { rate: "25%" })], "2500.00"],
    ["not before", [agreed("2026-03-02", { rate: "25%" })], "1000.00"],
    ["of several the latest", [agreed("2026-02-01", { rate: "25%" }), agreed("2026-02-15", { rate: "12.5%" })], "1250.00"],
    ["whatever tier it reaches", [agreed("2026-02-01", { rate: "5%" }), { type: "partner.tier_set", on: "2026-02-20", partner: "P1", tier: "elite", by: "mia" }], "500.00"],
    ["a flat amount", [agreed("2026-02-01", { flat: "750" })], "750.00"],
    ["until a day, which is the first without it", [agreed("2026-02-01", { rate: "25%", until: "2026-03-01" })], "1000.00"],
    ["on the day before that it holds", [agreed("2026-02-01", { rate: "25%", until: "2026-03-02" })], "2500.00"],
    ["until it is ended", [agreed("2026-02-01", { rate: "25%" }), agreed("2026-02-20", { rate: null })], "1000.00"],
    ["for its own fee alone", [agreed("2026-02-01", { rate: "25%", fee: "upgrade" })], "1000.00"],
    ["for its own partner alone", [joined("P2"), agreed("2026-02-01", { rate: "25%", partner: "P2" })], "1000.00"],
  ])("%s", (_, events, fee) => {
    expect(feesOf(deal, ...events)).toEqual([fee]);
  });

  test("learned later, it corrects what was posted", () => {
    const book = tell("2026-12-31", [...oneLead, deal, invoicePaid("D1", "2026-03-20"), agreed("2026-02-01", { rate: "25%", recordedOn: "2026-04-15" })]);
    expect(postings(book)).toEqual(["2026-03-01 P1 earned 100000 due 2026-04-30", "2026-04-15 P1 corrected 150000 due 2026-04-30"]);
  });

  test("the explanation names it, who agreed to it and why", () => {
    const [fee] = tell("2026-12-31", [...oneLead, deal, agreed("2026-02-01", { rate: "25%", until: "2027-01-01" })]).fees;
    expect(reasons(fee)).toEqual([
      "R-12 A new deal earns 25% at Partner, the partner's tier since 2026-01-01: 10,000.00 USD × 25% = 2,500.00 USD",
      "R-12 25% was agreed with the partner by mia from 2026-02-01 until before 2027-01-01, in place of what its tier earns: strategic partner",
      "R-10 First-year value of the subscription: 10,000.00 USD",
    ]);
  });

  test("a managed month is paid by what holds on its first active day, even at a tier that earns nothing (R-15)", () => {
    const managed = ["managed.notified", "managed.confirmed"].map((type): Event => ({ type, on: "2026-04-01", partner: "P1", company: "C1" }));
    const won12 = won("D1", "2026-03-01", "12000.00", { lead: "L1" });
    const fees = tell("2026-06-30", [...oneLead, won12, ...managed, agreed("2026-05-01", { fee: "managed", rate: "10%" }), agreed("2026-06-02", { fee: "managed", rate: null })]).fees;
    // 12,000.00 / 12 × 10% in May and, agreed on its first day, in June; nothing in April, at Partner.
    expect(fees.filter(({ rule }) => rule === "managed").map(({ cause, amountMinor }) => [cause, amountMinor])).toEqual([
      [{ company: "C1", month: "2026-05" }, 10000n], [{ company: "C1", month: "2026-06" }, 10000n],
    ]);
  });

  test("a payment is paid by what holds on its day, whatever the volume (R-24)", () => {
    const events: readonly Event[] = [
      { type: "partner.joined", on: "2024-01-01", partner: "P1", track: "reseller", company: { name: "Shop" }, tier: "pro" }, company("C1", "Acme"),
      { type: "subscription.sold", on: "2024-01-02", subscription: "S1", partner: "P1", customer: "a", mrr: "20000.00", currency: "USD", qualified: true },
      ...["2024-02-02", "2024-03-02"].map((on): Event => ({ type: "subscription.paid", on, subscription: "S1", payment: on, amount: "100.00" })),
      { type: "partner.rate_set", on: "2024-03-01", partner: "P1", fee: "recurring", rate: "12%", by: "mia", reason: "agreed" },
    ];
    // 30% with 20,000.00 of active monthly revenue; 12% once that is agreed.
    expect(tell("2024-12-31", events, "infusionsoft").fees.map(({ amountMinor }) => amountMinor)).toEqual([3000n, 1200n]);
  });
});
