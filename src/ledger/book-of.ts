import type { Day } from "../program/calendar.ts";
import { conflictsOf } from "../program/conflict.ts";
import { conflictExplanations } from "../program/conflict-explanation.ts";
import { closeOf, dealOn, stageOn } from "../program/deal.ts";
import { feesOnDeal } from "../program/deal-fee.ts";
import { explain, type Why } from "../program/explanation.ts";
import { countsFrom, type Fact } from "../program/facts.ts";
import { indexFacts, lastRecorded } from "../program/history.ts";
import { judge, standingBy } from "../program/judge.ts";
import { leadExplanation } from "../program/lead-explanation.ts";
import { acceptanceOf, decisionsOn, leadStatus } from "../program/lead.ts";
import type { PayoutSchedule, Program } from "../program/program.ts";
import type { Judged, Records } from "../program/records.ts";
import { payoutTermsOf } from "../program/terms.ts";
import type { Book, EstimateRow, IneligibleRow, LeadRow } from "./book.ts";
import { claimsOf } from "./claims.ts";
import { feeRow, postingsOf } from "./fee-rows.ts";
import { pastTierRows } from "./past-tier-rows.ts";
import { paymentsWithoutFee } from "./payments-without-fee.ts";
import { isPayoutPaid, payoutsOf, type Payouts } from "./payouts.ts";
import { refusalRows } from "./refusal-rows.ts";
import { sortEstimates, sortFees, sortIneligible, sortLeads, sortLedger, sortPaymentsWithoutFee, sortPayouts, sortRefused, sortTiers } from "./sorting.ts";
import { tierRows } from "./tier-rows.ts";
import { walk, type Account } from "./walk.ts";

export { standing } from "../program/judge.ts";

/**
 * Everything the rules say on a day, from facts alone. Facts that count only later are left out. Same facts, same book:
 * neither their order nor a fact given twice makes a difference.
 *
 * `judged` says which decisions stood; left out, each is judged here. A caller that stored its own verdicts passes
 * `standing(facts)`, and then the facts about one deal give it the same fees and postings as all facts would.
 */
export const bookOf = (program: Program, facts: readonly Fact[], asOf: Day, judged?: Judged): Book => {
  const history = indexFacts(facts.filter((fact) => countsFrom(fact) <= asOf));
  const records: Records = { program, history, judged: judged ? standingBy(judged, asOf) : judge(program, history, asOf) };
  const accounts = ledgerOf(records, asOf);
  const payouts = payoutsFor(records, accounts, asOf);
  const partners = [...history.membership.keys()];
  const termsOn = payoutTermsOf(program);
  return {
    asOf,
    leads: sortLeads(leadRows(records, asOf)),
    tiers: sortTiers(partners.flatMap((partner) => tierRows(records, partner, asOf))),
    pastTiers: sortTiers(partners.flatMap((partner) => pastTierRows(records, partner, asOf))),
    fees: sortFees(termsOn ? accounts.flatMap((account) => feeRow(account, payouts, termsOn, asOf) ?? []) : []),
    ...verdictRows(records, asOf),
    paymentsWithoutFee: sortPaymentsWithoutFee(paymentsWithoutFee(records, accounts, asOf)),
    ledger: sortLedger(accounts.flatMap(postingsOf)),
    payouts: sortPayouts(payouts.rows),
    refused: sortRefused(refusalRows(records, asOf)),
  };
};

const ledgerOf = (records: Records, asOf: Day): readonly Account[] => {
  const termsOn = payoutTermsOf(records.program);
  if (!termsOn) return [];
  const isPaid = (partner: string, dueOn: Day, day: Day): boolean => isPayoutPaid(records, partner, dueOn, day);
  const scheduleOn = (day: Day): PayoutSchedule => termsOn(day).schedule;
  return [...claimsOf(records, asOf)].flatMap((claim) => walk(claim, { scheduleOn, isPaid }));
};

const payoutsFor = (records: Records, accounts: readonly Account[], asOf: Day): Payouts => {
  const termsOn = payoutTermsOf(records.program);
  return termsOn ? payoutsOf(records, termsOn, accounts, asOf) : { rows: [], isPaid: () => false };
};

const leadRows = (records: Records, asOf: Day): readonly LeadRow[] => {
  const { history, judged } = records;
  return [...history.leads].flatMap(([lead, submissions]) => {
    const submission = lastRecorded(submissions, asOf);
    if (!submission) return [];
    const { partner, company } = submission;
    const decisions = decisionsOn(judged, lead, asOf);
    const [first] = decisions;
    const conflicts = first ? judged.conflicts.get(lead) ?? [] : conflictsOf(records, { lead, partner, company }, asOf, asOf);
    const status = leadStatus(records, lead, decisions, asOf, asOf);
    const why: Why = () => [
      leadExplanation(records, submission, decisions, status, asOf),
      // Who stored verdicts of its own keeps what was met with them.
      ...(first && !judged.conflicts.has(lead) ? [] : conflictExplanations(records, { submission, conflicts, on: first?.on ?? asOf, acceptance: acceptanceOf(decisions) }, asOf)),
    ];
    return [{ lead, partner, status, conflicts, why }];
  });
};

/** Won deals that earn nothing, and what open ones would earn if they closed today as they stand. */
const verdictRows = (records: Records, asOf: Day): { readonly estimates: readonly EstimateRow[]; readonly ineligible: readonly IneligibleRow[] } => {
  const estimates: EstimateRow[] = [];
  const ineligible: IneligibleRow[] = [];
  for (const id of records.history.deals.keys()) {
    const deal = dealOn(records.history, id, asOf, asOf);
    const stage = deal && stageOn(deal, asOf);
    if (!deal || (stage !== "open" && stage !== "won")) continue;
    const verdict = feesOnDeal(records, deal, stage === "won" ? closeOf(deal) : asOf, asOf);
    if (stage === "won") ineligible.push(...(verdict?.none ?? []).map((none) => ({ deal: id, ...none })));
    if (stage === "open") estimates.push(...(verdict?.fees ?? []).map((fee) => estimateRow(fee, asOf)));
  }
  return { estimates: sortEstimates(estimates), ineligible: sortIneligible(ineligible) };
};

const estimateRow = ({ partner, rule, cause, baseMinor, rate, amountMinor, currency, why }: EstimateRow, asOf: Day): EstimateRow => ({
  partner, rule, cause, baseMinor, rate, amountMinor, currency, why: () => [...why(), explain("as_if_closed", "R-17", { on: asOf })],
});
