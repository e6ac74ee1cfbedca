import { canOverride, conflictHeading, conflictSentence, needsOverride } from "@partner-ledger/contracts/conflict-sentence";
import type { DealFee } from "@partner-ledger/contracts/deal-card";
import { feeSummary } from "@partner-ledger/contracts/fee-summary";
import type { ConflictView } from "@partner-ledger/contracts/lead";
import { leadHistorySentence } from "@partner-ledger/contracts/lead-status";
import { readableLocale } from "@partner-ledger/contracts/locale";
import { readableText } from "@partner-ledger/contracts/readable-text";
import { describe, expect, it } from "vitest";
import { aConflict, aFee, aLead } from "./card-data.ts";

describe("a conflict in a sentence", () => {
  it.each<[Partial<ConflictView>, string]>([
    [{}, "Acme Inc. is already a customer: same domain acme.com, since Jan 20, 2026 (R-8)"],
    [{ match: "company" }, "Acme Inc. is already a customer: same HubSpot company, since Jan 20, 2026 (R-8)"],
    [{ match: "name", matched: "Acme" }, "Acme Inc. is already a customer: same name “Acme”, since Jan 20, 2026 (R-8)"],
    [{ ground: "actively_worked" }, "A seller is working on Acme Inc.: same domain acme.com, last activity Jan 20, 2026 (R-8)"],
    [
      { ground: "actively_worked", match: "company", record: { type: "deal", id: "7001", name: "Acme – platform" } },
      "A seller is working on the deal “Acme – platform”: same HubSpot company, last activity Jan 20, 2026 (R-8)",
    ],
    [{ ground: "already_registered" }, "Another partner holds the accepted lead for Acme Inc.: same domain acme.com, since Jan 20, 2026 (R-8)"],
    [{ ground: "duplicate" }, "This partner already holds the accepted lead for Acme Inc.: same domain acme.com, since Jan 20, 2026 (R-8)"],
    [
      { strength: "possible", match: "similar_name", matched: "Acme Industries" },
      "Acme Inc. (perhaps the same account) is already a customer: similar name “Acme Industries”, since Jan 20, 2026 (R-9)",
    ],
    [
      { strength: "possible", match: "hierarchy", matched: "Acme Holding" },
      "Acme Inc. (perhaps the same account) is already a customer: parent or subsidiary “Acme Holding”, since Jan 20, 2026 (R-9)",
    ],
  ])("says %o as “%s”", (conflict, sentence) => {
    expect(conflictSentence(aConflict(conflict), "en-US")).toBe(sentence);
  });

  it.each<[readonly Partial<ConflictView>[], string | null]>([
    [[], null],
    [[{ strength: "possible" }], "Possible conflict"],
    [[{ strength: "possible" }, { strength: "possible" }], "2 possible conflicts"],
    [[{ strength: "firm" }, { strength: "possible" }], "This account is taken"],
    [[{ strength: "firm" }, { strength: "firm" }], "This account is taken, on 2 grounds"],
  ])("heads %o with “%s”", (conflicts, heading) => {
    expect(conflictHeading(conflicts.map(aConflict))).toBe(heading);
  });

  it.each<[Partial<ConflictView>, boolean, boolean]>([
    [{ ground: "existing_customer" }, true, true],
    [{ ground: "actively_worked" }, true, true],
    [{ ground: "already_registered" }, true, false],
    [{ ground: "duplicate" }, true, false],
    [{ ground: "already_registered", strength: "possible" }, false, true],
    [{ ground: "existing_customer", strength: "possible" }, false, true],
  ])("asks for a reason over %o: %s, and takes one: %s", (conflict, needed, possible) => {
    expect(needsOverride([aConflict(conflict)])).toBe(needed);
    expect(canOverride([aConflict(conflict)])).toBe(possible);
  });
});

