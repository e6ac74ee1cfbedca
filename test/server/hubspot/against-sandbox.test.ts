import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { toDealSnapshot } from "../../../src/server/hubspot/deal-snapshot.ts";
import { readDeals } from "../../../src/server/hubspot/deal.ts";
import { syncOwners } from "../../../src/server/hubspot/owners.ts";
import { COMPANY_PROPERTY_DEFINITIONS, DEAL_PROPERTY_DEFINITIONS } from "../../../src/server/hubspot/property-definitions.ts";
import { provision, type Provisioned } from "../../../src/server/hubspot/provision.ts";
import { writeDeals, type DealSummary } from "../../../src/server/hubspot/write-back.ts";
import { findOwnerByUser } from "../../../src/server/store/owner.ts";
import { startInstallableApp, type InstallableApp } from "../oauth/installable-app.ts";
import { accountOf } from "./account-seed.ts";
import { context } from "./crm-records.ts";
import { PORTAL } from "./installed-account.ts";

let app: InstallableApp;
let prepared: readonly Provisioned[];
const calls = (): readonly string[] => app.sandbox.journal.find({ kind: "api" }).map((call) => `${call.method} ${call.path} ${call.status}`);
const control = (method: string, path: string): Promise<Response> => fetch(`${app.sandbox.url}/sandbox${path}`, { method });
const listedProperty = z.object({ type: z.string(), groupName: z.string(), label: z.string(), options: z.array(z.object({ value: z.string() })).optional() });
const property = (path: string) => app.server.hubspot.client.call(PORTAL, { method: "GET", path: `/crm/properties/2026-09/${path}`, answer: listedProperty, repeatable: true });
const read = (ids: readonly string[]) => readDeals(app.server.hubspot.client, PORTAL, ids);

beforeAll(async () => {
  app = await startInstallableApp(accountOf({ companies: 80, deals: 102, itemsPerDeal: 2 }));
  await app.install();
  // Two servers prepare the account at once, as after a restart in the middle of it.
  prepared = await Promise.all([provision(app.server.hubspot.client, PORTAL), provision(app.server.hubspot.client, PORTAL)]);
});
beforeEach(() => app.sandbox.journal.clear());
afterAll(() => app.close());

describe("preparing an account", () => {
  test("makes the group and every property, though two did it at once", async () => {
    const wanted = [
      "deals group", ...DEAL_PROPERTY_DEFINITIONS.map(({ name }) => `deals.${name}`), "companies group", ...COMPANY_PROPERTY_DEFINITIONS.map(({ name }) => `companies.${name}`),
    ];
    expect([...new Set(prepared.flatMap(({ created }) => created))].toSorted()).toEqual(wanted.toSorted());
    expect(await property("deals/partner_ledger_fee")).toMatchObject({ type: "number", groupName: "partner_ledger", label: "Partner fee" });
    expect((await property("companies/partner_ledger_free_plan")).options?.map(({ value }) => value)).toEqual(["true", "false"]);
  });

  test("writes nothing the next time", async () => {
    expect(await provision(app.server.hubspot.client, PORTAL)).toEqual({ created: [], extended: [] });
    expect(calls()).toHaveLength(4);
    expect(calls().filter((call) => !call.startsWith("GET "))).toEqual([]);
  });

  test("adds an option that is missing, and sends back whole what people added", async () => {
    const path = "/crm/properties/2026-09/deals/partner_ledger_deal_type";
    const own = { label: "Pilot", value: "pilot", displayOrder: 7, hidden: true, description: "Paid trials" };
    await app.server.hubspot.client.call(PORTAL, { method: "PATCH", path, json: { options: [own] }, answer: z.unknown(), repeatable: true });
    expect((await provision(app.server.hubspot.client, PORTAL)).extended).toEqual(["deals.partner_ledger_deal_type"]);
    const sent = app.sandbox.journal.find({ kind: "api", method: "PATCH" }).at(-1)?.requestBody;
    const wanted = DEAL_PROPERTY_DEFINITIONS.find(({ name }) => name === "partner_ledger_deal_type")?.options ?? [];
    expect(sent).toEqual({ options: [own, ...wanted] });
  });
});

