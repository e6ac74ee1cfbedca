import type { Tx } from "../db/database.ts";
import type { Owner as OwnerRow } from "../generated/prisma/client.ts";

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
  return row && toOwner(row);
}

/** Everybody HubSpot lists, by name. */
export async function listOwners(db: Tx, portalId: bigint): Promise<readonly Owner[]> {
  const rows = await db.owner.findMany({ where: { portalId }, orderBy: [{ name: "asc" }, { ownerId: "asc" }] });
  return rows.map(toOwner);
}

const toOwner = ({ ownerId, userId, email, name, teamIds }: OwnerRow): Owner => ({ ownerId, userId, email, name, teamIds });
