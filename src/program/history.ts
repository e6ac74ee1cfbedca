import type { Day } from "./calendar.ts";
import { leadsOf } from "./credit.ts";
import type {
  CompanyUpdated, DealUpdated, Decision, Fact, FactOf, FactTime, FactType, FundsApproved, FxRate, InvoicePaid,
  LeadSubmitted, PartnerAttested, PartnerCertified, PartnerElected, PartnerJoined, PartnerLeft, PartnerPayee, PartnerRateSet, PartnerTierSet,
  PayoutPaid, SubscriptionCancelled, SubscriptionPaid, SubscriptionSold,
} from "./facts.ts";
import { countsWhenKnown, firstKnown, type Dated, type FirstKnown, type PlainFact } from "./known.ts";
import { byCodePoint, byEffect, byJudgement, byRecording } from "./order.ts";

type ByName<F> = ReadonlyMap<string, readonly Dated<F>[]>;

/**
 * An index of facts, built once, so that no rule has to look through all of them. Facts that hold until replaced are in
 * the order in which they replace each other ({@link inEffect}), things that happen once in theirs ({@link lastRecorded}).
 */
export interface History {
  readonly known: FirstKnown;
  /** Every fact that is not judged. */
  readonly plain: readonly Dated<PlainFact>[];
  /** In the order in which they became known, which is the order in which they are judged. */
  readonly decisions: readonly Decision[];
  /** By partner: joining and leaving, in order of effect. */
  readonly membership: ByName<PartnerJoined | PartnerLeft>;
  /** By partner: what may set a tier by hand; joining at a tier does. */
  readonly tierChanges: ByName<PartnerJoined | PartnerTierSet>;
  /** By partner: what was agreed with it on its rates, in order of effect. */
  readonly ratesSet: ByName<PartnerRateSet>;
  readonly certified: ByName<PartnerCertified>;
  readonly attested: ByName<PartnerAttested>;
  readonly payees: ByName<PartnerPayee>;
  readonly elections: ByName<PartnerElected>;
  readonly payoutsPaid: ByName<PayoutPaid>;
  /** By company id. */
  readonly companies: ByName<CompanyUpdated>;
  readonly leads: ByName<LeadSubmitted>;
  readonly deals: ByName<DealUpdated>;
  /** By deal. */
  readonly invoices: ByName<InvoicePaid>;
  /** By {@link ratePair}. */
  readonly rates: ByName<FxRate>;
  readonly sold: ByName<SubscriptionSold>;
  /** By {@link paymentKey}. */
  readonly payments: ByName<SubscriptionPaid>;
  /** By subscription. */
  readonly cancelled: ByName<SubscriptionCancelled>;
  /** By claim. */
  readonly fundClaims: ByName<FundsApproved>;
  /** Names that ever stood in a relation; whether they still do, the fact in effect tells. */
  readonly leadsOfPartner: ReadonlyMap<string, readonly string[]>;
  readonly dealsOfLead: ReadonlyMap<string, readonly string[]>;
  readonly dealsOfCompany: ReadonlyMap<string, readonly string[]>;
  readonly expansionsOf: ReadonlyMap<string, readonly string[]>;
  readonly subscriptionsOfPartner: ReadonlyMap<string, readonly string[]>;
  readonly subscriptionsOfCustomer: ReadonlyMap<string, readonly string[]>;
  readonly paymentsOfSubscription: ReadonlyMap<string, readonly string[]>;
  readonly childrenOfCompany: ReadonlyMap<string, readonly string[]>;
  readonly claimsOfPartner: ReadonlyMap<string, readonly string[]>;
}

/** Key of a payment, which is named within its subscription. */
export const paymentKey = (subscription: string, payment: string): string => JSON.stringify([subscription, payment]);
/** Key of the rates from one currency to another. */
export const ratePair = (from: string, to: string): string => `${from}>${to}`;

/** The fact in effect on a day among those known by a day; null when there is none. */
export const inEffect = <F extends FactTime>(facts: readonly Dated<F>[] | undefined, on: Day, known: Day): F | null =>
  facts?.findLast(({ fact, from }) => fact.on <= on && from <= known)?.fact ?? null;

/** Of a thing that happens once, the account of it that was recorded last among those that count by a day. */
export const lastRecorded = <F extends FactTime>(facts: readonly Dated<F>[] | undefined, known: Day): F | null =>
  facts?.findLast(({ from }) => from <= known)?.fact ?? null;

