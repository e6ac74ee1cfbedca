import type { Day } from "../../program/calendar.ts";
import type { Tx } from "../db/database.ts";

/** One publication of an account's program. */
export interface PublishedVersion {
  /** Grows from publication to publication. */
  readonly seq: bigint;
  /** The first day it is in effect; null for always. */
  readonly from: Day | null;
  /** A definition as the format has it, unread. */
  readonly definition: unknown;
  readonly publishedBy: string;
  readonly publishedAt: Date;
  /** Why it begins before the day it was published; null where it does not. */
  readonly backdatedBecause: string | null;
}

/** Everything an account has published, oldest first. */
export async function publishedVersions(db: Tx, portalId: bigint): Promise<readonly PublishedVersion[]> {
  const rows = await db.programVersion.findMany({ where: { portalId }, orderBy: { seq: "asc" } });
  return rows.map(({ seq, fromDay, definition, publishedBy, publishedAt, backdatedBecause }) =>
    ({ seq, from: fromDay && fromDay.toISOString().slice(0, 10), definition, publishedBy, publishedAt, backdatedBecause }));
}

/** Adds a publication, and has every replica find it: each reads the install before it works for an account. */
export async function addVersion(tx: Tx, portalId: bigint, { from, definition, publishedBy, backdatedBecause }: Omit<PublishedVersion, "seq" | "publishedAt">): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ seq: bigint }[]>`
    INSERT INTO program_version (portal_id, from_day, definition, published_by, backdated_because)
    VALUES (${portalId}, ${from}::date, ${JSON.stringify(definition)}::jsonb, ${publishedBy}, ${backdatedBecause}) RETURNING seq`;
  if (!row) throw new Error("a publication was not stored");
  const seq = BigInt(row.seq);
  await tx.install.update({ where: { portalId }, data: { programRevision: seq } });
  return seq;
}
