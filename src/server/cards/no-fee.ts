import type { DealFee } from "@partner-ledger/contracts/deal-card";
import { noFeeSentence } from "@partner-ledger/contracts/no-fee-sentence";
import type { Day } from "../../program/calendar.ts";
import { feesOnDeal } from "../../program/deal-fee.ts";
import { closeOf, stageOn } from "../../program/deal.ts";
import type { DealUpdated } from "../../program/facts.ts";
import type { Records } from "../../program/records.ts";
import { unknownBuyerOf } from "../hubspot/deal-snapshot.ts";

/** Why a deal pays nothing: a reason code that cards have a sentence for, and the rule. */
export type NoFee = NonNullable<DealFee["because"]>;

/**
 * Why a deal pays nothing as it stands today, an open one as if it were won today; null when it pays. Deals behind
 * which no rule finds a lead have reasons of their own. `partner` is who is attached.
 */
export function whyNoFee(records: Records, deal: DealUpdated, partner: string | null, today: Day): NoFee | null {
  const stage = stageOn(deal, today);
  if (stage === "deleted") return plain("deleted", "R-18", deal.deal);
  if (stage === "lost") return plain("lost", "R-18", deal.deal);
  const verdict = feesOnDeal(records, deal, stage === "won" ? closeOf(deal) : today, today);
  if (verdict !== null) {
    const none = verdict.none.find((no) => no.partner === partner) ?? verdict.none[0];
    return verdict.fees.length > 0 || none === undefined ? null : { reason: none.reason, explanation: none.why };
  }
  if (deal.company === unknownBuyerOf(deal.deal)) return plain("no_company", "R-9", deal.deal);
  return partner === null ? plain("no_partner", "R-31", deal.deal) : plain("no_lead", "R-11", deal.deal);
}

const plain = (reason: string, rule: string, deal: string): NoFee =>
  ({ reason, explanation: { rule, text: noFeeSentence(reason), inputs: { deal } } });