describe("reading deals", () => {
  test("brings a deal, its company and its lines as the rules see them", async () => {
    const [deal] = (await read(["70001"])).deals;
    expect(deal && toDealSnapshot(deal, context())).toEqual({
      ok: true,
      value: {
        snapshot: {
          type: "deal.updated", deal: "70001", company: "50001", stage: "won", closedOn: "2026-01-15", dealType: "new", currency: "USD",
          lines: [1, 2].map(() => ({ kind: "subscription", amount: { minor: 100_000n, currency: "USD" }, termMonths: 12 })),
        },
        invoicePaidOn: null,
      },
    });
  });

  test("costs a call for each hundred deals, companies and line items, and one for either kind of link", async () => {
    const { deals } = await read(Array.from({ length: 100 }, (_, n) => String(70_000 + n)));
    expect(deals).toHaveLength(100);
    expect(calls().toSorted()).toEqual([
      "POST /crm/associations/2026-09/deals/companies/batch/read 200",
      "POST /crm/associations/2026-09/deals/line_items/batch/read 200",
      "POST /crm/objects/2026-09/companies/batch/read 200",
      "POST /crm/objects/2026-09/deals/batch/read 200",
      "POST /crm/objects/2026-09/line_items/batch/read 200",
      "POST /crm/objects/2026-09/line_items/batch/read 200",
    ]);
  });

  test("says which deals are gone, and brings the others", async () => {
    expect((await control("DELETE", "/records/deals/70101")).ok).toBe(true);
    const { deals, missing } = await read(["70000", "70101", "79999"]);
    expect([deals.map(({ deal }) => deal.id), missing]).toEqual([["70000"], ["70101", "79999"]]);
  });

  test("takes the company marked primary, not the first or the lowest", async () => {
    const deals = (await read(["70003", "70013", "70093"])).deals.map(({ deal, company }) => [deal.id, company?.id]);
    expect(deals.toSorted()).toEqual([["70003", "50003"], ["70013", "50013"], ["70093", "50013"]]);
  });
});

test("the account's people and teams are known, and stay so when read again", async () => {
  const { db, hubspot } = app.server;
  expect(await syncOwners(db, hubspot.client, PORTAL)).toBe(2);
  expect(await syncOwners(db, hubspot.client, PORTAL)).toBe(2);
  expect(await findOwnerByUser(db.prisma, PORTAL, 1002n)).toEqual({ ownerId: "70002", userId: 1002n, email: "mia@vendor.example", name: "Mia Chen", teamIds: ["502"] });
});

test("a summary shows on the deal in HubSpot, and writing it again costs no call", async () => {
  const { db, log, hubspot } = app.server;
  const summary: DealSummary = {
    dealId: "70001", partner: "Brightpath", tier: "Expert", leadStatus: "accepted", conflict: "possible", fee: { minor: 75_000n, currency: "USD" }, feeStatus: "estimated",
  };
  const parts = { db, log, client: hubspot.client };
  expect((await writeDeals(parts, PORTAL, [summary])).written).toBe(1);
  const [shown] = (await read(["70001"])).deals;
  expect(shown?.deal.properties).toMatchObject({ partner_ledger_partner: "Brightpath", partner_ledger_conflict: "possible", partner_ledger_fee_status: "estimated" });
  expect(Number(shown?.deal.properties["partner_ledger_fee"])).toBe(750);
  app.sandbox.journal.clear();
  await writeDeals(parts, PORTAL, [summary]);
  expect(calls()).toEqual([]);
});

test("a property of ours that somebody deleted is made again when there is something to write", async () => {
  const { db, log, hubspot } = app.server;
  await hubspot.client.call(PORTAL, { method: "DELETE", path: "/crm/properties/2026-09/deals/partner_ledger_tier", answer: z.undefined(), repeatable: true });
  const summary: DealSummary = { dealId: "70007", partner: "Brightpath", tier: "Elite", leadStatus: "won", conflict: "none", fee: null, feeStatus: "none" };
  expect((await writeDeals({ db, log, client: hubspot.client }, PORTAL, [summary])).written).toBe(1);
  expect((await read(["70007"])).deals[0]?.deal.properties["partner_ledger_tier"]).toBe("Elite");
});

test("expired tokens are renewed once, however many calls meet them", async () => {
  await control("POST", "/oauth/expire-tokens");
  await Promise.all(Array.from({ length: 5 }, (_, n) => read([String(70_000 + n)])));
  expect(app.sandbox.journal.find({ path: "/oauth/2026-09/token" }).map((call) => call.status)).toEqual([200]);
});

test("after an uninstall the first call finds out, later ones cost nothing, and installing again resumes", async () => {
  await control("POST", "/oauth/uninstall");
  await expect(read(["70000"])).rejects.toMatchObject({ kind: "unauthorized" });
  app.sandbox.journal.clear();
  await expect(read(["70000"])).rejects.toMatchObject({ kind: "unauthorized" });
  expect(app.sandbox.journal.find({})).toEqual([]);
  await app.install();
  expect((await read(["70000"])).missing).toEqual([]);
});
