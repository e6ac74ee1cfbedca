import type { Tx } from "../db/database.ts";

/** Which partner a deal names, and the lead it stems from; without a lead the partner only influenced it. */
export interface Attribution {
  readonly dealId: string;
  readonly partnerId: string;
  readonly leadId: string | null;
}

/** What a deal names; null when no partner is attached. */
export async function findAttribution(db: Tx, portalId: bigint, dealId: string): Promise<Attribution | null> {
  const row = await db.attribution.findUnique({ where: { portalId_dealId: { portalId, dealId } } });
  return row && { dealId, partnerId: row.partnerId, leadId: row.leadId };
}

/** Attaches a partner, and its lead, in place of whatever the deal named before. `by` is who did it. */
export async function saveAttribution(tx: Tx, portalId: bigint, { dealId, partnerId, leadId }: Attribution, by: string): Promise<void> {
  const values = { partnerId, leadId, setBy: by, setAt: new Date() };
  await tx.attribution.upsert({ where: { portalId_dealId: { portalId, dealId } }, create: { portalId, dealId, ...values }, update: values });
}

/** As `saveAttribution`, for many deals at once; those that name a partner already keep it. */
export async function addAttributions(tx: Tx, portalId: bigint, attributions: readonly Attribution[], by: string): Promise<void> {
  await tx.attribution.createMany({ data: attributions.map((attribution) => ({ portalId, ...attribution, setBy: by })), skipDuplicates: true });
}

/** The deal names nobody any more. */
export async function removeAttribution(tx: Tx, portalId: bigint, dealId: string): Promise<void> {
  await tx.attribution.deleteMany({ where: { portalId, dealId } });
}
