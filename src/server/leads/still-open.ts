import { indexFacts } from "../../program/history.ts";
import { standing } from "../../program/judge.ts";
import { decisionsOn, leadStatus, type LeadStatus } from "../../program/lead.ts";
import type { Records } from "../../program/records.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { loadSlice } from "../store/fact-slice.ts";
import type { Lead } from "../store/lead.ts";

/** Where a lead stands today, going by its decisions and its deals. */
export const statusToday = (records: Records, { today }: Portal, leadId: string): LeadStatus =>
  leadStatus(records, leadId, decisionsOn(records.judged, leadId, today), today, today);

/** The first of the leads that is accepted and neither won, lost nor expired; null when none is. */
export async function stillOpen(tx: Tx, portal: Portal, leads: readonly Lead[]): Promise<Lead | null> {
  const accepted = leads.filter((lead) => lead.state === "accepted");
  if (accepted.length === 0) return null;
  const facts = await loadSlice(tx, portal.portalId, { leads: accepted.map((lead) => lead.leadId) });
  const records: Records = { program: portal.program, history: indexFacts(facts), judged: standing(facts) };
  return accepted.find((lead) => statusToday(records, portal, lead.leadId) === "accepted") ?? null;
}
