import { addDays, earlierOf, type Day } from "./calendar.ts";
import { concernsOf } from "./concern.ts";
import { countsFrom, type Fact } from "./facts.ts";
import { NEVER, type Dated } from "./known.ts";
import { acceptanceOf } from "./lead.ts";
import { byCodePoint } from "./order.ts";
import { protectedWinTurns, protectionEnd } from "./protection.ts";
import type { Records } from "./records.ts";

/** Something learned late: from one day on, days from an earlier one on may look different to whoever counts or reviews. */
interface Revision {
  readonly from: Day;
  readonly about: Day;
  /** The earliest day that this or any later revision is about. */
  readonly earliest: Day;
}

/** Days on which something is learned that may matter to a partner about a day, or days before it, after it has passed. */
export const revisionsOf = (records: Records, partner: string, day: Day): readonly Day[] =>
  timelines(records, partner).flatMap((all) => {
    const days: Day[] = [];
    for (let i = firstAfter(all, day); i < all.length; i += 1) {
      const revision = all[i];
      if (!revision || revision.earliest > day) break;
      if (revision.about <= day) days.push(revision.from);
    }
    return days;
  });

/**
 * The last day, from `known` on, by which nothing more is learned that may matter to a partner about a day and those
 * before it. Until then a question about it has the same answer, so it need not be worked out again.
 */
export const settledUntil = (records: Records, partner: string, day: Day, known: Day): Day =>
  timelines(records, partner).map((all) => settledIn(all, day, known)).reduce(earlierOf, "9999-12-31");

const settledIn = (all: readonly Revision[], day: Day, known: Day): Day => {
  for (let i = firstAfter(all, known); i < all.length; i += 1) {
    const revision = all[i];
    if (!revision || revision.earliest > day) break;
    if (revision.about <= day) return addDays(revision.from, -1);
  }
  return "9999-12-31";
};

type Late = Pick<Revision, "from" | "about">;

/** What was learned late, each list in the order in which it was learned. */
interface Revisions {
  readonly ofPartner: ReadonlyMap<string, readonly Revision[]>;
  readonly ofAll: readonly Revision[];
}

const found = new WeakMap<Records, Revisions>();

const timelines = (records: Records, partner: string): readonly (readonly Revision[])[] => {
  const all = found.get(records) ?? findRevisions(records);
  found.set(records, all);
  return [all.ofPartner.get(partner) ?? [], all.ofAll];
};

const findRevisions = (records: Records): Revisions => {
  const { history } = records;
  const { ofFact } = concernsOf(history);
  const [byPartner, ofAll] = [new Map<string, Late[]>(), new Array<Late>()];
  const note = (late: Late, fact: Fact): void => {
    const partners = ofFact(fact);
    if (partners === null) ofAll.push(late);
    for (const partner of partners ?? []) {
      const known = byPartner.get(partner);
      if (known) known.push(late);
      else byPartner.set(partner, [late]);
    }
  };
  for (const { fact, from } of history.plain) {
    if (from === NEVER) continue;
    if (STAND_AS_THEY_ARE.has(fact.type)) note({ from, about: "" }, fact);
    else if (from > fact.on && !NEVER_COUNTED.has(fact.type)) note({ from, about: fact.on }, fact);
  }
  for (const decision of history.decisions) if (countsFrom(decision) > decision.on) note({ from: countsFrom(decision), about: decision.on }, decision);
  for (const happened of [history.leads, history.sold, history.cancelled]) for (const [late, fact] of replacements(happened)) note(late, fact);
  for (const [late, acceptance] of lateTurns(records)) note(late, acceptance);
  return { ofPartner: new Map([...byPartner].map(([partner, late]) => [partner, inOrder(late)])), ofAll: inOrder(ofAll) };
};

/** In order of the day on which each is learned. */
const inOrder = (late: readonly Late[]): readonly Revision[] => {
  let earliest = "9999-12-31";
  const latestFirst = late.toSorted((a, b) => byCodePoint(b.from, a.from)).map((revision) => {
    if (revision.about < earliest) earliest = revision.about;
    return { ...revision, earliest };
  });
  return latestFirst.reverse();
};

/** Facts that R-11 takes as they stand whenever it is asked: a new one speaks about all days past. */
const STAND_AS_THEY_ARE: ReadonlySet<Fact["type"]> = new Set(["company.updated", "partner.joined"]);

/** What no requirement counts. */
const NEVER_COUNTED: ReadonlySet<Fact["type"]> = new Set([
  "subscription.paid", "invoice.paid", "payout.paid", "partner.payee", "partner.rate_set", "partner.elected", "funds.approved",
]);

/** A second account of what happens once changes what the first one said. */
const replacements = (happened: ReadonlyMap<string, readonly Dated<Fact>[]>): readonly (readonly [Late, Fact])[] =>
  [...happened.values()].flatMap((accounts) => {
    const [first = ""] = accounts.map(({ fact }) => fact.on).sort();
    return accounts.slice(1).flatMap(({ fact, from }) => (from === NEVER ? [] : [[{ from, about: first }, fact] as const]));
  });

/** Whether a lead had expired turns on its deals as they stand: a win within its protection that is learned of, or undone, after that. */
const lateTurns = (records: Records): readonly (readonly [Late, Fact])[] =>
  [...records.judged.leads.values()].flatMap((decisions) => {
    const acceptance = acceptanceOf(decisions);
    const about = acceptance && protectionEnd(records, acceptance);
    if (!acceptance || about === null) return [];
    return protectedWinTurns(records, acceptance).flatMap((from) => (from > about ? [[{ from, about }, acceptance] as const] : []));
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
