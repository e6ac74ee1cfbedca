import type { Tx } from "../db/database.ts";

/** Why the deal's record could not be taken as it is, in a sentence; null when nothing is wrong with it. */
export async function findDealProblem(db: Tx, portalId: bigint, dealId: string): Promise<string | null> {
  const row = await db.dirtyDeal.findUnique({ where: { portalId_dealId: { portalId, dealId } }, select: { problem: true } });
  return row?.problem ?? null;
}
