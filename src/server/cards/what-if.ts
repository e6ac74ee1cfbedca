import type { AskWhatIf, WhatIfChange, WhatIfData, WhatIfOutcome } from "@partner-ledger/contracts/what-if";
import { whatIf, type Outcome, type QuestionProblem, type Supposition } from "../../ledger/what-if.ts";
import { moneyText } from "../../program/explanation.ts";
import { standing } from "../../program/judge.ts";
import { formatDecimal } from "../../program/money.ts";
import { hasYearBands } from "../../program/terms.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { findDealState } from "../store/deal-state.ts";
import { loadSlice } from "../store/fact-slice.ts";
import { notFound, refused, shown, type CardAnswer } from "./card-answer.ts";

/**
 * Answers what a deal earns as it stands today and would earn otherwise, for whoever may see its card. Reads only: what is
 * supposed goes through the rules and is forgotten (decision 0019).
 */
export async function answerWhatIf(tx: Tx, { portalId, program, today }: Portal, { dealId, alternatives }: AskWhatIf): Promise<CardAnswer> {
  const { leadId } = await findDealState(tx, portalId, dealId);
  const members = alternatives.flatMap(({ partnerId }) => partnerId ?? []);
  const facts = await loadSlice(tx, portalId, { deals: [dealId], leads: leadId === null ? [] : [leadId], members, wholeYears: hasYearBands(program) });
  const answer = whatIf(program, facts, today, { deal: dealId, alternatives: alternatives.map(suppositionOf) }, standing(facts));
  if ("outcomes" in answer) {
    const outcomes = answer.outcomes.map((outcome, index) => outcomeView(outcome, answer.currency, index === 0 ? null : alternatives[index - 1] ?? null));
    return shown({ dealId, asOf: answer.asOf, outcomes } satisfies WhatIfData);
  }
  return answer.some(({ field }) => field === "deal") ? notFound("deal") : unsupposable(answer);
}

const suppositionOf = ({ partnerId, ...change }: WhatIfChange): Supposition => ({ ...change, ...(partnerId === undefined ? {} : { partner: partnerId }) });

/** Fields go by the names of the request. */
function unsupposable(problems: readonly QuestionProblem[]): CardAnswer {
  const fields = Object.fromEntries(problems.map(({ alternative, field, expected }) => [`alternatives.${alternative}.${field === "partner" ? "partnerId" : field}`, `expected ${expected}`]));
  return refused("bad_request", Object.entries(fields).map(([field, expected]) => `${field}: ${expected}`).join("; "), fields);
}

const outcomeView = ({ supposed, closedOn, fees, none, totalMinor, differenceMinor }: Outcome, currency: string, change: WhatIfChange | null): WhatIfOutcome => ({
  change,
  supposed,
  closedOn,
  fees: fees.map(({ partner, rule, tier, baseMinor, rate, amountMinor, dueOn, why }) => ({
    partnerId: partner, rule, tier: tier.name, base: moneyText(baseMinor, currency), rate: rate && formatDecimal(rate), amount: moneyText(amountMinor, currency), dueOn, why: why(),
  })),
  because: none?.why()[0] ?? null,
  total: moneyText(totalMinor, currency),
  difference: moneyText(differenceMinor, currency),
});
