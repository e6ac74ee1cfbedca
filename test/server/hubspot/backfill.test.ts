import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { backfill, type BackfillParts } from "../../../src/server/jobs/backfill.ts";
import type { DealRecord } from "../../../src/server/hubspot/deal.ts";
import { startInstallableApp, type InstallableApp } from "../oauth/installable-app.ts";
import { accountOf, buyerOf } from "./account-seed.ts";
import { PORTAL } from "./installed-account.ts";

/** More than one run of deals (1,000), so that line items are read in two parts and there is a place to go on from. */
const SIZE = { companies: 130, deals: 1_050, itemsPerDeal: 1 };

let app: InstallableApp;
let companies: string[] = [];
let deals: DealRecord[] = [];
const parts = (more: Partial<BackfillParts> = {}): BackfillParts => ({
  ...app.server,
  takeCompanies: async (_portalId, records) => {
    companies.push(...records.map((record) => record.id));
  },
  takeDeals: async (_portalId, records) => {
    deals.push(...records);
  },
  ...more,
});
const recordCalls = (): readonly string[] =>
  app.sandbox.journal.find({ kind: "api" }).map((call) => `${call.method} ${call.path}`).filter((call) => /\/crm\/(objects|associations)\//.test(call));
const howOften = (list: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(list)].toSorted().map((entry) => [entry, list.filter((other) => other === entry).length]));

beforeAll(async () => {
  app = await startInstallableApp(accountOf(SIZE));
  await app.install();
});
beforeEach(() => {
  companies = [];
  deals = [];
  app.sandbox.journal.clear();
});
afterAll(() => app.close());

test("every company and every deal with its surroundings is read once, near the floor of calls", async () => {
  await backfill(parts(), PORTAL);
  expect(new Set(companies).size).toBe(SIZE.companies);
  expect([companies.length, deals.length, new Set(deals.map(({ deal }) => deal.id)).size]).toEqual([SIZE.companies, SIZE.deals, SIZE.deals]);
  const asSeeded = ({ deal, company, lineItems }: DealRecord): boolean => company?.id === buyerOf(Number(deal.id) - 70_000, SIZE.companies) && lineItems.length === 1;
  expect(deals.filter((deal) => !asSeeded(deal))).toEqual([]);
  expect(howOften(recordCalls())).toEqual({
    "GET /crm/objects/2026-09/companies": 2,
    "GET /crm/objects/2026-09/deals": 11,
    "POST /crm/objects/2026-09/line_items/batch/read": 11,
  });
});

test("a backfill that was interrupted goes on where it was", async () => {
  const stumbling = parts({ takeDeals: async (_portalId, records) => {
    if (deals.length > 0) throw new Error("the process died");
    deals.push(...records);
  } });
  await expect(backfill(stumbling, PORTAL)).rejects.toThrow("the process died");
  const before = deals.length;
  companies = [];
  app.sandbox.journal.clear();
  await backfill(parts(), PORTAL);
  expect(companies).toEqual([]);
  expect([before, deals.length, new Set(deals.map(({ deal }) => deal.id)).size]).toEqual([1_000, SIZE.deals, SIZE.deals]);
  expect(howOften(recordCalls())).toMatchObject({ "GET /crm/objects/2026-09/deals": 1 });
  expect(deals.at(-1)?.company).not.toBeNull();
});

test("installing again reads the account from the start: nobody can say what changed meanwhile", async () => {
  await expect(backfill(parts({ takeDeals: () => Promise.reject(new Error("stopped")) }), PORTAL)).rejects.toThrow("stopped");
  await app.install();
  companies = [];
  await backfill(parts(), PORTAL);
  expect([companies.length, deals.length]).toEqual([SIZE.companies, SIZE.deals]);
});
