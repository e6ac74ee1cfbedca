import type { Day } from "./calendar.ts";
import { closeOf, stageOn } from "./deal.ts";
import { explain, type Explanation } from "./explanation.ts";
import type { LeadDecision, LeadSubmitted } from "./facts.ts";
import { acceptanceOf, dealsNaming, type LeadStatus } from "./lead.ts";
import { protectionEnd } from "./protection.ts";
import type { Records } from "./records.ts";

/** Why a lead stands where it does, from the decisions that stood and its deals as known on a day. */
export const leadExplanation = (records: Records, { lead, on, company: { name: account } }: LeadSubmitted, decisions: readonly LeadDecision[], status: LeadStatus, asOf: Day): Explanation => {
  const acceptance = acceptanceOf(decisions);
  const ending = decisions.findLast(({ type }) => type === (status === "rejected" ? "lead.rejected" : "lead.withdrawn"));
  if (ending !== undefined && ending.type !== "lead.accepted") return ended(account, ending, acceptance?.on ?? null);
  if (acceptance === null) return explain("lead_submitted", "R-9", { account, submittedOn: on });
  const acceptedOn = acceptance.on;
  const deals = dealsNaming(records.history, lead, asOf, asOf).filter(({ stage }) => stage !== "deleted");
  const [won] = deals.filter((deal) => stageOn(deal, asOf) === "won");
  if (status === "won" && won) return explain("lead_won", "R-9", { account, acceptedOn, deal: won.deal, closedOn: closeOf(won) });
  if (status === "lost") return explain("lead_lost", "R-9", { account, acceptedOn, deals: deals.map(({ deal }) => deal), lostOn: deals.map(closeOf).sort().at(-1) ?? asOf });
  const end = protectionEnd(records, acceptance);
  if (status === "expired") return explain("lead_run_out", "R-9", { account, acceptedOn, endedOn: end ?? asOf });
  return explain("lead_accepted", "R-9", { account, acceptedOn, by: acceptance.by, protectedUntil: end });
};

const ended = (account: string, decision: Exclude<LeadDecision, { type: "lead.accepted" }>, acceptedOn: Day | null): Explanation => {
  const { on, by = null, reason = null } = decision;
  return decision.type === "lead.rejected"
    ? explain("lead_turned_down", "R-9", { account, rejectedOn: on, by, reason })
    : explain("lead_given_up", "R-9", { account, withdrawnOn: on, acceptedOn, by, reason });
};