/** Indexes facts. A fact given twice counts once; the order in which they are given does not matter. */
export const indexFacts = (given: readonly Fact[]): History => {
  const facts = [...new Map(given.map((fact) => [fact.id, fact])).values()];
  const known = firstKnown(facts);
  const plain: Dated<PlainFact>[] = [];
  const decisions: Decision[] = [];
  for (const fact of facts) {
    if (isDecision(fact)) decisions.push(fact);
    else plain.push({ fact, from: countsWhenKnown(fact, known) });
  }
  const byType = grouped(plain, ({ fact }) => fact.type);
  const of = <T extends PlainFact["type"]>(type: T): readonly Dated<FactOf<T>>[] => (byType.get(type) ?? []).filter(isOf(type));
  return lazily<History>({
    known: () => known,
    plain: () => plain,
    decisions: () => decisions.sort(byJudgement),
    membership: () => inOrder<PartnerJoined | PartnerLeft>([...of("partner.joined"), ...of("partner.left")], (fact) => fact.partner, byEffect),
    tierChanges: () => inOrder<PartnerJoined | PartnerTierSet>([...of("partner.joined"), ...of("partner.tier_set")], (fact) => fact.partner, byEffect),
    ratesSet: () => inOrder(of("partner.rate_set"), (fact) => fact.partner, byEffect),
    certified: () => inOrder(of("partner.certified"), (fact) => fact.partner, byEffect),
    attested: () => inOrder(of("partner.attested"), (fact) => fact.partner, byEffect),
    payees: () => inOrder(of("partner.payee"), (fact) => fact.partner, byEffect),
    elections: () => inOrder(of("partner.elected"), (fact) => fact.partner, byEffect),
    payoutsPaid: () => inOrder(of("payout.paid"), (fact) => fact.partner, byEffect),
    companies: () => inOrder(of("company.updated"), (fact) => fact.company.id, byEffect),
    leads: () => inOrder(of("lead.submitted"), (fact) => fact.lead, byRecording),
    deals: () => inOrder(of("deal.updated"), (fact) => fact.deal, byEffect),
    invoices: () => inOrder(of("invoice.paid"), (fact) => fact.deal, byEffect),
    rates: () => inOrder(of("fx.rate"), (fact) => ratePair(fact.from, fact.to), byEffect),
    sold: () => inOrder(of("subscription.sold"), (fact) => fact.subscription, byRecording),
    payments: () => inOrder(of("subscription.paid"), (fact) => paymentKey(fact.subscription, fact.payment), byRecording),
    cancelled: () => inOrder(of("subscription.cancelled"), (fact) => fact.subscription, byRecording),
    fundClaims: () => inOrder(of("funds.approved"), (fact) => fact.claim, byRecording),
    leadsOfPartner: () => relation(of("lead.submitted"), (fact) => fact.partner, (fact) => fact.lead),
    dealsOfLead: () => relation(of("deal.updated").flatMap(credited), (credit) => credit.lead, (credit) => credit.deal),
    dealsOfCompany: () => relation(of("deal.updated"), (fact) => fact.company, (fact) => fact.deal),
    expansionsOf: () => relation(of("deal.updated"), (fact) => fact.expands, (fact) => fact.deal),
    subscriptionsOfPartner: () => relation(of("subscription.sold"), (fact) => fact.partner, (fact) => fact.subscription),
    subscriptionsOfCustomer: () => relation(of("subscription.sold"), (fact) => fact.customer, (fact) => fact.subscription),
    paymentsOfSubscription: () => relation(of("subscription.paid"), (fact) => fact.subscription, (fact) => fact.payment),
    childrenOfCompany: () => relation(of("company.updated"), (fact) => fact.company.parent, (fact) => fact.company.id),
    claimsOfPartner: () => relation(of("funds.approved"), (fact) => fact.partner, (fact) => fact.claim),
  });
};

/** An object each of whose values is made when it is first asked for: a question about deals needs no list of payments. */
const lazily = <T extends object>(makers: { readonly [K in keyof T]: () => T[K] }): T => {
  const made = {} as T;
  for (const key of Object.keys(makers) as (keyof T)[]) {
    const make = (): T[keyof T] => {
      const value = makers[key]();
      Object.defineProperty(made, key, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(made, key, { get: make, enumerable: true, configurable: true });
  }
  return made;
};

/** True for a fact that the rules may refuse. */
export const isDecision = (fact: Fact): fact is Decision =>
  fact.type.startsWith("managed.") || fact.type === "lead.accepted" || fact.type === "lead.rejected" || fact.type === "lead.withdrawn";

const isOf = <T extends FactType>(type: T) => (dated: Dated<Fact>): dated is Dated<FactOf<T>> => dated.fact.type === type;

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

const inOrder = <F extends FactTime>(facts: readonly Dated<F>[], nameOf: (fact: F) => string, order: (a: F, b: F) => number): ByName<F> => {
  const groups = grouped(facts, ({ fact }) => nameOf(fact));
  for (const group of groups.values()) group.sort((a, b) => order(a.fact, b.fact));
  return groups;
};

/** A snapshot once for each lead it credits. */
const credited = ({ fact, from }: Dated<DealUpdated>): readonly Dated<{ readonly lead: string; readonly deal: string }>[] =>
  leadsOf(fact).map((lead) => ({ fact: { lead, deal: fact.deal }, from }));

const relation = <F>(facts: readonly Dated<F>[], from: (fact: F) => string | undefined, to: (fact: F) => string): ReadonlyMap<string, readonly string[]> => {
  const related = new Map<string, readonly string[]>();
  for (const [name, group] of grouped(facts, ({ fact }) => from(fact))) related.set(name, [...new Set(group.map(({ fact }) => to(fact)))].sort(byCodePoint));
  return related;
};
