import { addDays, type Day } from "./calendar.ts";
import { countsFrom, type Fact, type FactTime } from "./facts.ts";
import type { History } from "./history.ts";
import { NEVER, type Dated } from "./known.ts";
import { byCodePoint } from "./order.ts";

/** Something learned late: from one day on, days from an earlier one on may look different to whoever counts or reviews. */
interface Revision {
  readonly from: Day;
  readonly about: Day;
  /** The earliest day that this or any later revision is about. */
  readonly earliest: Day;
}

/** Days on which something is learned about a day, or days before it, after it has passed. */
export const revisionsOf = (history: History, day: Day): readonly Day[] => {
  const all = revisions(history);
  const days: Day[] = [];
  for (let i = firstAfter(all, day); i < all.length; i += 1) {
    const revision = all[i];
    if (!revision || revision.earliest > day) break;
    if (revision.about <= day) days.push(revision.from);
  }
  return days;
};

/**
 * The last day, from `known` on, by which nothing more is learned about a day and those before it. Until then a question
 * about it has the same answer, so it need not be worked out again.
 */
export const settledUntil = (history: History, day: Day, known: Day): Day => {
  const all = revisions(history);
  for (let i = firstAfter(all, known); i < all.length; i += 1) {
    const revision = all[i];
    if (!revision || revision.earliest > day) break;
    if (revision.about <= day) return addDays(revision.from, -1);
  }
  return "9999-12-31";
};

const found = new WeakMap<History, readonly Revision[]>();

const revisions = (history: History): readonly Revision[] => {
  const all = found.get(history) ?? findRevisions(history);
  found.set(history, all);
  return all;
};

/** In order of the day on which each is learned. */
const findRevisions = (history: History): readonly Revision[] => {
  const late: Pick<Revision, "from" | "about">[] = [];
  for (const { fact, from } of history.plain) {
    if (from === NEVER) continue;
    if (STAND_AS_THEY_ARE.has(fact.type)) late.push({ from, about: "" });
    else if (from > fact.on && !NEVER_COUNTED.has(fact.type)) late.push({ from, about: fact.on });
  }
  for (const decision of history.decisions) if (countsFrom(decision) > decision.on) late.push({ from: countsFrom(decision), about: decision.on });
  for (const happened of [history.leads, history.sold, history.cancelled]) late.push(...replacements(happened));
  let earliest = "9999-12-31";
  const latestFirst = late.sort((a, b) => byCodePoint(b.from, a.from)).map((revision) => {
    if (revision.about < earliest) earliest = revision.about;
    return { ...revision, earliest };
  });
  return latestFirst.reverse();
};

/** Facts that R-11 takes as they stand whenever it is asked: a new one speaks about all days past. */
const STAND_AS_THEY_ARE: ReadonlySet<Fact["type"]> = new Set(["company.updated", "partner.joined", "deal.updated"]);

/** What no requirement counts. */
const NEVER_COUNTED: ReadonlySet<Fact["type"]> = new Set(["subscription.paid", "invoice.paid", "payout.paid", "partner.payee"]);

/** A second account of what happens once changes what the first one said. */
const replacements = (happened: ReadonlyMap<string, readonly Dated<FactTime>[]>): readonly Pick<Revision, "from" | "about">[] =>
  [...happened.values()].flatMap((accounts) => {
    const [first = ""] = accounts.map(({ fact }) => fact.on).sort();
    return accounts.slice(1).flatMap(({ from }) => (from === NEVER ? [] : [{ from, about: first }]));
  });

/** Index of the first revision learned after a day. */
const firstAfter = (all: readonly Revision[], day: Day): number => {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.from ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return low;
};
