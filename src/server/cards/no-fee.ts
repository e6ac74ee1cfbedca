import type { Day } from "../../program/calendar.ts";
import { feesOnDeal } from "../../program/deal-fee.ts";
import { closeOf, stageOn } from "../../program/deal.ts";
import { explain, type Explanation } from "../../program/explanation.ts";
import type { DealUpdated } from "../../program/facts.ts";
import type { Records } from "../../program/records.ts";
import { unknownBuyerOf } from "../hubspot/deal-snapshot.ts";

/**
 * Why a deal pays nothing as it stands today, an open one as if it were won today; null when it pays. Deals behind
 * which no rule finds a lead have reasons of their own. `partner` is who is attached.
 */
export function whyNoFee(records: Records, deal: DealUpdated, partner: string | null, today: Day): Explanation | null {
  const stage = stageOn(deal, today);
  if (stage === "deleted") return explain("deal_deleted", "R-18", {});
  if (stage === "lost") return explain("deal_lost", "R-18", { lostOn: closeOf(deal) });
  const verdict = feesOnDeal(records, deal, stage === "won" ? closeOf(deal) : today, today);
  if (verdict !== null) {
    const none = verdict.none.find((no) => no.partner === partner) ?? verdict.none[0];
    return verdict.fees.length > 0 || none === undefined ? null : (none.why()[0] ?? null);
  }
  if (deal.company === unknownBuyerOf(deal.deal)) return explain("no_company", "R-9", {});
  return partner === null ? explain("no_partner", "R-31", {}) : explain("no_lead", "R-11", {});
}

/** True when a deal pays nothing because its lead was never accepted, or no longer stood when the deal closed. */
export const isForWantOfLead = ({ kind }: Explanation): boolean => LEAD_NOT_STANDING.has(kind);

const LEAD_NOT_STANDING: ReadonlySet<Explanation["kind"]> = new Set(["lead_undecided", "lead_rejected", "lead_taken_back", "lead_withdrawn", "lead_expired"]);
