import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoCalendar } from "../../../sandbox/demo/calendar.ts";
import { DEMO_COMPANIES } from "../../../sandbox/demo/companies.ts";
import { demoCrm } from "../../../sandbox/demo/crm.ts";
import { demoDeals } from "../../../sandbox/demo/deals.ts";
import { demoHistory } from "../../../sandbox/demo/history.ts";
import { bookOf } from "../../../src/ledger/book-of.ts";
import { dayAt } from "../../../src/server/live-program.ts";
import { importHistory } from "../../../src/server/partners/import-history.ts";
import { causeKey } from "../../../src/server/store/ledger.ts";
import { presetProgram } from "../../../src/scenario/preset.ts";
import { ACCOUNT } from "../../../sandbox/account.ts";
import { eventually, startRunningApp, type RunningApp } from "../../support/running-app.ts";

const PROGRAM = { ...presetProgram("fullstory"), timeZone: ACCOUNT.timeZone };

/** Days on which the story could go wrong: the ends of months, quarters and years, and a leap day. */
const DAYS = ["2026-11-23", "2026-12-31", "2027-01-01", "2027-03-31", "2028-02-29", "2028-03-01", "2027-07-30"];

describe.each(DAYS)("the demo account made on %s", (today) => {
  const calendar = demoCalendar(today);
  const book = bookOf(PROGRAM, demoHistory(calendar), today);

  it("tells a story that the rules accept", () => {
    expect(book.refused).toEqual([]);
    expect(book.tiers.map(({ tier }) => tier)).toEqual(["partner", "expert", "elite"]);
  });

  it("has leads in every state this program knows, and a firm conflict of each kind", () => {
    expect([...new Set(book.leads.map(({ status }) => status))].toSorted()).toEqual(["accepted", "lost", "rejected", "submitted", "withdrawn", "won"]);
    const firm = book.leads.filter(({ status }) => status === "submitted").flatMap(({ conflicts }) => conflicts.filter(({ strength }) => strength === "firm").map(({ ground }) => ground));
    expect([...new Set(firm)].toSorted()).toEqual(["actively_worked", "already_registered", "duplicate", "existing_customer"]);
    expect(book.leads.some(({ conflicts }) => conflicts.some(({ match }) => match === "hierarchy"))).toBe(true);
  });

  it("earns fees of every kind, in two currencies, and nothing for the deals that should not", () => {
    expect([...new Set(book.fees.map(({ rule }) => rule))].toSorted()).toEqual(["expansion", "managed", "referral"]);
    expect([...new Set(book.fees.map(({ currency }) => currency))].toSorted()).toEqual(["EUR", "USD"]);
    expect(book.estimates.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["upgrade", "expansion", "referral"]));
    expect(book.ineligible.map(({ reason }) => reason)).toEqual(expect.arrayContaining(["own_purchase", "renewal", "nothing_eligible"]));
  });

  it("has payouts that are paid, held, and not paid yet", () => {
    const states = book.payouts.map(({ status }) => (status === "due" || status === "scheduled" ? "unpaid" : status));
    expect(states).toEqual(expect.arrayContaining(["paid", "held", "unpaid"]));
  });
});

it("is of the size a visitor can take in", () => {
  expect(DEMO_COMPANIES).toHaveLength(25);
  expect(demoDeals(demoCalendar("2026-11-23"))).toHaveLength(40);
});

describe("the demo account taken in by the server", () => {
  const today = dayAt(Date.now(), ACCOUNT.timeZone);
  const history = demoHistory(demoCalendar(today));
  let app: RunningApp;
  beforeAll(async () => {
    app = await startRunningApp(demoCrm(demoCalendar(today)));
    await importHistory(app.server, BigInt(ACCOUNT.portalId), history);
  });
  afterAll(async () => app.close());

  it("has in its ledger exactly what the engine says of the whole history", async () => {
    const expected = bookOf(PROGRAM, history, today).ledger.map(({ on, partner, rule, cause, amountMinor, currency }) => [causeKey(cause), on, partner, rule, String(amountMinor), currency].join(" "));
    const stored = await eventually("the ledger to be complete", async () => {
      const rows = await app.server.db.prisma.ledgerEntry.findMany();
      return rows.length >= expected.length && rows;
    });
    const found = stored.map((row) => [row.causeKey, row.onDay.toISOString().slice(0, 10), row.partner, row.rule, row.amountMinor.toFixed(0), row.currency].join(" "));
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
});
