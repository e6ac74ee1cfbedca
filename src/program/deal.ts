import type { Day } from "./calendar.ts";
import type { DealType, DealUpdated } from "./facts.ts";
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
  /** The lead that earns: for an expansion its initial deal's. */
  readonly lead: string | null;
  /** The deal at the start of the chain; the deal itself unless it counts as an expansion, null where the chain has no start. */
  readonly initial: DealUpdated | null;
}

/** Follows an expansion back to its initial deal: an expansion of an expansion goes back to the latter's. */
export const lineageOf = (history: History, deal: DealUpdated, on: Day, known: Day, seen: ReadonlySet<string> = new Set()): Lineage => {
  if (deal.dealType !== "expansion") return { countsAs: deal.dealType, lead: deal.lead ?? null, initial: deal };
  const parent = deal.expands === undefined || seen.has(deal.expands) ? null : dealOn(history, deal.expands, on, known);
  const initial = parent && lineageOf(history, parent, on, known, new Set([...seen, deal.deal])).initial;
  if (deal.lead !== undefined && deal.lead !== initial?.lead) return { countsAs: "new", lead: deal.lead, initial: deal };
  return { countsAs: "expansion", lead: initial?.lead ?? null, initial };
};
