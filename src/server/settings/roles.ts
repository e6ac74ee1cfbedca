import type { Tx } from "../db/database.ts";
import { noteAudit } from "../store/audit.ts";
import { listOwners, type Owner } from "../store/owner.ts";
import { grantRole, hasRole, revokeRole, roleHolders, type RoleHolder } from "../store/role.ts";

/** True when the user may decide leads, enroll partners and set tiers: by name, or as one of a team. */
export const isPartnerManager = (db: Tx, portalId: bigint, userId: bigint): Promise<boolean> => hasRole(db, portalId, userId, "partner_manager");

/** Makes a HubSpot user, or everybody of a team, partner managers. `by` is the actor who says so. Again: changes nothing. */
export async function appointManager(tx: Tx, portalId: bigint, holder: RoleHolder, by: string): Promise<void> {
  if (await grantRole(tx, portalId, holder, "partner_manager")) await noteManager(tx, portalId, "manager.appointed", holder, by);
}

/**
 * Takes the role back; again changes nothing. False, with nothing changed, when nobody whom HubSpot lists would have it
 * then. For a transaction that holds the portal: two who dismiss each other must not both succeed.
 */
export async function dismissManager(tx: Tx, portalId: bigint, holder: RoleHolder, by: string): Promise<boolean> {
  const holders = await roleHolders(tx, portalId, "partner_manager");
  if (!holders.some((other) => isSame(other, holder))) return true;
  if (!someoneDecidesWithout(holder, holders, await listOwners(tx, portalId))) return false;
  await revokeRole(tx, portalId, holder, "partner_manager");
  await noteManager(tx, portalId, "manager.dismissed", holder, by);
  return true;
}

/** True when one of the owners is a partner manager even if `holder` is none. */
export const someoneDecidesWithout = (holder: RoleHolder, holders: readonly RoleHolder[], owners: readonly Owner[]): boolean => {
  const others = holders.filter((other) => !isSame(other, holder));
  return owners.some((owner) => others.some((other) => isHeldBy(other, owner)));
};

/** True when the role that was given to `holder` is this person's. */
export const isHeldBy = (holder: RoleHolder, { userId, teamIds }: Owner): boolean =>
  userId !== null && (holder.kind === "user" ? holder.id === userId : teamIds.includes(String(holder.id)));

const isSame = (a: RoleHolder, b: RoleHolder): boolean => a.kind === b.kind && a.id === b.id;

const noteManager = (tx: Tx, portalId: bigint, action: string, { kind, id }: RoleHolder, actor: string): Promise<void> =>
  noteAudit(tx, portalId, { actor, action, subject: `${kind}:${id}`, details: {} });
