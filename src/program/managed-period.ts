import type { Day } from "./calendar.ts";
import { countsFrom, type ManagedDecision } from "./facts.ts";
import type { Stay } from "./membership.ts";
import { byEffect } from "./order.ts";
import type { Judged } from "./records.ts";

/**
 * When a partner manages a company: from the later of its notice and the vendor's confirmation until either side ends
 * it; then both are needed anew, and of repeated ones the first counts. Takes the company's decisions that stood.
 */
export const managedPeriods = (decisions: readonly ManagedDecision[], partner: string, known: Day): readonly Stay[] => {
  const periods: Stay[] = [];
  let notified: Day | null = null;
  let confirmed: Day | null = null;
  const own = decisions.filter((decision) => decision.partner === partner && countsFrom(decision) <= known).sort(byEffect);
  for (const { type, on } of own) {
    if (type === "managed.notified") notified ??= on;
    else if (type === "managed.confirmed") confirmed ??= on;
    else {
      const from = laterOf(notified, confirmed);
      if (from !== null && from < on) periods.push({ from, to: on });
      [notified, confirmed] = [null, null];
    }
  }
  const from = laterOf(notified, confirmed);
  return from === null ? periods : [...periods, { from, to: null }];
};

/** The companies that each partner ever had a say in managing, once all decisions are judged. */
export const companiesOf = (judged: Judged): ReadonlyMap<string, ReadonlySet<string>> => {
  const companies = remembered.get(judged) ?? findCompanies(judged);
  remembered.set(judged, companies);
  return companies;
};

const remembered = new WeakMap<Judged, ReadonlyMap<string, ReadonlySet<string>>>();

const findCompanies = ({ managed }: Judged): ReadonlyMap<string, ReadonlySet<string>> => {
  const companies = new Map<string, Set<string>>();
  for (const { partner, company } of [...managed.values()].flat()) companies.set(partner, (companies.get(partner) ?? new Set()).add(company));
  return companies;
};

/** True when a decision would give a company a second managing partner on some day. */
export const startsSecond = (decisions: readonly ManagedDecision[], decision: ManagedDecision, known: Day): boolean => {
  const own = managedPeriods([...decisions, decision], decision.partner, known);
  const others = new Set(decisions.map(({ partner }) => partner).filter((partner) => partner !== decision.partner));
  return [...others].some((partner) => managedPeriods(decisions, partner, known).some((theirs) => own.some((mine) => overlap(mine, theirs))));
};

const laterOf = (a: Day | null, b: Day | null): Day | null => (a === null || b === null ? null : a > b ? a : b);

const overlap = (a: Stay, b: Stay): boolean => (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
