import type { Tx } from "../db/database.ts";
import { noteAudit } from "../store/audit.ts";
import { grantRole, hasRole, revokeRole, type RoleHolder } from "../store/role.ts";

/** True when the user may decide leads, enroll partners and set tiers: by name, or as one of a team. */
export const isPartnerManager = (db: Tx, portalId: bigint, userId: bigint): Promise<boolean> => hasRole(db, portalId, userId, "partner_manager");

/** Makes a HubSpot user, or everybody of a team, partner managers. `by` is the actor who says so. */
export async function appointManager(tx: Tx, portalId: bigint, holder: RoleHolder, by: string): Promise<void> {
  await grantRole(tx, portalId, holder, "partner_manager");
  await noteAudit(tx, portalId, { actor: by, action: "manager.appointed", subject: `${holder.kind}:${holder.id}`, details: {} });
}

/** Takes the role back. */
export async function dismissManager(tx: Tx, portalId: bigint, holder: RoleHolder, by: string): Promise<void> {
  await revokeRole(tx, portalId, holder, "partner_manager");
  await noteAudit(tx, portalId, { actor: by, action: "manager.dismissed", subject: `${holder.kind}:${holder.id}`, details: {} });
}
