import { addDays, laterOf, monthOf, yearOf, type Day } from "../program/calendar.ts";
import { concernsOf } from "../program/concern.ts";
import { leadsOf } from "../program/credit.ts";
import { closeOf } from "../program/deal.ts";
import { dealsBroughtEver } from "../program/deal-family.ts";
import { countsFrom, type Decision, type SubscriptionPaid } from "../program/facts.ts";
import { paymentKey, ratePair, type History } from "../program/history.ts";
import { NEVER, type Dated } from "../program/known.ts";
import { acceptanceOf } from "../program/lead.ts";
import { protectedWinTurns, protectionEnd } from "../program/protection.ts";
import type { Records } from "../program/records.ts";
import { revisionsOf } from "../program/revision.ts";
import { bandsOf, everyTrackVersion } from "../program/terms.ts";
import { askedOfPayments } from "./payment-questions.ts";

/*
 * The days on which what a cause is owed can change, so that no other need be visited; sorted, none after `asOf`. A day
 * too many costs time, a day too few would lose a posting: when in doubt a day is in.
 */

/**
 * Days that matter to a deal: its own, its initial deal's, its leads', their partners' and the companies'; none before the
 * first on which it may be owed anything.
 */
export const daysOfDeal = (records: Records, deal: string, asOf: Day): readonly Day[] => {
  const { history, program } = records;
  const first = firstWon(history, deal);
  if (first > asOf) return [];
  const days = new Set<Day>();
  addChain(records, deal, days);
  addFacts(days, history.invoices.get(deal));
  addBands(records, deal, days);
  const reviewsSetTiers = everyTrackVersion(program).some(({ reviews, fees }) => !reviews.approval && fees.some(({ on }) => on === "deal_won"));
  const closes = (history.deals.get(deal) ?? []).flatMap(({ fact }) => fact.closedOn ?? []);
  if (reviewsSetTiers) for (const partner of concernsOf(history).ofDeal(deal)) addRevisions(records, partner, days, closes);
  return inOrder(days, first, asOf);
};

/** The first day on which a deal counts as won, by any snapshot of it; {@link NEVER} for one that never was. */
const firstWon = (history: History, deal: string): Day => {
  let first = NEVER;
  for (const { fact, from } of history.deals.get(deal) ?? []) {
    if (fact.stage !== "won") continue;
    const won = laterOf(from, closeOf(fact));
    if (won < first) first = won;
  }
  return first;
};

/** Days that matter to one payment of a subscription. */
export const daysOfPayment = (records: Records, subscription: string, payment: string, asOf: Day): readonly Day[] => {
  const days = new Set<Day>();
  const facts = records.history.payments.get(paymentKey(subscription, payment));
  addFacts(days, facts);
  addSale(records, subscription, facts ?? [], days);
  return inOrder(days, firstDay(facts), asOf);
};

/** Days that matter to the clawback of a cancelled subscription. */
export const daysOfClawback = (records: Records, subscription: string, asOf: Day): readonly Day[] => {
  const { history } = records;
  const days = new Set<Day>();
  const cancelled = history.cancelled.get(subscription);
  addFacts(days, cancelled);
  const names = history.paymentsOfSubscription.get(subscription) ?? [];
  const payments = names.flatMap((payment) => history.payments.get(paymentKey(subscription, payment)) ?? []);
  addFacts(days, payments);
  addSale(records, subscription, payments, days);
  return inOrder(days, firstDay(cancelled), asOf);
};

/**
 * Days that matter to a month in which a partner manages a company: its last, and later ones on which something about the
 * month is learned. What takes effect after the month leaves it alone, save who the partner and the company are.
 */
export const daysOfManagedMonth = (records: Records, company: string, partner: string, monthEnd: Day, asOf: Day): readonly Day[] => {
  const { history, judged, program } = records;
  const days = new Set<Day>([monthEnd]);
  const until = <F extends { readonly on: Day }>(facts: readonly Dated<F>[] | undefined) => facts?.filter(({ fact }) => fact.on <= monthEnd);
  for (const deal of history.dealsOfCompany.get(company) ?? []) addFacts(days, until(history.deals.get(deal)));
  addDecisions(days, judged.managed.get(company)?.filter(({ on }) => on <= monthEnd));
  addFacts(days, history.companies.get(company));
  addPartner(history, partner, days);
  if (everyTrackVersion(program).some(({ reviews }) => !reviews.approval)) addRevisions(records, partner, days, [monthEnd]);
  return inOrder(days, monthEnd, asOf);
};

/** Days that matter to a claim on market development funds: its own, those of the claims it shares a month with, the partner's. */
export const daysOfFundClaim = (records: Records, claim: string, asOf: Day): readonly Day[] => {
  const { history, program } = records;
  const days = new Set<Day>();
  const versions = history.fundClaims.get(claim) ?? [];
  const months = new Set(versions.map(({ fact }) => monthOf(fact.on)));
  for (const partner of new Set(versions.map(({ fact }) => fact.partner))) {
    const sharing = (history.claimsOfPartner.get(partner) ?? []).filter((other) => history.fundClaims.get(other)?.some(({ fact }) => months.has(monthOf(fact.on))));
    const facts = sharing.flatMap((other) => history.fundClaims.get(other) ?? []);
    addFacts(days, facts);
    addPartner(history, partner, days);
    if (everyTrackVersion(program).some(({ reviews }) => !reviews.approval)) addRevisions(records, partner, days, facts.map(({ fact }) => fact.on));
  }
  return inOrder(days, firstDay(versions), asOf);
};

/**
 * Where rates rise with an amount: the rates of exchange at which it counts, and, where the amount is a year's, all that
 * matters to the other deals of the partners' years.
 */
