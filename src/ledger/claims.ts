import { laterOf, type Day } from "../program/calendar.ts";
import { closeOf, dealOn, stageOn } from "../program/deal.ts";
import { feesOnDeal } from "../program/deal-fee.ts";
import { lastDayOf, managedFees, monthsOver } from "../program/managed-fee.ts";
import { fundsOwed } from "../program/market-funds.ts";
import type { Owed } from "../program/owed.ts";
import { clawbackFees } from "../program/clawback-fee.ts";
import { recurringFees } from "../program/recurring-fee.ts";
import type { Records } from "../program/records.ts";
import { daysOfClawback, daysOfDeal, daysOfFundClaim, daysOfManagedMonth, daysOfPayment } from "./turning-days.ts";
import type { Claim } from "./walk.ts";

/** Everything that may ever have been owed by a day, for the ledger to walk through one by one. */
export function* claimsOf(records: Records, asOf: Day): Generator<Claim> {
  const { history, judged } = records;
  yield* claimsOfDeals(records, history.deals.keys(), asOf);
  yield* claimsOfSubscriptions(records, new Set([...history.paymentsOfSubscription.keys(), ...history.cancelled.keys()]), asOf);
  yield* claimsOfFunds(records, history.fundClaims.keys(), asOf);
  for (const company of judged.managed.keys()) yield* claimsOfManaged(records, company, asOf);
}

/** What these deals may ever have been owed; a deal that never named a lead nor expanded another is owed nothing. */
export function* claimsOfDeals(records: Records, deals: Iterable<string>, asOf: Day): Generator<Claim> {
  for (const deal of deals) {
    const isSourced = records.history.deals.get(deal)?.some(({ fact }) => fact.lead !== undefined || fact.credits !== undefined || fact.expands !== undefined);
    if (isSourced) yield { days: daysOfDeal(records, deal, asOf), owedOn: (day) => owedOnDeal(records, deal, day) };
  }
}

/** What these subscriptions may ever have been owed: payment by payment, and what a cancellation takes back of it. */
export function* claimsOfSubscriptions(records: Records, subscriptions: Iterable<string>, asOf: Day): Generator<Claim> {
  const { paymentsOfSubscription, cancelled } = records.history;
  for (const subscription of subscriptions) {
    for (const payment of paymentsOfSubscription.get(subscription) ?? []) {
      yield { days: daysOfPayment(records, subscription, payment, asOf), owedOn: (day) => recurringFees(records, subscription, payment, day) };
    }
    if (cancelled.has(subscription)) yield { days: daysOfClawback(records, subscription, asOf), owedOn: (day) => clawbackFees(records, subscription, day) };
  }
}

/** What these approved costs may ever have been reimbursed. */
export function* claimsOfFunds(records: Records, claims: Iterable<string>, asOf: Day): Generator<Claim> {
  for (const claim of claims) yield { days: daysOfFundClaim(records, claim, asOf), owedOn: (day) => fundsOwed(records, claim, day) };
}

/** What anybody may ever have been owed for managing a company, month by month. */
export function* claimsOfManaged(records: Records, company: string, asOf: Day): Generator<Claim> {
  const decisions = records.judged.managed.get(company) ?? [];
  for (const partner of new Set(decisions.map((decision) => decision.partner))) {
    const [from] = decisions.filter((decision) => decision.partner === partner).map(({ on }) => on).sort();
    // From the first decision on, as a later one may put an end to months that were owed before it was known.
    for (const month of from === undefined ? [] : monthsOver({ from, to: null }, asOf)) {
      yield {
        days: daysOfManagedMonth(records, company, partner, lastDayOf(month), asOf),
        owedOn: (day) => managedFees(records, company, partner, month, day),
      };
    }
  }
}

/** What a deal is owed on a day: from its close while it is won, payable from its first paid invoice. */
const owedOnDeal = (records: Records, id: string, day: Day): readonly Owed[] => {
  const deal = dealOn(records.history, id, day, day);
  if (!deal || stageOn(deal, day) !== "won") return [];
  const invoice = records.history.invoices.get(id)?.find(({ from }) => from <= day)?.fact;
  const payableOn = invoice ? laterOf(invoice.on, closeOf(deal)) : null;
  return (feesOnDeal(records, deal, closeOf(deal), day)?.fees ?? []).map((fee) => ({ ...fee, payableOn }));
};
