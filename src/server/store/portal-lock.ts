import type { Tx } from "../db/database.ts";

/** Holds the portal for the rest of the transaction: of those that decide or post for one portal, one at a time. */
export async function lockPortal(tx: Tx, portalId: bigint): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtextextended('portal:' || ${String(portalId)}::text, 0))) AS l`;
}
