import type { Tx } from "../db/database.ts";

const KEY = "provisioned";

/** True once the account has our properties; until then nothing can be written back. */
export async function isProvisioned(db: Tx, portalId: bigint): Promise<boolean> {
  return (await db.setting.findUnique({ where: { portalId_key: { portalId, key: KEY } } })) !== null;
}

/** Notes that the account has our properties. */
export async function noteProvisioned(db: Tx, portalId: bigint): Promise<void> {
  await db.setting.upsert({ where: { portalId_key: { portalId, key: KEY } }, create: { portalId, key: KEY, value: true }, update: { value: true } });
}
