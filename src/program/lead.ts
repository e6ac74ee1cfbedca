import type { Day } from "./calendar.ts";
import { namesLead } from "./credit.ts";
import { closeOf, dealOn, stageOn } from "./deal.ts";
import { countsFrom, type DealUpdated, type LeadAccepted, type LeadDecision } from "./facts.ts";
import type { History } from "./history.ts";
import { isExpired, protectionEnd } from "./protection.ts";
import type { Judged, Records } from "./records.ts";

/** Where a lead stands. `in_review` is known to the product only. */
export type LeadStatus = "submitted" | "accepted" | "rejected" | "withdrawn" | "won" | "lost" | "expired";

/** A lead's decisions that stood and are known by a day. */
export const decisionsOn = (judged: Judged, lead: string, known: Day): readonly LeadDecision[] => {
  const all = judged.leads.get(lead) ?? [];
  return all.every((decision) => countsFrom(decision) <= known) ? all : all.filter((decision) => countsFrom(decision) <= known);
};

/** The acceptance among a lead's decisions, null while there is none; there is never more than one. */
export const acceptanceOf = (decisions: readonly LeadDecision[]): LeadAccepted | null =>
  decisions.find((decision) => decision.type === "lead.accepted") ?? null;

/** The state of a lead given its decisions, by its deals as they stand on a day and are known on a day. */
export const leadStatus = (records: Records, lead: string, decisions: readonly LeadDecision[], on: Day, known: Day): LeadStatus => {
  if (decisions.some(({ type }) => type === "lead.withdrawn")) return "withdrawn";
  if (decisions.some(({ type }) => type === "lead.rejected")) return "rejected";
  const acceptance = acceptanceOf(decisions);
  if (!acceptance) return "submitted";
  const deals = dealsNaming(records.history, lead, on, known).filter((deal) => deal.stage !== "deleted");
  const lost = deals.length > 0 && deals.every((deal) => stageOn(deal, on) === "lost");
  const end = protectionEnd(records, acceptance);
  if (lost && !deals.some((deal) => end !== null && closeOf(deal) >= end)) return "lost";
  if (isExpired(records, acceptance, on, on, known)) return "expired";
  return deals.some((deal) => stageOn(deal, on) === "won") ? "won" : "accepted";
};

/** The deals that name a lead in the snapshot in effect. */
export const dealsNaming = (history: History, lead: string, on: Day, known: Day): readonly DealUpdated[] =>
  (history.dealsOfLead.get(lead) ?? []).flatMap((id) => {
    const deal = dealOn(history, id, on, known);
    return deal && namesLead(deal, lead) ? [deal] : [];
  });