describe("a fee at a glance", () => {
  it.each<[Partial<DealFee>, string, string, string]>([
    [{ state: "estimated" }, "$7,500.00", "Estimate", "What the deal would earn if it were won today as it stands (R-17)."],
    [{ state: "earned", earnedOn: "2026-02-03" }, "$7,500.00", "Earned", "Earned on Feb 3, 2026; payable once the customer's first invoice is paid (R-19)."],
    [
      { state: "payable", earnedOn: "2026-02-03", payableOn: "2026-03-05", dueOn: "2026-04-30" },
      "$7,500.00", "Payable, due Apr 30, 2026", "Earned on Feb 3, 2026; payable since Mar 5, 2026 (R-19).",
    ],
    [{ state: "due", earnedOn: "2026-02-03", dueOn: "2026-04-30" }, "$7,500.00", "Due since Apr 30, 2026", "Earned on Feb 3, 2026; its due date has come and it is not marked as paid (R-20)."],
    [{ state: "paid", earnedOn: "2026-02-03" }, "$7,500.00", "Paid", "Earned on Feb 3, 2026 and paid to the partner (R-22)."],
    [{ state: "paid", earnedOn: "2026-02-03", paidOn: "2026-05-04" }, "$7,500.00", "Paid on May 4, 2026", "Earned on Feb 3, 2026 and paid to the partner (R-22)."],
    [{ state: "reversed", total: { amount: "0.00", currency: "USD" } }, "$0.00", "Reversed", "What was earned is taken back (R-18)."],
    [
      { state: "reversed", total: { amount: "0.00", currency: "USD" }, because: { kind: "deal_lost", rule: "R-18", inputs: { lostOn: "2026-02-10" }, steps: [] } },
      "$0.00", "Reversed", "What was earned is taken back (R-18). The deal was lost on Feb 10, 2026.",
    ],
    [
      { state: "none", total: null, because: { kind: "renewal", rule: "R-16", inputs: {}, steps: [] } },
      "No fee", "No fee", "Renewals earn no fee: it is paid on the first twelve months only.",
    ],
  ])("%o", (fee, headline, label, meaning) => {
    expect(feeSummary(aFee(fee), "en-US")).toMatchObject({ headline, label, meaning });
  });

  it("writes amounts and days as a German reader does", () => {
    const fee = aFee({ state: "payable", total: { amount: "1234.50", currency: "EUR" }, dueOn: "2026-04-30" });
    expect(feeSummary(fee, "de-DE")).toMatchObject({ headline: "1.234,50\u00a0€", label: "Payable, due 30.04.2026" });
  });

  it("never lets an amount go through a float: 2^53 + 1 cents are all there", () => {
    expect(feeSummary(aFee({ total: { amount: "90071992547409.93", currency: "USD" } }), "en-US").headline).toBe("$90,071,992,547,409.93");
  });
});

describe("a sentence of the backend", () => {
  it.each([
    ["en-US", "This lead was accepted by Mia Chen on 2026-03-01.", "This lead was accepted by Mia Chen on Mar 1, 2026."],
    ["de-DE", "Only 1,000.00 EUR are left", "Only 1.000,00\u00a0€ are left"],
    ["en-US", "Lead L12 was withdrawn on 2026-02-29-x", "Lead L12 was withdrawn on 2026-02-29-x"],
  ])("in %s, “%s” reads “%s”", (locale, text, read) => {
    expect(readableText(text, locale)).toBe(read);
  });
});

describe("a lead's history", () => {
  it.each([
    [aLead({ status: "submitted" }), "Submitted on Mar 1, 2026"],
    [aLead({ status: "accepted", decidedOn: "2026-03-03", decidedBy: "Mia Chen" }), "Accepted by Mia Chen on Mar 3, 2026"],
    [aLead({ status: "won", decidedOn: "2026-03-03", decidedBy: "Mia Chen" }), "Accepted by Mia Chen on Mar 3, 2026"],
    [aLead({ status: "rejected", decidedOn: "2026-03-03" }), "Rejected on Mar 3, 2026"],
    [aLead({ status: "withdrawn", decidedOn: "2026-03-03" }), "Withdrawn on Mar 3, 2026"],
  ])("%o", (lead, sentence) => {
    expect(leadHistorySentence(lead, "en-US")).toBe(sentence);
  });
});

describe("the reader's locale", () => {
  it.each([["en-us", "en-US"], ["de_DE", "de-DE"], [undefined, "en-US"], ["", "en-US"], ["no such thing", "en-US"]])("%s is read as %s", (given, locale) => {
    expect(readableLocale(given)).toBe(locale);
  });
});
