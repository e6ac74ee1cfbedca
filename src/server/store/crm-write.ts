import type { Tx } from "../db/database.ts";

/** Hashes of what was last written to these records, by record id. */
export async function writtenHashes(db: Tx, portalId: bigint, objectType: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.crmWrite.findMany({ where: { portalId, objectType, objectId: { in: [...ids] } }, select: { objectId: true, hash: true } });
  return new Map(rows.map((row) => [row.objectId, row.hash]));
}

/** Notes what was written, in one statement. */
export async function rememberWrites(db: Tx, portalId: bigint, objectType: string, writes: readonly { readonly id: string; readonly hash: string }[]): Promise<void> {
  if (writes.length === 0) return;
  await db.$executeRaw`
    INSERT INTO crm_write (portal_id, object_type, object_id, hash, written_at)
    SELECT ${portalId}::bigint, ${objectType}::text, id, hash, now() FROM unnest(${writes.map((write) => write.id)}::text[], ${writes.map((write) => write.hash)}::text[]) AS w (id, hash)
    ON CONFLICT (portal_id, object_type, object_id) DO UPDATE SET hash = excluded.hash, written_at = excluded.written_at`;
}

/** Forgets what was written: the records are gone, or no longer show it. */
export async function forgetWrites(db: Tx, portalId: bigint, objectType: string, ids: readonly string[]): Promise<void> {
  await db.crmWrite.deleteMany({ where: { portalId, objectType, objectId: { in: [...ids] } } });
}
