import { indexFacts } from "../../program/history.ts";
import { stayOn } from "../../program/membership.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { partnerFacts } from "../store/partner-facts.ts";

/** True when the company is a partner of the program today: joined and not left. */
export async function isPartnerToday(tx: Tx, { portalId, today }: Portal, partnerId: string): Promise<boolean> {
  const history = indexFacts(await partnerFacts(tx, portalId, [partnerId]));
  return stayOn(history, partnerId, null, today, today) !== null;
}
