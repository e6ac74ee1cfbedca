import type { Day } from "./calendar.ts";
import { leadsOf } from "./credit.ts";
import { countsFrom, type Decision, type DealUpdated, type Fact } from "./facts.ts";

/** Later than every day the engine knows: something that is not known at all. */
export const NEVER: Day = "9999-99-99";

/** A fact with the first day it counts: both its dates have come, and whatever it names is known. */
export interface Dated<F> {
  readonly fact: F;
  readonly from: Day;
}

/** A fact that is not judged but simply counts. */
export type PlainFact = Exclude<Fact, Decision>;

/** What a fact names that is not known, as refused events report it. */
export type UnknownReason = "unknown_partner" | "unknown_lead" | "unknown_deal" | "unknown_subscription";

/** The first day each name is known; a name that is missing never is. */
export interface FirstKnown {
  readonly partners: ReadonlyMap<string, Day>;
  readonly leads: ReadonlyMap<string, Day>;
  readonly deals: ReadonlyMap<string, Day>;
  readonly subscriptions: ReadonlyMap<string, Day>;
}

/**
 * When each partner, lead, deal and subscription becomes known. A fact that names something not yet known counts for
 * nothing until it is, so a deal that names an unknown lead is itself not known before the lead.
 */
export const firstKnown = (facts: readonly Fact[]): FirstKnown => {
  const partners = new Map<string, Day>();
  for (const fact of facts) if (fact.type === "partner.joined") note(partners, fact.partner, countsFrom(fact));
  const [leads, subscriptions] = [new Map<string, Day>(), new Map<string, Day>()];
  for (const fact of facts) {
    if (fact.type === "lead.submitted") note(leads, fact.lead, latest(countsFrom(fact), partners.get(fact.partner)));
    if (fact.type === "subscription.sold") note(subscriptions, fact.subscription, latest(countsFrom(fact), partners.get(fact.partner)));
  }
  const snapshots = facts.filter((fact) => fact.type === "deal.updated");
  return { partners, leads, subscriptions, deals: dealsKnown(snapshots, leads) };
};

/** The first day a fact counts, {@link NEVER} when it names something that never becomes known. */
export const countsWhenKnown = (fact: PlainFact, known: FirstKnown): Day => {
  let day = countsFrom(fact);
  for (const { name, among } of namedBy(fact)) day = latest(day, known[among].get(name));
  return day;
};

/** A name that is not known, and of what. */
export interface Unknown {
  readonly name: string;
  readonly reason: UnknownReason;
}

/** What a fact names that is not known by a day; null when all is. */
export const unknownIn = (fact: PlainFact, known: FirstKnown, day: Day): Unknown | null =>
  namedBy(fact).find(({ name, among }) => (known[among].get(name) ?? NEVER) > day) ?? null;

interface Named extends Unknown {
  readonly among: keyof FirstKnown;
}

const partner = (name: string): Named => ({ name, among: "partners", reason: "unknown_partner" });
const lead = (name: string): Named => ({ name, among: "leads", reason: "unknown_lead" });
const deal = (name: string): Named => ({ name, among: "deals", reason: "unknown_deal" });
const subscription = (name: string): Named => ({ name, among: "subscriptions", reason: "unknown_subscription" });

const namedBy = (fact: PlainFact): readonly Named[] => {
  switch (fact.type) {
    case "partner.joined":
    case "company.updated":
    case "fx.rate":
      return [];
    case "deal.updated":
      return [...leadsOf(fact).map(lead), ...(fact.expands === undefined ? [] : [deal(fact.expands)])];
    case "invoice.paid":
      return [deal(fact.deal)];
    case "subscription.paid":
    case "subscription.cancelled":
      return [subscription(fact.subscription)];
    default:
      return [partner(fact.partner)];
  }
};

/** Deals name deals, so their days are found by letting each new day travel on to the deals that expand it. */
const dealsKnown = (snapshots: readonly DealUpdated[], leads: ReadonlyMap<string, Day>): ReadonlyMap<string, Day> => {
  const expansions = new Map<string, DealUpdated[]>();
  for (const snapshot of snapshots) {
    if (snapshot.expands === undefined) continue;
    const waiting = expansions.get(snapshot.expands);
    if (waiting) waiting.push(snapshot);
    else expansions.set(snapshot.expands, [snapshot]);
  }
  const deals = new Map<string, Day>();
  const queue = snapshots.filter(({ expands }) => expands === undefined);
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const ofLead = leadsOf(next).reduce((day, name) => latest(day, leads.get(name)), countsFrom(next));
    const day = next.expands === undefined ? ofLead : latest(ofLead, deals.get(next.expands));
    if (note(deals, next.deal, day)) queue.push(...(expansions.get(next.deal) ?? []));
  }
  return deals;
};

const latest = (day: Day, other: Day | undefined): Day => (other === undefined ? NEVER : day >= other ? day : other);

/** Keeps the earliest day; true when that changed it. */
const note = (days: Map<string, Day>, name: string, day: Day): boolean => {
  const earlier = day !== NEVER && day < (days.get(name) ?? NEVER);
  if (earlier) days.set(name, day);
  return earlier;
};
