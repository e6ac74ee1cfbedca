import type { Tx } from "../db/database.ts";

/** The accounts that some partner manages or managed. */
export async function managedCompanies(tx: Tx, portalId: bigint): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ company: string }[]>`
    SELECT DISTINCT company FROM fact WHERE portal_id = ${portalId} AND type = 'managed.confirmed' ORDER BY company`;
  return rows.map((row) => row.company);
}
