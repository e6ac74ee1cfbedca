import type { Tx } from "../db/database.ts";

/** What is stored about a deal beside its facts. */
export interface DealState {
  /** Null when it was never read from HubSpot, or before names were kept. */
  readonly name: string | null;
  /** Who is attached; null for nobody. */
  readonly partnerId: string | null;
  readonly leadId: string | null;
  /** True while a change is on its way to the ledger. */
  readonly waiting: boolean;
}

/** All of it in one statement: cards ask for it at every look. */
export async function findDealState(db: Tx, portalId: bigint, dealId: string): Promise<DealState> {
  const [row] = await db.$queryRaw<readonly DealState[]>`
    SELECT n.name, a.partner_id AS "partnerId", a.lead_id AS "leadId", d.deal_id IS NOT NULL AS waiting
    FROM (SELECT ${portalId}::bigint AS portal_id, ${dealId}::text AS deal_id) AS asked
    LEFT JOIN deal_name n USING (portal_id, deal_id)
    LEFT JOIN attribution a USING (portal_id, deal_id)
    LEFT JOIN dirty_deal d ON d.portal_id = asked.portal_id AND d.deal_id = asked.deal_id AND d.problem IS NULL`;
  if (row === undefined) throw new Error("a query for one row answered none");
  return row;
}
