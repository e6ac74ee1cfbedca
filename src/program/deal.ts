import type { Day } from "./calendar.ts";
import { creditsOf, namesLead } from "./credit.ts";
import type { Credit, DealType, DealUpdated } from "./facts.ts";
import { inEffect, type History } from "./history.ts";

/** The deal as it stands on a day, as known on a day; null when nothing is known of it. */
export const dealOn = (history: History, deal: string, on: Day, known: Day): DealUpdated | null => inEffect(history.deals.get(deal), on, known);

/** The close date of a won or lost deal. Throws for one that lacks it: no door lets such a deal in. */
export const closeOf = (deal: DealUpdated): Day => {
  if (deal.closedOn === undefined) throw new Error(`deal ${deal.deal} is ${deal.stage} without a close date (fact ${deal.id})`);
  return deal.closedOn;
};

/** The stage on a day: until its close date a won or lost deal counts as open. */
export const stageOn = (deal: DealUpdated, day: Day): DealUpdated["stage"] =>
  (deal.stage === "won" || deal.stage === "lost") && closeOf(deal) > day ? "open" : deal.stage;

/** What a deal stems from, going by R-14. */
export interface Lineage {
  /** An expansion under a lead of its own counts as new. */
  readonly countsAs: DealType;
  /** The leads that earn, and what share: for an expansion its initial deal's. */
  readonly credits: readonly Credit[];
  /** The deal at the start of the chain; the deal itself unless it counts as an expansion, null where the chain has no start. */
  readonly initial: DealUpdated | null;
}

/** Follows an expansion back to its initial deal: an expansion of an expansion goes back to the latter's. */
export const lineageOf = (history: History, deal: DealUpdated, on: Day, known: Day): Lineage =>
  deal.dealType !== "expansion" ? { countsAs: deal.dealType, credits: creditsOf(deal), initial: deal } : chainOf(history, deal, on, known).reduceRight<Lineage>(({ initial }, one) => {
    const own = creditsOf(one);
    if (one.dealType !== "expansion") return { countsAs: one.dealType, credits: own, initial: one };
    if (own.some(({ lead }) => initial === null || !namesLead(initial, lead))) return { countsAs: "new", credits: own, initial: one };
    return { countsAs: "expansion", credits: initial ? creditsOf(initial) : [], initial };
  }, NO_START);

const NO_START: Lineage = { countsAs: "expansion", credits: [], initial: null };

/** A deal, what it expands, what that expands and so on; ends where the chain would come back to itself. */
const chainOf = (history: History, deal: DealUpdated, on: Day, known: Day): readonly DealUpdated[] => {
  const chain = new Map([[deal.deal, deal]]);
  for (const { dealType, expands } of chain.values()) {
    const next = dealType !== "expansion" || expands === undefined || chain.has(expands) ? null : dealOn(history, expands, on, known);
    if (next) chain.set(next.deal, next);
  }
  return [...chain.values()];
};
