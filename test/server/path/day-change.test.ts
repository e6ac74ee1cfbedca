import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMonths, firstOfMonth, monthOf } from "../../../src/program/calendar.ts";
import type { Fact } from "../../../src/program/facts.ts";
import { changeDay } from "../../../src/server/jobs/day-change.ts";
import { sweep } from "../../../src/server/jobs/sweep.ts";
import { dayAt } from "../../../src/server/live-program.ts";
import { appendFacts } from "../../../src/server/store/facts.ts";
import { findLastDay } from "../../../src/server/store/last-day.ts";
import { postingsOfPartner } from "../../../src/server/store/ledger.ts";
import { eventually, startRunningApp, type RunningApp } from "../../support/running-app.ts";
import { BUYER, PARTNER, smallAccount } from "./small-account.ts";

const PORTAL = 20260901n;
const today = dayAt(Date.now(), "America/New_York");
// Two whole months lie between the start of managing and this month.
const start = addMonths(firstOfMonth(today), -2);
const at = { on: start, recordedOn: start };
const HISTORY: readonly Fact[] = [
  { type: "partner.joined", id: "m1", ...at, partner: PARTNER, track: "referral", company: { id: PARTNER, name: "Bright Agency" }, tier: "expert" },
  { type: "company.updated", id: "m2", ...at, company: { id: BUYER, name: "Meridian" }, status: "customer" },
  {
    type: "deal.updated", id: "m3", ...at, deal: "900", company: BUYER, stage: "won", closedOn: start, dealType: "renewal", currency: "USD",
    lines: [{ kind: "subscription", amount: { minor: 1_200_000n, currency: "USD" }, termMonths: 12 }],
  },
  { type: "managed.notified", id: "m4", ...at, partner: PARTNER, company: BUYER },
  { type: "managed.confirmed", id: "m5", ...at, partner: PARTNER, company: BUYER },
];

let app: RunningApp;
beforeAll(async () => {
  app = await startRunningApp(smallAccount());
  await app.server.db.transaction((tx) => appendFacts(tx, PORTAL, HISTORY));
});
afterAll(async () => app.close());

const posted = async () => (await postingsOfPartner(app.server.db.prisma, PORTAL, PARTNER, "2000-01-01", "2199-12-31"))
  .map(({ cause, amountMinor, reason }) => ("month" in cause ? `${cause.month} ${amountMinor} ${reason}` : "a deal"));

describe("a day that begins", () => {
  it("brings the managed fees of the months that are over, once (R-15: 3% of 12,000.00 a year)", async () => {
    await changeDay(app.server, PORTAL);
    const months = [start, addMonths(start, 1)].map((day) => `${monthOf(day)} 3000 earned`);
    expect(await posted()).toEqual(months);
    await changeDay(app.server, PORTAL);
    expect(await posted()).toEqual(months);
  });

  it("is noticed by the sweep, and worked through the queue", async () => {
    await app.server.db.prisma.setting.updateMany({ where: { portalId: PORTAL, key: "last-day" }, data: { value: "2026-01-01" } });
    await sweep(app.server);
    app.server.queue.wake();
    await eventually("the day to be worked", async () => (await findLastDay(app.server.db.prisma, PORTAL)) === today);
  });

  it("looks again at deals whose answer a date changes", async () => {
    await app.server.db.prisma.dealSummary.create({ data: { portalId: PORTAL, dealId: "701", summary: {}, pending: false, reviewOn: new Date(`${today}T00:00:00Z`) } });
    app.sandbox.journal.clear();
    await changeDay(app.server, PORTAL);
    await eventually("the deal to be read", async () =>
      app.sandbox.journal.find({ kind: "api", path: "/crm/objects/2026-09/deals/batch/read" }).some(({ requestBody }) => JSON.stringify(requestBody).includes('"701"')));
  });
});