const addBands = (records: Records, deal: string, days: Set<Day>): void => {
  const { history, program } = records;
  const bands = bandsOf(program);
  if (bands.length === 0) return;
  const isOverYear = bands.some(({ over }) => over === "year");
  const years = yearsOf(history, deal);
  const partners = isOverYear ? [...concernsOf(history).ofDeal(deal)] : [];
  const others = new Set(partners.flatMap((partner) => dealsBroughtEver(history, partner)));
  others.delete(deal);
  for (const other of others) {
    if (![...yearsOf(history, other)].some((year) => years.has(year))) continue;
    addChain(records, other, days);
    addRates(records, other, days);
  }
  addRates(records, deal, days);
};

const yearsOf = (history: History, deal: string): ReadonlySet<number> =>
  new Set((history.deals.get(deal) ?? []).flatMap(({ fact }) => (fact.closedOn === undefined ? [] : [yearOf(fact.closedOn)])));

const addRates = ({ history, program }: Records, deal: string, days: Set<Day>): void => {
  for (const currency of new Set(history.deals.get(deal)?.map(({ fact }) => fact.currency))) addFacts(days, history.rates.get(ratePair(currency, program.currency)));
};

/** The deal itself and all it ever expanded, at whatever remove. */
const addChain = (records: Records, deal: string, days: Set<Day>): void => {
  const { history } = records;
  const [chain, companies, leads] = [new Set([deal]), new Set<string>(), new Set<string>()];
  let lastClose: Day = "";
  for (const id of chain) {
    for (const { fact, from } of history.deals.get(id) ?? []) {
      days.add(from);
      companies.add(fact.company);
      for (const lead of leadsOf(fact)) leads.add(lead);
      if (fact.expands !== undefined) chain.add(fact.expands);
      if (fact.closedOn === undefined) continue;
      days.add(fact.closedOn);
      if (fact.closedOn > lastClose) lastClose = fact.closedOn;
    }
  }
  for (const company of companies) addFacts(days, history.companies.get(company));
  for (const lead of leads) addLead(records, lead, lastClose, days);
};

const addLead = (records: Records, lead: string, lastClose: Day, days: Set<Day>): void => {
  const { history, judged } = records;
  const decisions = judged.leads.get(lead) ?? [];
  addDecisions(days, decisions);
  for (const { fact, from } of history.leads.get(lead) ?? []) {
    days.add(from);
    addPartner(history, fact.partner, days, lastClose);
  }
  // Whether a lead expired turns on all the deals that name it.
  const acceptance = acceptanceOf(decisions);
  if (acceptance && protectionEnd(records, acceptance) !== null) for (const day of protectedWinTurns(records, acceptance)) days.add(day);
};

/** `until`: the last day about which anything is asked. A tier given or a leaving after it makes no difference; a partner that joins again brings another company. */
const addPartner = (history: History, partner: string, days: Set<Day>, until: Day = NEVER): void => {
  for (const { fact, from } of history.membership.get(partner) ?? []) if (fact.type === "partner.joined" || fact.on <= until) days.add(from);
  addFacts(days, history.ratesSet.get(partner)?.filter(({ fact }) => fact.on <= until));
  for (const { fact, from } of history.tierChanges.get(partner) ?? []) {
    if (fact.type === "partner.joined" || fact.on <= until) days.add(from);
    if (fact.type === "partner.joined" && fact.company.id !== undefined) addFacts(days, history.companies.get(fact.company.id));
  }
};

/** The sale behind some payments, and what is learned late about the days on which they were made. */
const addSale = (records: Records, subscription: string, payments: readonly Dated<SubscriptionPaid>[], days: Set<Day>): void => {
  const { history, program } = records;
  const sales = history.sold.get(subscription) ?? [];
  addFacts(days, sales);
  const partners = new Set(sales.map(({ fact }) => fact.partner));
  for (const partner of partners) addPartner(history, partner, days);
  const asked = askedOfPayments(program);
  if (asked.volume) for (const partner of partners) addRevisions(records, partner, days, payments.map(({ fact }) => fact.on));
  if (asked.choice) for (const partner of partners) addFacts(days, history.elections.get(partner));
  if (asked.first) for (const customer of new Set(sales.map(({ fact }) => fact.customer))) addPurchases(history, customer, days);
  if (asked.locks.length > 0) addFacts(days, history.cancelled.get(subscription));
  for (const lockDays of asked.locks) for (const { fact } of payments) days.add(addDays(fact.on, lockDays));
};

/** All that a customer ever bought and paid: which payment was the first turns on it. */
const addPurchases = (history: History, customer: string, days: Set<Day>): void => {
  for (const subscription of history.subscriptionsOfCustomer.get(customer) ?? []) {
    addFacts(days, history.sold.get(subscription));
    for (const payment of history.paymentsOfSubscription.get(subscription) ?? []) addFacts(days, history.payments.get(paymentKey(subscription, payment)));
  }
};

const addFacts = (days: Set<Day>, facts: readonly Dated<unknown>[] = []): void => {
  for (const { from } of facts) days.add(from);
};

const addDecisions = (days: Set<Day>, decisions: readonly Decision[] = []): void => {
  for (const decision of decisions) days.add(countsFrom(decision));
};

const addRevisions = (records: Records, partner: string, days: Set<Day>, about: readonly Day[]): void => {
  for (const day of new Set(about)) for (const revision of revisionsOf(records, partner, day)) days.add(revision);
};

const firstDay = (facts: readonly Dated<unknown>[] = []): Day => facts.reduce((first, { from }) => (from < first ? from : first), "9999-99-99");

const inOrder = (days: ReadonlySet<Day>, first: Day, last: Day): readonly Day[] => [...days].filter((day) => first <= day && day <= last).sort();
