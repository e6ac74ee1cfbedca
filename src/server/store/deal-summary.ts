import type { Day } from "../../program/calendar.ts";
import type { Tx } from "../db/database.ts";

/** What HubSpot should show on a deal. `summary` is the caller's own JSON; `reviewOn` is when it may change by itself. */
export interface SavedSummary {
  readonly dealId: string;
  /** Nothing to say. Kept only where something was said before, so that an account's other deals are left alone. */
  readonly blank: boolean;
  readonly summary: string;
  readonly reviewOn: Day | null;
}

/** Keeps the latest summaries; those that differ from the kept ones wait to be written. Answers how many do. */
export async function saveSummaries(tx: Tx, portalId: bigint, summaries: readonly SavedSummary[]): Promise<number> {
  if (summaries.length === 0) return 0;
  const rows = await tx.$queryRaw<{ pending: boolean }[]>`
    INSERT INTO deal_summary AS kept (portal_id, deal_id, summary, review_on)
    SELECT ${portalId}, r."dealId", r.summary::jsonb, r."reviewOn"
    FROM jsonb_to_recordset(${JSON.stringify(summaries)}::jsonb) AS r ("dealId" text, blank boolean, summary text, "reviewOn" date)
    WHERE NOT r.blank OR EXISTS (SELECT 1 FROM deal_summary d WHERE d.portal_id = ${portalId} AND d.deal_id = r."dealId")
    ON CONFLICT (portal_id, deal_id) DO UPDATE SET
      summary = excluded.summary, review_on = excluded.review_on,
      pending = kept.pending OR kept.summary <> excluded.summary,
      changed_at = CASE WHEN kept.summary = excluded.summary THEN kept.changed_at ELSE now() END
    RETURNING pending`;
  return rows.filter((row) => row.pending).length;
}

/** Up to `limit` summaries that wait to be written, those that changed first in front; none of the deals in `except`. */
export async function pendingSummaries(tx: Tx, portalId: bigint, limit: number, except: readonly string[]): Promise<readonly { readonly dealId: string; readonly summary: string }[]> {
  return tx.$queryRaw`
    SELECT deal_id AS "dealId", summary::text AS summary FROM deal_summary
    WHERE portal_id = ${portalId} AND pending AND deal_id <> ALL(${[...except]}::text[]) ORDER BY changed_at, deal_id LIMIT ${limit}`;
}

/** Notes that these have been written; one that changed meanwhile keeps waiting. */
export async function settleSummaries(tx: Tx, portalId: bigint, written: readonly { readonly dealId: string; readonly summary: string }[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE deal_summary SET pending = false
    FROM unnest(${written.map((row) => row.dealId)}::text[], ${written.map((row) => row.summary)}::text[]) AS w (deal_id, summary)
    WHERE portal_id = ${portalId} AND deal_summary.deal_id = w.deal_id AND deal_summary.summary = w.summary::jsonb`;
}

/** Has these written again: somebody changed in HubSpot what we wrote. */
export async function rewriteSummaries(tx: Tx, portalId: bigint, dealIds: readonly string[]): Promise<void> {
  await tx.dealSummary.updateMany({ where: { portalId, dealId: { in: [...dealIds] } }, data: { pending: true } });
}

/** Active portals with summaries that wait to be written. */
export async function portalsWithPendingSummaries(tx: Tx): Promise<readonly bigint[]> {
  const rows = await tx.$queryRaw<{ portalId: bigint }[]>`
    SELECT i.portal_id AS "portalId" FROM install i WHERE i.status = 'active'
    AND EXISTS (SELECT 1 FROM deal_summary s WHERE s.portal_id = i.portal_id AND s.pending)`;
  return rows.map((row) => BigInt(row.portalId));
}
