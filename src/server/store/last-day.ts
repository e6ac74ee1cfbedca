import type { Tx } from "../db/database.ts";

const DAY_KEY = "last-day";

/** The last day whose coming was worked for the portal; null before the first. */
export async function findLastDay(tx: Tx, portalId: bigint): Promise<string | null> {
  const row = await tx.setting.findUnique({ where: { portalId_key: { portalId, key: DAY_KEY } } });
  return typeof row?.value === "string" ? row.value : null;
}

/** Has today's coming worked again. */
export async function forgetLastDay(tx: Tx, portalId: bigint): Promise<void> {
  await tx.setting.deleteMany({ where: { portalId, key: DAY_KEY } });
}

/** Notes that a day's coming was worked. */
export async function saveLastDay(tx: Tx, portalId: bigint, day: string): Promise<void> {
  await tx.setting.upsert({ where: { portalId_key: { portalId, key: DAY_KEY } }, create: { portalId, key: DAY_KEY, value: day }, update: { value: day } });
}
