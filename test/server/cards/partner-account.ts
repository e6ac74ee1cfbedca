import type { CrmSeed } from "../../../sandbox/seed.ts";
import type { Fact } from "../../../src/program/facts.ts";
import { importHistory } from "../../../src/server/partners/import-history.ts";
import { latestCompanies, latestDeals } from "../../../src/server/store/facts.ts";
import { eventually, startRunningApp, type RunningApp } from "../../support/running-app.ts";

export const PORTAL = 20260901n;
/** Two partners: an expert and one at the entry tier. */
export const BRIGHT = "501";
export const NOVA = "502";
/** A prospect with two open deals, a customer, a prospect with nothing, and one named almost like the customer. */
export const MERIDIAN = "511";
export const GLOBEX = "512";
export const UMBRA = "513";
export const GLOBEX_RETAIL = "514";
export const OPEN_DEAL = "701";
export const WON_DEAL = "702";
export const LONELY_DEAL = "703";

const CREATED = "2025-03-01T12:00:00.000Z";
const at = (id: string, properties: Record<string, string>) => ({ id, createdAt: CREATED, properties });
const deal = (id: string, name: string, dealstage: string, rest: Record<string, string> = {}) =>
  at(id, { dealname: name, pipeline: "default", dealstage, amount: "50000.00", dealtype: "newbusiness", ...rest });

export const SEED: CrmSeed = {
  records: {
    companies: [
      at(BRIGHT, { name: "Bright Agency", domain: "bright-agency.com" }), at(NOVA, { name: "Nova Partners", domain: "nova-partners.com" }),
      at(MERIDIAN, { name: "Meridian Labs", domain: "meridian-labs.com" }), at(GLOBEX, { name: "Globex Inc.", domain: "globex.com", lifecyclestage: "customer" }),
      at(UMBRA, { name: "Umbra Fashion", domain: "umbra-fashion.com" }), at(GLOBEX_RETAIL, { name: "Globex Retail", domain: "globex-retail.com" }),
    ],
    deals: [
      deal(OPEN_DEAL, "Meridian platform", "contractsent"),
      deal(WON_DEAL, "Globex platform", "closedwon", { closedate: "2026-02-10T17:00:00.000Z" }),
      deal(LONELY_DEAL, "Nobody's deal", "contractsent"),
    ],
  },
  associations: [
    { from: { type: "deals", id: OPEN_DEAL }, to: { type: "companies", id: MERIDIAN } },
    { from: { type: "deals", id: WON_DEAL }, to: { type: "companies", id: GLOBEX } },
  ],
};

const DAY = "2025-06-01";
const dated = { on: DAY, recordedOn: DAY };
export const HISTORY: readonly Fact[] = [
  { type: "partner.joined", id: "h1", ...dated, partner: BRIGHT, track: "referral", company: { id: BRIGHT, name: "Bright Agency" }, tier: "expert" },
  { type: "partner.joined", id: "h2", ...dated, partner: NOVA, track: "referral", company: { id: NOVA, name: "Nova Partners" } },
];

/** The account installed, its records known, and its two partners enrolled. */
export async function startPartnerAccount(history: readonly Fact[] = HISTORY): Promise<RunningApp> {
  const app = await startRunningApp(SEED);
  const { db } = app.server;
  await eventually("the backfill", async () =>
    (await latestDeals(db.prisma, PORTAL, [OPEN_DEAL, WON_DEAL, LONELY_DEAL])).size === 3 && (await latestCompanies(db.prisma, PORTAL, [UMBRA])).size === 1);
  await importHistory(app.server, PORTAL, history);
  return app;
}
