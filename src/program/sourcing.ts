import { firmMatch } from "./account.ts";
import { companyName, companySide } from "./account-index.ts";
import type { Day } from "./calendar.ts";
import { explain, type Explanation, type Why } from "./explanation.ts";
import type { LeadDecision, LeadSubmitted } from "./facts.ts";
import { lastRecorded, type History } from "./history.ts";
import { acceptanceOf, decisionsOn } from "./lead.ts";
import { ownSide, partnerName, stayOn } from "./membership.ts";
import { isExpired, protectionEnd } from "./protection.ts";
import type { Records } from "./records.ts";

/** Which condition of R-11 fails. */
export type SourcingRefusal = "lead_not_accepted" | "lead_accepted_after_close" | "partner_left" | "own_purchase";

/** What R-11 says about a sale that stems from a lead. */
export type Sourcing =
  | { readonly partner: string; readonly earns: true }
  | { readonly partner: string; readonly earns: false; readonly reason: SourcingRefusal; readonly why: Why };

/**
 * Whether a sale to a company that closed on a day earns the lead's partner anything, by the first condition of R-11
 * that fails. All is taken as known on a day; the buyer and the partner's company as their records stand that day.
 * Throws for an unknown lead: a deal that names one counts for nothing.
 */
export const sourcingOf = (records: Records, lead: string, closedOn: Day, buyer: string, known: Day): Sourcing => {
  const { history, judged } = records;
  const submission = lastRecorded(history.leads.get(lead), known);
  if (!submission) throw new Error(`lead ${lead} is unknown on ${known}`);
  const { partner, company: { name: account } } = submission;
  const no = (reason: SourcingRefusal, because: () => Explanation): Sourcing => ({ partner, earns: false, reason, why: () => [because()] });
  const decisions = decisionsOn(judged, lead, known);
  const acceptance = acceptanceOf(decisions);
  if (!acceptance) return no("lead_not_accepted", () => notAccepted(submission, decisions));
  const withdrawal = decisions.find(({ type, on }) => type === "lead.withdrawn" && on <= closedOn);
  if (withdrawal) return no("lead_not_accepted", () => explain("lead_withdrawn", "R-11", { account, withdrawnOn: withdrawal.on, closedOn }));
  if (isExpired(records, acceptance, closedOn, known, known)) {
    const endedOn = protectionEnd(records, acceptance) ?? closedOn;
    return no("lead_not_accepted", () => explain("lead_expired", "R-11", { account, acceptedOn: acceptance.on, endedOn, closedOn }));
  }
  if (acceptance.on > closedOn) return no("lead_accepted_after_close", () => explain("lead_accepted_late", "R-11", { account, acceptedOn: acceptance.on, closedOn }));
  const name = (): string => partnerName(history, partner, known);
  if (!stayOn(history, partner, null, closedOn, known)) return no("partner_left", () => explain("partner_out", "R-11", { partner: name(), on: closedOn }));
  if (isOwnPurchase(history, partner, buyer, known)) {
    return no("own_purchase", () => explain("own_purchase", "R-11", { partner: name(), buyer: companyName(history, buyer, known) }));
  }
  return { partner, earns: true };
};

const notAccepted = ({ company: { name: account }, on }: LeadSubmitted, decisions: readonly LeadDecision[]): Explanation => {
  const [ended] = decisions;
  if (ended === undefined) return explain("lead_undecided", "R-11", { account, submittedOn: on });
  return ended.type === "lead.rejected"
    ? explain("lead_rejected", "R-11", { account, rejectedOn: ended.on })
    : explain("lead_taken_back", "R-11", { account, withdrawnOn: ended.on });
};

/** The name of the account that a lead is for; its id while nothing is known of it. */
export const accountOf = (history: History, lead: string, known: Day): string => lastRecorded(history.leads.get(lead), known)?.company.name ?? lead;

/** True when a company is the partner itself, by R-9's firm matches as the records stand on a day. */
export const isOwnPurchase = (history: History, partner: string, buyer: string, day: Day): boolean => {
  const own = ownSide(history, partner, day);
  return own !== null && firmMatch(own, companySide(history, buyer, day, day)) !== null;
};
