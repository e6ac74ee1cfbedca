import { firmMatch } from "./account.ts";
import { companySide } from "./account-index.ts";
import type { Day } from "./calendar.ts";
import { lastRecorded, type History } from "./history.ts";
import { acceptanceOf, decisionsOn } from "./lead.ts";
import { ownSide, stayOn } from "./membership.ts";
import { isExpired } from "./protection.ts";
import type { Records } from "./records.ts";
import type { Why } from "./wording.ts";

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
  const { partner } = submission;
  const no = (reason: SourcingRefusal, rule: string, text: string, inputs: Record<string, string> = {}): Sourcing => ({
    partner, earns: false, reason, why: { rule, text, inputs: { lead, partner, closedOn, ...inputs } },
  });
  const decisions = decisionsOn(judged, lead, known);
  const acceptance = acceptanceOf(decisions);
  if (!acceptance) return no("lead_not_accepted", "R-11", `Lead ${lead} has not been accepted`);
  const withdrawal = decisions.find(({ type, on }) => type === "lead.withdrawn" && on <= closedOn);
  if (withdrawal) {
    return no("lead_not_accepted", "R-11", `Lead ${lead} was withdrawn on ${withdrawal.on}, the deal closed on ${closedOn}`, { withdrawnOn: withdrawal.on });
  }
  const accepted = { acceptedOn: acceptance.on };
  if (isExpired(records, acceptance, closedOn, known, known)) {
    return no("lead_not_accepted", "R-11", `Lead ${lead}, accepted on ${acceptance.on}, had expired when the deal closed on ${closedOn}`, accepted);
  }
  if (acceptance.on > closedOn) {
    return no("lead_accepted_after_close", "R-11", `Lead ${lead} was accepted on ${acceptance.on}, after the deal closed on ${closedOn}`, accepted);
  }
  if (!stayOn(history, partner, null, closedOn, known)) return no("partner_left", "R-11", `The partner was not in the program on ${closedOn}`);
  if (isOwnPurchase(history, partner, buyer, known)) return no("own_purchase", "R-11", "The buyer is the partner's own company", { buyer });
  return { partner, earns: true };
};

/** True when a company is the partner itself, by R-9's firm matches as the records stand on a day. */
export const isOwnPurchase = (history: History, partner: string, buyer: string, day: Day): boolean => {
  const own = ownSide(history, partner, day);
  return own !== null && firmMatch(own, companySide(history, buyer, day, day)) !== null;
};
