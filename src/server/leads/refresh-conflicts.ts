import { isDeepStrictEqual } from "node:util";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { findByKeys, keysOfCompanyId } from "../store/account-key.ts";
import { markDealsOfLeadsDirty } from "../store/dirty-deal.ts";
import { latestCompanies } from "../store/facts.ts";
import { saveConflicts, undecidedLeadIds, undecidedLeads } from "../store/lead.ts";
import { candidatesFor } from "./candidates.ts";
import { conflictsToday } from "./records-around.ts";
import { registrationOf } from "./registration.ts";

/** Accounts looked up together: the index answers with a bounded number of candidates, which must do for all of them. */
const TOGETHER = 20;
const REASON = "what its lead runs into has changed";

/**
 * Checks undecided leads again and keeps what they run into now. Answers the leads for which that changed: their deals show
 * it in HubSpot. Leads that are decided, or not the portal's, are passed over.
 */
export async function refreshConflicts(tx: Tx, portal: Portal, leadIds: readonly string[]): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const some of inGroups(leadIds)) {
    const leads = await undecidedLeads(tx, portal.portalId, some);
    const found = await conflictsToday(tx, portal, leads.map(registrationOf));
    for (const [i, lead] of leads.entries()) {
      const conflicts = found[i] ?? [];
      if (isDeepStrictEqual(conflicts, lead.conflicts)) continue;
      await saveConflicts(tx, portal.portalId, lead.leadId, conflicts);
      changed.push(lead.leadId);
    }
  }
  return changed;
}

/**
 * A company, or a deal there, is not what it was: checks the undecided leads that may be for the same account, and has the
 * deals of those that run into something else now looked at.
 */
export async function refreshConflictsAt(tx: Tx, portal: Portal, companyIds: readonly string[]): Promise<void> {
  const { portalId } = portal;
  if (companyIds.length === 0 || (await undecidedLeadIds(tx, portalId, 1)).length === 0) return;
  const leads = new Set<string>();
  for (const some of inGroups(companyIds)) {
    const known = [...(await latestCompanies(tx, portalId, some)).values()];
    const near = await candidatesFor(tx, portalId, known.map(({ company }) => ({ company, record: null })));
    // A lead that names the parent or a child is one step further.
    const naming = await findByKeys(tx, portalId, near.companies.flatMap(keysOfCompanyId));
    for (const lead of [...near.leads, ...naming.filter(({ subject }) => subject === "lead").map(({ id }) => id)]) leads.add(lead);
  }
  await markDealsOfLeadsDirty(tx, portalId, await refreshConflicts(tx, portal, [...leads]), REASON);
}

/** A new day: deals count as worked for a number of days only. */
export async function refreshEveryConflict(tx: Tx, portal: Portal): Promise<void> {
  const leads = await undecidedLeadIds(tx, portal.portalId, null);
  await markDealsOfLeadsDirty(tx, portal.portalId, await refreshConflicts(tx, portal, leads), REASON);
}

function inGroups(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / TOGETHER) }, (_, i) => ids.slice(i * TOGETHER, (i + 1) * TOGETHER));
}
