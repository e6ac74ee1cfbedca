import type { Tx } from "../db/database.ts";
import { grantRole, hasRole, roleHolders } from "../store/role.ts";

/** True when the user may decide leads, enroll partners and set tiers. */
export const isPartnerManager = (db: Tx, portalId: bigint, userId: bigint): Promise<boolean> =>
  hasRole(db, portalId, userId, "partner_manager");

/**
 * Sees to it that a portal has somebody who may decide: who installed the app is a partner manager until another user or
 * team has been given the role. Safe to call at every install; it never adds a second.
 */
export async function ensureManager(tx: Tx, portalId: bigint, installedBy: bigint | null): Promise<void> {
  if (installedBy === null || (await roleHolders(tx, portalId, "partner_manager")).length > 0) return;
  await grantRole(tx, portalId, { kind: "user", id: installedBy }, "partner_manager");
}
