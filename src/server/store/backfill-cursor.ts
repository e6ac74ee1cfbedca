import { z } from "zod";
import type { Tx } from "../db/database.ts";

const KEY = "backfill.cursor";

const cursor = z.object({ step: z.enum(["companies", "deals"]), after: z.string().nullable() });

/** How far the reading of a whole account has come: everything before `after` in this step is stored. */
export type BackfillCursor = Readonly<z.infer<typeof cursor>>;

/** Where an unfinished backfill goes on; null when none is unfinished. */
export async function findBackfillCursor(db: Tx, portalId: bigint): Promise<BackfillCursor | null> {
  const row = await db.setting.findUnique({ where: { portalId_key: { portalId, key: KEY } } });
  return row && cursor.parse(row.value);
}

/** Notes how far the backfill has come. */
export async function saveBackfillCursor(db: Tx, portalId: bigint, value: BackfillCursor): Promise<void> {
  await db.setting.upsert({ where: { portalId_key: { portalId, key: KEY } }, create: { portalId, key: KEY, value }, update: { value } });
}

/** The backfill is finished, or has to begin again. */
export async function forgetBackfillCursor(db: Tx, portalId: bigint): Promise<void> {
  await db.setting.deleteMany({ where: { portalId, key: KEY } });
}
