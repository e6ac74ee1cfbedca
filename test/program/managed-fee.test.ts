import { describe, expect, test } from "vitest";
import { company, joined, postings, subscription, tell, won, type Event } from "../ledger/story.ts";

const managed = (type: "notified" | "confirmed" | "ended", on: string, partner = "P1", more: Event = {}): Event => ({ id: `${type} ${partner} ${on}`, type: `managed.${type}`, on, partner, company: "C1", ...more });
const sale: Event = { type: "deal.updated", on: "2026-01-01", deal: "D1", company: "C1", stage: "won", closedOn: "2026-01-01", dealType: "new", currency: "USD", lines: [subscription("12000.00")] };
const account = [joined("P1", { tier: "expert" }), joined("P2", { tier: "expert" }), company("C1", "Acme"), sale];
const told = (asOf: string, ...events: readonly Event[]) => tell(asOf, [...account, ...events]);
const inFull = [managed("notified", "2026-01-10"), managed("confirmed", "2026-02-01")];

describe("managed accounts (R-15)", () => {
  test("earn from the later of notice and confirmation, each month once it is over", () => {
    expect(postings(told("2026-02-27", ...inFull))).toEqual([]);
    // 12,000.00 a year / 12 × 3%.
    expect(postings(told("2026-03-15", ...inFull))).toEqual(["2026-02-28 P1 earned 3000 due 2026-04-30"]);
  });

  test("one side alone is not enough, and once ended both are needed anew", () => {
    expect(told("2026-12-31", managed("notified", "2026-01-10")).ledger).toEqual([]);
    const ended = [...inFull, managed("ended", "2026-03-01"), managed("confirmed", "2026-03-10")];
    expect(told("2026-12-31", ...ended).ledger).toHaveLength(1);
    expect(told("2026-05-31", ...ended, managed("notified", "2026-05-01")).ledger.map(({ on }) => on)).toEqual(["2026-02-28", "2026-05-31"]);
  });

  test("of repeated notices the first counts", () => {
    expect(told("2026-03-15", managed("confirmed", "2026-01-05"), managed("notified", "2026-02-01"), managed("notified", "2026-02-15")).fees).toMatchObject([{ amountMinor: 3000n }]);
  });

  test("a second managing partner is refused when it would start, not when it gives notice", () => {
    const book = told("2026-03-15", ...inFull, managed("notified", "2026-02-05", "P2"), managed("confirmed", "2026-02-10", "P2"));
    expect(book.refused).toMatchObject([{ event: "confirmed P2 2026-02-10", reason: "already_managed" }]);
  });

  test("neither can one start before the first has ended by being recorded late", () => {
    const book = told("2026-06-30", ...inFull, managed("ended", "2026-04-10"), managed("notified", "2026-02-05", "P2"), managed("confirmed", "2026-04-05", "P2", { recordedOn: "2026-05-01" }));
    expect(book.refused).toMatchObject([{ reason: "already_managed" }]);
  });

  test("days out of the program do not count, and a partner's own company never does", () => {
    const left = told("2026-03-15", ...inFull, { type: "partner.left", on: "2026-02-15", partner: "P1" });
    expect(left.fees).toMatchObject([{ amountMinor: 1500n }]);
    expect(told("2026-03-15", ...inFull, company("C1", "Agency P1")).ledger).toEqual([]);
  });

  test("the value is what runs on the first active day: renewals too, and nothing after the term", () => {
    const renewal = won("D2", "2027-01-01", "24000.00", { dealType: "renewal", lead: undefined });
    const { lead: _, ...withoutLead } = renewal;
    const book = told("2027-02-28", managed("notified", "2026-11-01"), managed("confirmed", "2026-11-01"), withoutLead);
    expect(book.fees.map(({ earnedOn, amountMinor }) => [earnedOn, amountMinor])).toEqual([
      ["2026-11-30", 3000n], ["2026-12-31", 3000n], ["2027-01-31", 6000n], ["2027-02-28", 6000n],
    ]);
  });

  test("a deal amended in April leaves March as it was; one entered late corrects it", () => {
    const amended = { ...sale, id: "amended", on: "2026-04-01", lines: [subscription("24000.00")] };
    expect(told("2026-04-30", ...inFull, amended).fees.map(({ amountMinor }) => amountMinor)).toEqual([3000n, 3000n, 6000n]);
    const late = { ...sale, id: "late", deal: "D2", recordedOn: "2026-04-05" };
    expect(postings(told("2026-04-10", ...inFull, late)).slice(2)).toEqual(["2026-04-05 P1 corrected 3000 due 2026-04-30", "2026-04-05 P1 corrected 3000 due 2026-04-30"]);
  });
});
