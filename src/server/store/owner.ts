import type { Tx } from "../db/database.ts";

/** A person of the account as HubSpot lists its owners. `ownerId` is what a deal's owner field holds, `userId` what signed requests carry. */
export interface Owner {
  readonly ownerId: string;
  readonly userId: bigint | null;
  readonly email: string | null;
  readonly name: string;
  readonly teamIds: readonly string[];
}

/** Makes the account's owners exactly these. */
export async function replaceOwners(tx: Tx, portalId: bigint, owners: readonly Owner[]): Promise<void> {
  await tx.owner.deleteMany({ where: { portalId } });
  await tx.owner.createMany({ data: owners.map((owner) => ({ ...owner, portalId, teamIds: [...owner.teamIds] })) });
}

/** The owner that is this HubSpot user; null when HubSpot lists none. */
export async function findOwnerByUser(db: Tx, portalId: bigint, userId: bigint): Promise<Owner | null> {
  const row = await db.owner.findFirst({ where: { portalId, userId }, orderBy: { ownerId: "asc" } });
  return row && { ownerId: row.ownerId, userId: row.userId, email: row.email, name: row.name, teamIds: row.teamIds };
}
