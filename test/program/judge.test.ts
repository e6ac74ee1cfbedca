import { describe, expect, test } from "vitest";
import { company, joined, tell, won, type Event } from "../ledger/story.ts";

const submitted = (lead: string, partner: string, name: string, more: Event = {}): Event => ({ type: "lead.submitted", on: "2026-02-01", lead, partner, company: { name }, ...more });
const accepted = (lead: string, on: string, more: Event = {}): Event => ({ id: `accept ${lead} ${on}`, type: "lead.accepted", on, lead, by: "mia", ...more });
const decided = (type: "withdrawn" | "rejected", lead: string, on: string, more: Event = {}): Event => ({ id: `${type} ${lead} ${on}`, type: `lead.${type}`, on, lead, ...more });
const partners = [joined("P1"), joined("P2")];

const told = (asOf: string, ...events: readonly Event[]) => {
  const { leads, refused } = tell(asOf, [...partners, ...events]);
  return { status: Object.fromEntries(leads.map(({ lead, status }) => [lead, status])), refused: refused.map(({ event, reason }) => `${event}: ${reason}`), leads };
};

describe("deciding leads (R-8, R-9)", () => {
  test("of two rival leads accepted on one day, the first by id stands", () => {
    const { status, refused } = told("2026-03-31", submitted("L1", "P1", "Acme"), submitted("L2", "P2", "ACME Inc."), accepted("L2", "2026-02-02"), accepted("L1", "2026-02-02"));
    expect(status).toEqual({ L1: "accepted", L2: "submitted" });
    expect(refused).toEqual(["accept L2 2026-02-02: lead_has_conflict"]);
  });

  test("what became known first is judged first, whatever day it is for", () => {
    const { status } = told("2026-03-31", submitted("L1", "P1", "Acme"), submitted("L2", "P2", "Acme"), accepted("L1", "2026-02-02", { recordedOn: "2026-03-01" }), accepted("L2", "2026-02-20"));
    expect(status).toEqual({ L1: "submitted", L2: "accepted" });
  });

  test("no override lifts a conflict with an accepted, open lead; a won one it does", () => {
    const rivals = [company("C1", "Acme"), submitted("L1", "P1", "Acme"), submitted("L2", "P2", "Acme"), accepted("L1", "2026-02-02")];
    expect(told("2026-03-31", ...rivals, accepted("L2", "2026-02-20", { override: "agreed" })).refused).toEqual(["accept L2 2026-02-20: lead_has_conflict"]);
    const afterWin = told("2026-03-31", ...rivals, won("D1", "2026-02-10", "1.00"), accepted("L2", "2026-02-20", { override: "agreed" }));
    expect(afterWin.refused).toEqual([]);
    expect(afterWin.leads.find(({ lead }) => lead === "L2")?.conflicts).toMatchObject([{ ground: "already_registered", match: "name", record: "lead:L1", matched: "Acme", since: "2026-02-02" }]);
  });

  test("a firm conflict forbids without a reason, a similar name never does", () => {
    const customer = company("C1", "Raccoon Labs", { status: "customer" });
    expect(told("2026-03-31", customer, submitted("L1", "P1", "Raccoon Labs"), accepted("L1", "2026-02-02")).refused).toHaveLength(1);
    expect(told("2026-03-31", customer, submitted("L1", "P1", "Raccoon Labs"), accepted("L1", "2026-02-02", { override: "agreed" })).refused).toEqual([]);
    const similar = told("2026-03-31", customer, submitted("L1", "P1", "Racoon Labs"), accepted("L1", "2026-02-02"));
    expect(similar.refused).toEqual([]);
    expect(similar.leads[0]?.conflicts).toMatchObject([{ strength: "possible", match: "similar_name", record: "company:C1", matched: "Raccoon Labs" }]);
  });

  test("what is recorded later does not undo a decision", () => {
    const late = company("C1", "Acme", { on: "2026-01-15", recordedOn: "2026-03-01", status: "customer" });
    const { status, refused, leads } = told("2026-03-31", late, submitted("L1", "P1", "Acme"), accepted("L1", "2026-02-02"));
    expect([status, refused, leads[0]?.conflicts]).toEqual([{ L1: "accepted" }, [], []]);
  });

  test("a decision is judged on its own day, with what was known when it became known", () => {
    const nowCustomer = [company("C1", "Acme"), company("C1", "Acme", { on: "2026-02-15", status: "customer" })];
    expect(told("2026-03-31", ...nowCustomer, submitted("L1", "P1", "Acme"), accepted("L1", "2026-02-10", { recordedOn: "2026-03-01" })).refused).toEqual([]);
  });

  test("a decided lead is not open, but an accepted, open one can be withdrawn", () => {
    const one = [submitted("L1", "P1", "Acme"), accepted("L1", "2026-02-02")];
    expect(told("2026-03-31", ...one, decided("rejected", "L1", "2026-02-03")).refused).toEqual(["rejected L1 2026-02-03: lead_not_open"]);
    expect(told("2026-03-31", ...one, decided("withdrawn", "L1", "2026-02-03"), accepted("L1", "2026-02-04"))).toMatchObject({ status: { L1: "withdrawn" }, refused: ["accept L1 2026-02-04: lead_not_open"] });
    expect(told("2026-03-31", submitted("L1", "P1", "Acme"), decided("withdrawn", "L1", "2026-02-03")).status).toEqual({ L1: "withdrawn" });
    expect(told("2026-03-31", submitted("L1", "P1", "Acme"), decided("rejected", "L1", "2026-02-03"), decided("withdrawn", "L1", "2026-02-04")).refused).toHaveLength(1);
  });

  test("a lead that was won can no longer be withdrawn, unless its deal reopens", () => {
    const wonLead = [company("C1", "Acme"), submitted("L1", "P1", "Acme"), accepted("L1", "2026-02-02"), won("D1", "2026-02-10", "1.00")];
    expect(told("2026-03-31", ...wonLead, decided("withdrawn", "L1", "2026-02-20"))).toMatchObject({ status: { L1: "won" }, refused: ["withdrawn L1 2026-02-20: lead_not_open"] });
    expect(told("2026-03-31", ...wonLead, won("D1", "2026-02-15", "1.00", { stage: "open" }), decided("withdrawn", "L1", "2026-02-20")).status).toEqual({ L1: "withdrawn" });
  });

  test("a decision about a lead not yet submitted is refused for good", () => {
    const early = told("2026-03-31", submitted("L1", "P1", "Acme"), accepted("L1", "2026-01-20"));
    expect(early).toMatchObject({ status: { L1: "submitted" }, refused: ["accept L1 2026-01-20: unknown_lead"] });
  });

  test("a lead is lost when all its deals are, deleted ones aside", () => {
    const lost = (deal: string, stage: string): Event => won(deal, "2026-02-10", "1.00", { stage });
    const lead = [company("C1", "Acme"), submitted("L1", "P1", "Acme"), accepted("L1", "2026-02-02")];
    expect(told("2026-03-31", ...lead, lost("D1", "lost"), lost("D2", "deleted")).status).toEqual({ L1: "lost" });
    expect(told("2026-03-31", ...lead, lost("D1", "lost"), lost("D2", "open")).status).toEqual({ L1: "accepted" });
    expect(told("2026-03-31", ...lead, lost("D2", "deleted")).status).toEqual({ L1: "accepted" });
  });
});

