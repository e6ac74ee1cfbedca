import type { Day } from "../../program/calendar.ts";
import type { Tx } from "../db/database.ts";
import { dealsOfCompanies } from "./deal-lead.ts";

/** A deal taken to be looked at. `mark` tells whether it changed again meanwhile. */
export interface ClaimedDeal {
  readonly dealId: string;
  readonly mark: bigint;
}

/** A worker that has not come back after so long is taken for dead. */
const CLAIM_MINUTES = 2;

/**
 * Marks deals to be looked at; one row however often. `reason` is a few words for the log. A deal some worker has now stays
 * with it, and is looked at again afterwards.
 */
export async function markDealsDirty(tx: Tx, portalId: bigint, dealIds: readonly string[], reason: string): Promise<void> {
  if (dealIds.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO dirty_deal (portal_id, deal_id, reason) SELECT ${portalId}, deal, ${reason} FROM unnest(${[...new Set(dealIds)].toSorted()}::text[]) AS deal
    ON CONFLICT (portal_id, deal_id) DO UPDATE SET mark = nextval('dirty_deal_mark_seq'), reason = excluded.reason, problem = NULL`;
}

/** Marks every deal that any of these leads is or was named by, or was registered from. */
export async function markDealsOfLeadsDirty(tx: Tx, portalId: bigint, leadIds: readonly string[], reason: string): Promise<void> {
  const leads = [...leadIds];
  const rows = await tx.$queryRaw<{ deal: string }[]>`
    SELECT deal FROM fact WHERE portal_id = ${portalId} AND type = 'deal.updated' AND lead = ANY(${leads}::text[])
    UNION SELECT deal FROM deal_credit WHERE portal_id = ${portalId} AND lead = ANY(${leads}::text[])
    UNION SELECT deal_id FROM attribution WHERE portal_id = ${portalId} AND lead_id = ANY(${leads}::text[])
    UNION SELECT deal_id FROM lead WHERE portal_id = ${portalId} AND lead_id = ANY(${leads}::text[]) AND deal_id IS NOT NULL`;
  await markDealsDirty(tx, portalId, rows.map((row) => row.deal), reason);
}

/** Marks every deal that concerns a partner: those it is attached to, and those of its leads. */
export async function markDealsOfPartnerDirty(tx: Tx, portalId: bigint, partnerId: string, reason: string): Promise<void> {
  const rows = await tx.$queryRaw<{ deal: string }[]>`
    SELECT d.deal FROM fact l JOIN fact d ON d.portal_id = l.portal_id AND d.lead = l.lead AND d.type = 'deal.updated'
    WHERE l.portal_id = ${portalId} AND l.partner = ${partnerId} AND l.type = 'lead.submitted'
    UNION SELECT c.deal FROM fact l JOIN deal_credit c ON c.portal_id = l.portal_id AND c.lead = l.lead
    WHERE l.portal_id = ${portalId} AND l.partner = ${partnerId} AND l.type = 'lead.submitted'
    UNION SELECT deal_id FROM attribution WHERE portal_id = ${portalId} AND partner_id = ${partnerId}`;
  await markDealsDirty(tx, portalId, rows.map((row) => row.deal), reason);
}

/** Marks every deal the portal knows. */
export async function markEveryDealDirty(tx: Tx, portalId: bigint, reason: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO dirty_deal (portal_id, deal_id, reason)
    SELECT ${portalId}, deal, ${reason} FROM (SELECT DISTINCT deal FROM fact WHERE portal_id = ${portalId} AND type = 'deal.updated' ORDER BY deal) AS known
    ON CONFLICT (portal_id, deal_id) DO UPDATE SET mark = nextval('dirty_deal_mark_seq'), reason = excluded.reason, problem = NULL`;
}

/** Marks every deal of these companies. */
export async function markDealsOfCompaniesDirty(tx: Tx, portalId: bigint, companyIds: readonly string[], reason: string): Promise<void> {
  await markDealsDirty(tx, portalId, await dealsOfCompanies(tx, portalId, companyIds), reason);
}

/** Marks deals whose answer may change on a day without anything happening: a fee falls due, a lead's protection ends. */
export async function markDealsToReview(tx: Tx, portalId: bigint, today: Day): Promise<void> {
  const rows = await tx.$queryRaw<{ deal: string }[]>`
    SELECT deal_id AS deal FROM deal_summary WHERE portal_id = ${portalId} AND review_on <= ${today}::date`;
  await markDealsDirty(tx, portalId, rows.map((row) => row.deal), "a date has come");
}

/** True while a change of the deal is on its way; a deal set aside with a problem is not. */
export async function isDealDirty(tx: Tx, portalId: bigint, dealId: string): Promise<boolean> {
  const row = await tx.dirtyDeal.findUnique({ where: { portalId_dealId: { portalId, dealId } }, select: { problem: true } });
  return row !== null && row.problem === null;
}

/** Takes up to `limit` deals for the worker named by `claim`, those waiting longest first. Two workers never have one deal at once. */
export async function claimDeals(tx: Tx, portalId: bigint, claim: string, limit: number): Promise<readonly ClaimedDeal[]> {
  return tx.$queryRaw<ClaimedDeal[]>`
    UPDATE dirty_deal SET claim = ${claim}, claimed_until = now() + make_interval(mins => ${CLAIM_MINUTES}::int)
    WHERE portal_id = ${portalId} AND deal_id IN (
      SELECT deal_id FROM dirty_deal WHERE portal_id = ${portalId} AND problem IS NULL AND (claimed_until IS NULL OR claimed_until < now())
      ORDER BY mark LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING deal_id AS "dealId", mark`;
}

/**
 * True when all of the deals are still the worker's: one that was slow may have lost some to another, whose look at HubSpot
 * is newer. Locks them, in the order in which everybody does, so that nobody waits in a circle.
 */
export async function keepsClaim(tx: Tx, portalId: bigint, claim: string, deals: readonly ClaimedDeal[]): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM dirty_deal WHERE portal_id = ${portalId} AND claim = ${claim} ORDER BY deal_id FOR UPDATE`;
  return rows.length === deals.length;
}

/** The deals are done with, except those that changed again meanwhile: they go back to waiting. */
export async function finishDeals(tx: Tx, portalId: bigint, claim: string, deals: readonly ClaimedDeal[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM dirty_deal d USING unnest(${deals.map((deal) => deal.dealId)}::text[], ${deals.map((deal) => deal.mark)}::bigint[]) AS done (deal_id, mark)
    WHERE d.portal_id = ${portalId} AND d.claim = ${claim} AND d.deal_id = done.deal_id AND d.mark = done.mark`;
  await releaseDeals(tx, portalId, claim);
}

