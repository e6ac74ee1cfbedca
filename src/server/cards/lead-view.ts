import type { ConflictView, LeadStatus, LeadView } from "@partner-ledger/contracts/lead";
import type { Conflict, LeadStatus as EngineLeadStatus } from "../../ledger/book.ts";
import type { Lead } from "../store/lead.ts";
import type { Names } from "./names.ts";

/** A lead as cards show it, with the engine's word on where it stands. */
export const leadView = (lead: Lead, status: EngineLeadStatus, conflicts: readonly Conflict[], names: Names): LeadView => ({
  id: lead.leadId,
  partner: { id: lead.partnerId, name: names.partner(lead.partnerId) },
  account: { name: lead.accountName, companyId: lead.companyId },
  status: shownStatus(status, conflicts),
  submittedOn: lead.submittedOn,
  decidedOn: lead.decidedOn,
  decidedBy: lead.decidedBy && names.actor(lead.decidedBy),
  reason: lead.reason ?? lead.override,
  conflicts: conflicts.map((conflict) => conflictView(conflict, names)),
});

/** An undecided lead whose check found something is in review: a person has to judge it before it can go either way. */
export const shownStatus = (status: EngineLeadStatus, conflicts: readonly Conflict[]): LeadStatus =>
  status === "submitted" && conflicts.length > 0 ? "in_review" : status;

/** A conflict with the name of the record it points to. */
export function conflictView({ ground, strength, match, record, matched, since }: Conflict, names: Names): ConflictView {
  const [, type, id] = /^(company|deal|lead):(.+)$/.exec(record) ?? [];
  if (id === undefined || (type !== "company" && type !== "deal" && type !== "lead")) throw new Error(`a conflict points to ${record}, which is no record`);
  return { ground, strength, match, record: { type, id, name: names.record(record) }, matched, since };
}