describe("an actively worked deal", () => {
  const openDeal = (more: Event): Event => ({ type: "deal.updated", on: "2026-01-01", deal: "D9", company: "C1", stage: "open", dealType: "new", currency: "USD", lines: [], ...more });
  const conflictOn = (day: string, ...deals: readonly Event[]) => told(day, company("C1", "Acme"), ...deals, submitted("L1", "P1", "Acme")).leads[0]?.conflicts ?? [];

  test("counts with activity up to 90 days back, the 90th included", () => {
    expect(conflictOn("2026-05-11", openDeal({ lastActivityOn: "2026-02-10" }))).toMatchObject([{ ground: "actively_worked", record: "deal:D9", since: "2026-02-10" }]);
    expect(conflictOn("2026-05-12", openDeal({ lastActivityOn: "2026-02-10" }))).toEqual([]);
  });

  test("was active when last updated if nobody noted an activity", () => {
    expect(conflictOn("2026-04-01", openDeal({}))).toHaveLength(1);
    expect(conflictOn("2026-04-02", openDeal({}))).toEqual([]);
  });

  test("counts as open until its close date, and not once it is lost", () => {
    expect(conflictOn("2026-02-09", openDeal({ stage: "lost", closedOn: "2026-02-10" }))).toHaveLength(1);
    expect(conflictOn("2026-02-10", openDeal({ stage: "lost", closedOn: "2026-02-10" }))).toEqual([]);
  });

  test("does not stand in the way of the lead it stems from", () => {
    expect(conflictOn("2026-02-09", openDeal({ on: "2026-02-01", lead: "L1" }))).toEqual([]);
  });
});
