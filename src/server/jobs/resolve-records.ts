import type { Server } from "../context.ts";
import type { Tx } from "../db/database.ts";
import { readAssociations, readRecords } from "../hubspot/batch.ts";
import { COMPANY_PROPERTIES } from "../hubspot/names.ts";
import type { CrmRecord } from "../hubspot/record.ts";
import { refreshConflictsAt } from "../leads/refresh-conflicts.ts";
import { dealsOfCompanies } from "../store/deal-lead.ts";
import { markDealsDirty, markDealsOfCompaniesDirty } from "../store/dirty-deal.ts";
import { dirtyRecords, finishRecords } from "../store/dirty-record.ts";
import { lockPortal } from "../store/portal-lock.ts";
import type { Portal } from "./portal.ts";
import { recordCompanies } from "./record-companies.ts";
import { settleDeals } from "./settle-deals.ts";

/** Associations are read by the thousand. */
const RUN = 1_000;

/**
 * Companies and line items that changed: stores what companies are now and settles their deals, which need not be read
 * again; the deals of line items, and of companies that are gone, are marked to be looked at. Answers the companies that
 * HubSpot could not serve just now; they keep waiting.
 */
export async function resolveRecords(server: Server, portal: Portal): Promise<readonly string[]> {
  const { db, hubspot: { client } } = server;
  const { portalId } = portal;
  const records = await dirtyRecords(db.prisma, portalId, RUN);
  if (records.length === 0) return [];
  const idsOf = (type: string): readonly string[] => records.filter((record) => record.objectType === type).map((record) => record.objectId);
  const [companyIds, lineItemIds] = [idsOf("companies"), idsOf("line_items")];
  const { records: companies, unread } = await readRecords(client, portalId, "companies", companyIds, COMPANY_PROPERTIES);
  const dealsOf = lineItemIds.length > 0 ? await readAssociations(client, portalId, "line_items", "deals", lineItemIds) : new Map<string, never[]>();
  await db.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    await settleCompanies(server, tx, portal, companies);
    const there = new Set(companies.map((company) => company.id));
    await markDealsOfCompaniesDirty(tx, portalId, companyIds.filter((id) => !there.has(id) && !unread.has(id)), "its company is gone");
    await markDealsDirty(tx, portalId, [...dealsOf.values()].flat().map((deal) => deal.id), "a line item changed");
    await finishRecords(tx, portalId, records.filter(({ objectType, objectId }) => objectType !== "companies" || !unread.has(objectId)));
  });
  return [...unread];
}

/** Stores what companies are now, and settles the deals of those that changed (R-8, R-11: who the buyer is). */
export async function settleCompanies({ queue }: Pick<Server, "queue">, tx: Tx, portal: Portal, companies: readonly CrmRecord[]): Promise<void> {
  const changed = await recordCompanies(tx, portal, companies);
  await refreshConflictsAt(tx, portal, changed);
  const { toWrite } = await settleDeals(tx, portal, await dealsOfCompanies(tx, portal.portalId, changed));
  if (toWrite > 0) await queue.enqueue(tx, "write-deals", portal.portalId);
}
