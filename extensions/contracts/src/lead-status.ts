import type { LeadStatus, LeadView } from "./lead.ts";
import { formatDay } from "./money.ts";
import type { Tone } from "./tone.ts";

const LABELS: Readonly<Record<LeadStatus, { readonly label: string; readonly tone: Tone }>> = {
  submitted: { label: "Submitted", tone: "info" },
  in_review: { label: "In review", tone: "info" },
  accepted: { label: "Accepted", tone: "success" },
  rejected: { label: "Rejected", tone: "danger" },
  withdrawn: { label: "Withdrawn", tone: "default" },
  won: { label: "Won", tone: "success" },
  lost: { label: "Lost", tone: "default" },
  expired: { label: "Expired", tone: "warning" },
};

/** A lead's status as a label and how it feels (the states of R-9). */
export const leadStatusLabel = (status: LeadStatus): { readonly label: string; readonly tone: Tone } => LABELS[status];

/** True while a manager can still accept or reject the lead. */
export const awaitsDecision = (status: LeadStatus): boolean => status === "submitted" || status === "in_review";

/** True when the lead came to nothing before its deal closed, so that a new one may be registered in its place. */
export const cameToNothing = (status: LeadStatus): boolean => status === "rejected" || status === "withdrawn" || status === "expired";

/** Who did what to a lead and when: "Accepted by Mia Chen on Mar 3, 2026", "Submitted on Mar 1, 2026". */
export const leadHistorySentence = (lead: LeadView, locale: string): string => {
  const submitted = `Submitted on ${formatDay(lead.submittedOn, locale)}`;
  if (!lead.decidedOn) return submitted;
  const verb = lead.status === "rejected" || lead.status === "withdrawn" ? LABELS[lead.status].label : "Accepted";
  const by = lead.decidedBy ? ` by ${lead.decidedBy}` : "";
  return `${verb}${by} on ${formatDay(lead.decidedOn, locale)}`;
};
