import type { Tx } from "../db/database.ts";

/** A deal and what people call it. */
export interface DealName {
  readonly dealId: string;
  readonly name: string;
}

/** Notes what deals are called now. No fact: no rule looks at a name, and a new one changes no fee. */
export async function noteDealNames(tx: Tx, portalId: bigint, names: readonly DealName[]): Promise<void> {
  if (names.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO deal_name (portal_id, deal_id, name)
    SELECT ${portalId}, r."dealId", r.name FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb) AS r ("dealId" text, name text)
    ON CONFLICT (portal_id, deal_id) DO UPDATE SET name = excluded.name WHERE deal_name.name <> excluded.name`;
}

/** What deals are called, by id; one never read from HubSpot has no name here. */
export async function findDealNames(db: Tx, portalId: bigint, dealIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (dealIds.length === 0) return new Map();
  const rows = await db.dealName.findMany({ where: { portalId, dealId: { in: [...dealIds] } } });
  return new Map(rows.map(({ dealId, name }) => [dealId, name]));
}