/** Gives back what the worker has left. */
export async function releaseDeals(tx: Tx, portalId: bigint, claim: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE dirty_deal SET claim = NULL, claimed_until = NULL
    WHERE portal_id = ${portalId} AND deal_id IN (SELECT deal_id FROM dirty_deal WHERE portal_id = ${portalId} AND claim = ${claim} ORDER BY deal_id FOR UPDATE)`;
}

/** Sets a deal aside until it changes: its record cannot be taken as it is. Nothing happens when it changed meanwhile. */
export async function setDealAside(tx: Tx, portalId: bigint, { dealId, mark }: ClaimedDeal, problem: string): Promise<void> {
  await tx.$executeRaw`UPDATE dirty_deal SET problem = ${problem} WHERE portal_id = ${portalId} AND deal_id = ${dealId} AND mark = ${mark}`;
}

/** Gives back every claim: for the start on a database that no other process can have open. */
export async function releaseAllClaims(tx: Tx): Promise<void> {
  await tx.$executeRaw`UPDATE dirty_deal SET claim = NULL, claimed_until = NULL WHERE claim IS NOT NULL`;
}

/** Active portals with deals or other records that wait for a worker. */
export async function portalsWithWork(tx: Tx): Promise<readonly bigint[]> {
  const rows = await tx.$queryRaw<{ portalId: bigint }[]>`
    SELECT i.portal_id AS "portalId" FROM install i WHERE i.status = 'active' AND EXISTS (
      SELECT 1 FROM dirty_deal d WHERE d.portal_id = i.portal_id AND d.problem IS NULL AND (d.claimed_until IS NULL OR d.claimed_until < now())
      UNION ALL SELECT 1 FROM dirty_record r WHERE r.portal_id = i.portal_id)`;
  return rows.map((row) => BigInt(row.portalId));
}

