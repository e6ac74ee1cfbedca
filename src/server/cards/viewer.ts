import type { Viewer } from "@partner-ledger/contracts/deal-card";
import type { Tx } from "../db/database.ts";
import { isPartnerManager } from "../settings/roles.ts";
import type { SignedUser } from "./signed-user.ts";

/**
 * What the user may do. Everybody who can see the record may attach a partner and register a lead: that pays nobody
 * anything until a partner manager has accepted it. Deciding and enrolling is for partner managers.
 */
export async function viewerOf(db: Tx, { portalId, userId }: SignedUser, record: { readonly hasCompany: boolean; readonly isPartner: boolean }): Promise<Viewer> {
  const manager = await isPartnerManager(db, portalId, userId);
  return { canAttach: true, canRegister: record.hasCompany && !record.isPartner, canDecide: manager, canEnroll: manager && !record.isPartner };
}
