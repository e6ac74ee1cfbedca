import { indexFacts, type History } from "../../program/history.ts";
import { stayOn } from "../../program/membership.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { partnerFacts } from "../store/partner-facts.ts";

/** True when the company is a partner of the program today: joined and not left. */
export async function isPartnerToday(tx: Tx, portal: Portal, partnerId: string): Promise<boolean> {
  return isMember(indexFacts(await partnerFacts(tx, portal.portalId, [partnerId])), portal, partnerId);
}

/** As `isPartnerToday`, from facts at hand. */
export const isMember = (history: History, { today }: Portal, partnerId: string): boolean => stayOn(history, partnerId, null, today, today) !== null;
