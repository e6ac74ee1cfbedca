import { conflictsOf, type Conflict } from "../../program/conflict.ts";
import { verdictOn } from "../../program/judge.ts";
import type { DecisionRefusal } from "../../program/records.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { noteAudit } from "../store/audit.ts";
import { markDealsOfLeadsDirty } from "../store/dirty-deal.ts";
import { appendFacts } from "../store/facts.ts";
import { findLead, saveOutcome, type Lead } from "../store/lead.ts";
import { lockPortal } from "../store/portal-lock.ts";
import type { Actor } from "./actor.ts";
import { decisionFact, isRepeat, STATE_AFTER, type Wish } from "./decision.ts";
import { recordsAround } from "./records-around.ts";
import { refreshConflicts } from "./refresh-conflicts.ts";
import { registrationOf } from "./registration.ts";

/** What became of a wish. `lead` is as it stands now; a refusal changes nothing. */
export type Decided =
  | { readonly done: true; readonly lead: Lead; readonly conflicts: readonly Conflict[] }
  | { readonly done: false; readonly refusal: DecisionRefusal; readonly lead: Lead | null; readonly conflicts: readonly Conflict[] };

/**
 * Decides a lead, in the caller's transaction: judges the wish on what the portal knows now, and if it stands stores
 * it, notes who and why, and has the deals concerned looked at again. The portal is held meanwhile, so of many managers
 * who press at once the first wins and the others are refused `lead_not_open`. A repetition is answered like the first.
 *
 * Who may decide is for the caller to know.
 */
export async function decideLead(tx: Tx, portal: Portal, wish: Wish, by: Actor): Promise<Decided> {
  const { portalId, program, today } = portal;
  await lockPortal(tx, portalId);
  const lead = await findLead(tx, portalId, wish.leadId);
  if (lead === null) return { done: false, refusal: "unknown_lead", lead: null, conflicts: [] };
  if (isRepeat(lead, wish, by)) return { done: true, lead, conflicts: lead.conflicts };
  const records = await recordsAround(tx, portal, [registrationOf(lead)]);
  const fact = decisionFact(wish, `${STATE_AFTER[wish.decision]}:${wish.leadId}`, today, by);
  const verdict = verdictOn(program, records.history, records.judged, fact);
  const conflicts = lead.state === "submitted" ? conflictsOf(records, registrationOf(lead), today, today) : lead.conflicts;
  if (verdict !== "stands") return { done: false, refusal: verdict, lead, conflicts };
  const decided: Lead = {
    ...lead, state: STATE_AFTER[wish.decision], decidedBy: by, decidedOn: today, reason: wish.reason, conflicts,
    override: wish.decision === "accept" ? wish.override : lead.override,
  };
  await appendFacts(tx, portalId, [fact]);
  await saveOutcome(tx, portalId, lead.leadId, decided);
  await noteAudit(tx, portalId, { actor: by, action: fact.type, subject: `lead:${lead.leadId}`, details: detailsOf(wish) });
  const rivals = [...records.history.leads.keys()].filter((id) => id !== lead.leadId);
  await markDealsOfLeadsDirty(tx, portalId, [lead.leadId, ...(await refreshConflicts(tx, portal, rivals))], fact.type);
  return { done: true, lead: decided, conflicts };
}

const detailsOf = ({ reason, override }: Wish): Readonly<Record<string, string>> =>
  ({ ...(reason === null ? {} : { reason }), ...(override === null ? {} : { override }) });
