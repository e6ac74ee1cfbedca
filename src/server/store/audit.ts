import type { Tx } from "../db/database.ts";

/** Who did what to what, and why. For people to read; nothing is computed from it. */
export interface AuditNote {
  /** `user:1002`, `workflow:192814114`, or a name that came with imported history. */
  readonly actor: string;
  /** `lead.accepted`, `partner.joined`, … */
  readonly action: string;
  /** `lead:L5`, `deal:42`, … */
  readonly subject: string;
  readonly details: Readonly<Record<string, string>>;
}

/** Adds a note to the portal's audit trail. */
export async function noteAudit(tx: Tx, portalId: bigint, { actor, action, subject, details }: AuditNote): Promise<void> {
  await tx.auditEntry.create({ data: { portalId, actor, action, subject, details: { ...details } } });
}

/** What happened to a subject, oldest first. */
export async function auditOf(db: Tx, portalId: bigint, subject: string): Promise<readonly AuditNote[]> {
  const rows = await db.auditEntry.findMany({ where: { portalId, subject }, orderBy: { seq: "asc" } });
  return rows.map(({ actor, action, subject: about, details }) => ({ actor, action, subject: about, details: textsOf(details) }));
}

const textsOf = (details: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(details ?? {}).map(([key, value]) => [key, String(value)]));
