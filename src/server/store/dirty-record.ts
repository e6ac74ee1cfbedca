import type { Tx } from "../db/database.ts";

/** A company or line item that changed: which deals it concerns is found out by the job. */
export interface DirtyRecord {
  readonly objectType: "companies" | "line_items";
  readonly objectId: string;
  /** Tells whether it changed again meanwhile. */
  readonly mark: bigint;
}

/** Up to `limit` records that wait, those that changed first in front. */
export async function dirtyRecords(tx: Tx, portalId: bigint, limit: number): Promise<readonly DirtyRecord[]> {
  return tx.$queryRaw<DirtyRecord[]>`
    SELECT object_type AS "objectType", object_id AS "objectId", mark FROM dirty_record WHERE portal_id = ${portalId} ORDER BY mark LIMIT ${limit}`;
}

/** The records are done with, except those that changed again meanwhile. */
export async function finishRecords(tx: Tx, portalId: bigint, records: readonly DirtyRecord[]): Promise<void> {
  if (records.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM dirty_record d
    USING unnest(${records.map((record) => record.objectType)}::text[], ${records.map((record) => record.objectId)}::text[], ${records.map((record) => record.mark)}::bigint[]) AS done (object_type, object_id, mark)
    WHERE d.portal_id = ${portalId} AND d.object_type = done.object_type AND d.object_id = done.object_id AND d.mark = done.mark`;
}
