import { addDays, type Day } from "./calendar.ts";
import { countsFrom, type Fact } from "./facts.ts";
import type { History } from "./history.ts";
import type { Dated } from "./known.ts";

/**
 * The last day, from `known` on, by which nothing more is learned about days past. Until then, what a later day is asked
 * about an earlier one has the same answer, so it need not be worked out again.
 */
export const settledUntil = (history: History, known: Day): Day => {
  const days = revisionDays(history);
  const next = days[firstAfter(days, known)];
  return next === undefined ? "9999-12-31" : addDays(next, -1);
};

/** Days on which something about an earlier day became known that tiers or volumes may turn on, in order. */
export const revisionDays = (history: History): readonly Day[] => {
  const days = revisions.get(history) ?? findRevisions(history);
  revisions.set(history, days);
  return days;
};

const revisions = new WeakMap<History, readonly Day[]>();

const findRevisions = (history: History): readonly Day[] => {
  const days = new Set<Day>();
  const facts = history.plain.filter(({ fact }) => !NEVER_COUNTED.has(fact.type));
  for (const { fact, from } of facts) if (from > fact.on || STAND_AS_THEY_ARE.has(fact.type)) days.add(from);
  for (const decision of history.decisions) if (countsFrom(decision) > decision.on) days.add(countsFrom(decision));
  for (const happened of [history.leads, history.sold, history.cancelled]) addReplacements(happened, days);
  return [...days].sort();
};

/** Facts that R-11 takes as they stand whenever it is asked: a new one speaks about the past too. */
const STAND_AS_THEY_ARE: ReadonlySet<Fact["type"]> = new Set(["company.updated", "partner.joined", "deal.updated"]);

/** What no requirement counts. */
const NEVER_COUNTED: ReadonlySet<Fact["type"]> = new Set(["subscription.paid", "invoice.paid", "payout.paid", "partner.payee"]);

const addReplacements = (happened: ReadonlyMap<string, readonly Dated<Fact>[]>, days: Set<Day>): void => {
  for (const accounts of happened.values()) for (const { from } of accounts.slice(1)) days.add(from);
};

/** Index of the first day after a given one in a sorted list. */
const firstAfter = (days: readonly Day[], day: Day): number => {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return low;
};
