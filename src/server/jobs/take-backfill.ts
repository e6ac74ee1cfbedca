import type { Server } from "../context.ts";
import type { DealRecord } from "../hubspot/deal.ts";
import type { CrmRecord } from "../hubspot/record.ts";
import { markDealsDirty } from "../store/dirty-deal.ts";
import { recentlyRecorded } from "../store/facts.ts";
import { lockPortal } from "../store/portal-lock.ts";
import { backfill } from "./backfill.ts";
import { openPortal, withStages, type Portal } from "./portal.ts";
import { recordCompanies } from "./record-companies.ts";
import { recordDeals } from "./record-deals.ts";
import { settleCompanies } from "./resolve-records.ts";
import { settleDeals } from "./settle-deals.ts";

/** A listing may be this old when it is stored: what was recorded since may be newer. */
const LISTING_AGE_MINUTES = 5;

/** Runs the backfill of an account (backfill.ts), storing what it reads as facts and postings. */
export async function runBackfill(server: Server, portalId: bigint): Promise<void> {
  const portal = await openPortal(server, portalId);
  if (!portal) return;
  await backfill({
    ...server,
    takeCompanies: (_portalId, companies) => takeCompanies(server, portal, companies),
    takeDeals: (_portalId, deals) => takeDeals(server, portal, deals),
  }, portalId);
  // What was worked out before our properties existed has waited for them.
  await server.db.transaction((tx) => server.queue.enqueue(tx, "write-deals", portalId));
  server.queue.wake();
}

async function takeCompanies(server: Server, portal: Portal, companies: readonly CrmRecord[]): Promise<void> {
  await server.db.transaction(async (tx) => {
    await lockPortal(tx, portal.portalId);
    await settleCompanies(server, tx, portal, companies);
  });
}

/**
 * Stores and settles deals as listed. A deal about which something was recorded while the listing was on its way is left to
 * a look of its own, lest older news replace newer; so is one that cannot be taken as it is, to be set aside there.
 */
async function takeDeals(server: Server, portal: Portal, listed: readonly DealRecord[]): Promise<void> {
  const { db, queue } = server;
  const { portalId } = portal;
  const staged = await withStages(server, portal);
  await db.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    const newer = await recentlyRecorded(tx, portalId, listed.map(({ deal }) => deal.id), LISTING_AGE_MINUTES);
    const deals = listed.filter(({ deal }) => !newer.has(deal.id));
    await recordCompanies(tx, portal, deals.flatMap(({ company }) => company ?? []));
    const problems = await recordDeals(tx, staged, { deals, missing: [] });
    const { toWrite, failed } = await settleDeals(tx, portal, deals.map(({ deal }) => deal.id));
    const lookAgain = [...newer, ...problems.keys(), ...failed];
    await markDealsDirty(tx, portalId, lookAgain, "backfill");
    if (lookAgain.length > 0) await queue.enqueue(tx, "sync-deals", portalId);
    if (toWrite > 0) await queue.enqueue(tx, "write-deals", portalId);
  });
}
