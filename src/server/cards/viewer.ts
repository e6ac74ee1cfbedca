import type { Viewer } from "@partner-ledger/contracts/deal-card";
import type { Tx } from "../db/database.ts";
import { isPartnerManager } from "../settings/roles.ts";
import type { SignedUser } from "./signed-user.ts";

/** What about a record decides who may do what. */
interface ViewedRecord {
  readonly hasCompany: boolean;
  readonly isPartner: boolean;
  /** A deal that is won: changing its partner moves money. */
  readonly isWon: boolean;
}

/**
 * What the user may do. Everybody who can see the record may register a lead, and attach a partner while the deal is open:
 * that pays nobody anything until a partner manager has accepted the lead before the deal closes. The partner of a won
 * deal, decisions, enrolment and tiers are for partner managers.
 */
export async function viewerOf(db: Tx, { portalId, userId }: SignedUser, { hasCompany, isPartner, isWon }: ViewedRecord): Promise<Viewer> {
  const manager = await isPartnerManager(db, portalId, userId);
  return { canAttach: manager || !isWon, canRegister: hasCompany && !isPartner, canDecide: manager, canEnroll: manager && !isPartner, canSetTier: manager && isPartner };
}
