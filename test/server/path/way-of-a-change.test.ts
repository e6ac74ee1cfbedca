import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Fact } from "../../../src/program/facts.ts";
import { dayAt } from "../../../src/server/live-program.ts";
import { saveAttribution } from "../../../src/server/store/attribution.ts";
import { isDealDirty } from "../../../src/server/store/dirty-deal.ts";
import { appendFacts, latestDeals } from "../../../src/server/store/facts.ts";
import { causeKey, postingsOf } from "../../../src/server/store/ledger.ts";
import { eventually, startRunningApp, type RunningApp } from "../../support/running-app.ts";
import { BUYER, PARTNER, smallAccount } from "./small-account.ts";

const PORTAL = 20260901n;
const DAY = "2025-06-01";
const dated = { on: DAY, recordedOn: DAY };
const HISTORY: readonly Fact[] = [
  { type: "partner.joined", id: "h1", ...dated, partner: PARTNER, track: "referral", company: { id: PARTNER, name: "Bright Agency" }, tier: "expert" },
  { type: "lead.submitted", id: "h2", ...dated, lead: "L1", partner: PARTNER, company: { id: BUYER, name: "Meridian" } },
  { type: "lead.accepted", id: "h3", ...dated, lead: "L1", by: "user:1002" },
];

let app: RunningApp;
beforeAll(async () => {
  app = await startRunningApp(smallAccount());
  await app.server.db.transaction(async (tx) => {
    await appendFacts(tx, PORTAL, HISTORY);
    await saveAttribution(tx, PORTAL, { dealId: "701", partnerId: PARTNER, leadId: "L1" }, "user:1002");
  });
});
afterAll(async () => app.close());

const posted = async (deal = "701"): Promise<readonly string[]> =>
  (await postingsOf(app.server.db.prisma, PORTAL, [causeKey({ deal })])).map(({ amountMinor, currency, reason }) => `${amountMinor} ${currency} ${reason}`);
const ledgerSays = (...lines: readonly string[]) => eventually(`the ledger to say ${lines.join(", ")}`, async () => {
  const found = await posted();
  return JSON.stringify(found) === JSON.stringify(lines) && found;
});
const shows = (what: string, wanted: Record<string, string>) => eventually(what, async () => {
  const found = await shown(Object.keys(wanted));
  return JSON.stringify(found) === JSON.stringify(wanted);
});
const shown = async (names: readonly string[]): Promise<Record<string, unknown>> => {
  const { properties } = propertiesOf.parse(await app.control("GET", "/records/deals/701"));
  return Object.fromEntries(names.map((name) => [name, properties[name] ?? null]));
};
const propertiesOf = z.object({ properties: z.record(z.string(), z.string().nullable()) });
const created = async (type: string, properties: Record<string, string>, associations: readonly object[] = []): Promise<string> =>
  z.object({ id: z.string() }).parse(await app.control("POST", `/records/${type}`, { properties, associations })).id;
const change = (properties: Record<string, string>) => app.control("PATCH", "/records/deals/701", { properties });

describe("the way of a change, from a stage moved in HubSpot to the ledger and back", () => {
  it("posts the fee of a won deal once", async () => {
    await change({ dealstage: "closedwon" });
    await ledgerSays("750000 USD earned");
  });

  it("posts the difference when the amount changes", async () => {
    await change({ amount: "60000.00" });
    await ledgerSays("750000 USD earned", "150000 USD corrected");
  });

  it("takes all of it back when the deal is lost, and posts it again when it is won after all", async () => {
    await change({ dealstage: "closedlost" });
    await ledgerSays("750000 USD earned", "150000 USD corrected", "-900000 USD reversed");
    await change({ dealstage: "closedwon" });
    await ledgerSays("750000 USD earned", "150000 USD corrected", "-900000 USD reversed", "900000 USD earned");
  });

  it("shows in HubSpot what the ledger says, and leaves deals without a partner alone", async () => {
    await shows("the deal to show its fee", {
      partner_ledger_partner: "Bright Agency", partner_ledger_tier: "Expert", partner_ledger_lead_status: "won", partner_ledger_conflict: "none",
      partner_ledger_fee: "9000.00", partner_ledger_fee_currency: "USD", partner_ledger_fee_status: "earned",
    });
    const written = app.sandbox.journal.find({ kind: "api" }).filter(({ path }) => path === "/crm/objects/2026-09/deals/batch/update");
    expect(written.length).toBeGreaterThan(0);
    expect(JSON.stringify(written.map((call) => call.requestBody))).not.toContain("702");
  });

  it("is not woken by what it wrote itself", async () => {
    await eventually("the work to be over", async () => (await app.server.db.prisma.dirtyDeal.count()) === 0);
    const events = await app.server.db.prisma.inboxEvent.findMany({ select: { payload: true } });
    expect(events.filter(({ payload }) => payload.includes('"partner_ledger_'))).toEqual([]);
  });

  it("writes again what somebody overwrote by hand, at the next look", async () => {
    await change({ partner_ledger_fee_status: "paid", dealname: "Renamed" });
    await shows("the deal to show its fee again", { partner_ledger_fee_status: "earned", dealname: "Renamed" });
  });

  it("writes again what HubSpot could not write just now", async () => {
    await app.control("POST", "/trouble", { path: "/crm/objects/*/deals/batch/update", times: 1, effect: { kind: "partial", ids: ["701"] } });
    await change({ partner_ledger_fee_status: "none", dealname: "Again" });
    await shows("the deal to show its fee again", { partner_ledger_fee_status: "earned", dealname: "Again" });
    expect(await app.control("GET", "/trouble")).toMatchObject({ rules: [{ hits: 1 }] });
    await app.control("DELETE", "/trouble");
  });

  it.each(["deals", "companies"])("goes on with its neighbours while HubSpot cannot serve one of the %s", async (type) => {
    const company = await created("companies", { name: `Unserved ${type}` });
    const deal = await created("deals", { dealname: "Unserved", pipeline: "default", dealstage: "contractsent" }, [{ type: "companies", id: company }]);
    const isWaiting = () => isDealDirty(app.server.db.prisma, PORTAL, deal);
    await eventually("the new deal to be read", async () => !(await isWaiting()) && (await latestDeals(app.server.db.prisma, PORTAL, [deal])).size === 1);
    await app.control("POST", "/trouble", { path: `/crm/objects/*/${type}/batch/read`, effect: { kind: "partial", ids: [type === "deals" ? deal : company] } });
    await app.control("PATCH", `/records/deals/${deal}`, { properties: { dealname: "Unserved still" } });
    await eventually("the new deal to wait", isWaiting);
    await change({ partner_ledger_fee_status: "none", dealname: `Beside the ${type}` });
    await shows("its neighbour to show its fee again", { partner_ledger_fee_status: "earned" });
    expect(await isWaiting()).toBe(true);
    await app.control("DELETE", "/trouble");
    await eventually("the new deal to be read after all", async () => !(await isWaiting()));
  });

  it("makes the fee payable on the day the first invoice is paid", async () => {
    const today = dayAt(Date.now(), "America/New_York");
    await change({ partner_ledger_invoice_paid_on: today });
    await shows("the deal to show a payable fee", { partner_ledger_fee_status: "payable" });
    expect(await posted()).toHaveLength(4);
  });

  it("takes the fee back when the deal is deleted", async () => {
    await app.control("DELETE", "/records/deals/701");
    await ledgerSays("750000 USD earned", "150000 USD corrected", "-900000 USD reversed", "900000 USD earned", "-900000 USD reversed");
  });
});
