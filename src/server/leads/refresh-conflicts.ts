import { isDeepStrictEqual } from "node:util";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { saveConflicts, undecidedLeads } from "../store/lead.ts";
import { conflictsToday } from "./records-around.ts";
import { registrationOf } from "./registration.ts";

/**
 * Checks undecided leads again and keeps what they run into now. Answers the leads for which that changed: their deals show
 * it in HubSpot. Leads that are decided, or not the portal's, are passed over.
 */
export async function refreshConflicts(tx: Tx, portal: Portal, leadIds: readonly string[]): Promise<readonly string[]> {
  const leads = await undecidedLeads(tx, portal.portalId, leadIds);
  const found = await conflictsToday(tx, portal, leads.map(registrationOf));
  const changed: string[] = [];
  for (const [i, lead] of leads.entries()) {
    const conflicts = found[i] ?? [];
    if (isDeepStrictEqual(conflicts, lead.conflicts)) continue;
    await saveConflicts(tx, portal.portalId, lead.leadId, conflicts);
    changed.push(lead.leadId);
  }
  return changed;
}
