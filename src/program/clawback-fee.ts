import { daysBetween, type Day } from "./calendar.ts";
import { explain, moneyText, type Explanation, type Term } from "./explanation.ts";
import type { SubscriptionSold } from "./facts.ts";
import { lastRecorded } from "./history.ts";
import { fraction } from "./money.ts";
import type { Owed } from "./owed.ts";
import { offersFor, paidFor } from "./payment-offer.ts";
import type { RecurringFeeTerms } from "./program.ts";
import type { Records } from "./records.ts";
import { paymentFee } from "./recurring-fee.ts";

/**
 * What the early cancellation of a subscription claws back of all its commissions, dated the day of the cancellation
 * . Each is taken back by the terms under which it was earned.
 */
export const clawbackFees = (records: Records, subscription: string, known: Day): readonly Owed[] => {
  const { history } = records;
  const sale = lastRecorded(history.sold.get(subscription), known);
  const cancelledOn = lastRecorded(history.cancelled.get(subscription), known)?.on;
  if (!sale || cancelledOn === undefined) return [];
  const takenBack = (history.paymentsOfSubscription.get(subscription) ?? []).flatMap((payment) => {
    const paid = paidFor(records, subscription, payment, known);
    const offers = paid ? offersFor(records, paid, known).filter(({ terms }) => isClawedBack(terms, sale.on, cancelledOn)) : [];
    return paid ? offers.flatMap((offer) => paymentFee(records, offer, paid, known).map((owed) => ({ owed, within: offer.terms.clawbackWithinDays ?? 0 }))) : [];
  });
  return clawback(sale, cancelledOn, takenBack);
};

const isClawedBack = ({ clawbackWithinDays }: RecurringFeeTerms, soldOn: Day, cancelledOn: Day): boolean =>
  clawbackWithinDays !== null && daysBetween(soldOn, cancelledOn) < clawbackWithinDays;

/** A commission, and until which day after the sale a cancellation takes it back. */
interface TakenBack {
  readonly owed: Owed;
  readonly within: number;
}

const clawback = (sale: SubscriptionSold, cancelledOn: Day, takenBack: readonly TakenBack[]): readonly Owed[] => {
  const { currency } = sale.mrr;
  const total = takenBack.reduce((sum, { owed }) => sum + owed.amountMinor, 0n);
  if (total === 0n) return [];
  return [{
    partner: sale.partner, rule: "clawback", cause: { subscription: sale.subscription }, baseMinor: total, rate: fraction(-1n), amountMinor: -total,
    currency, earnedOn: cancelledOn, payableOn: cancelledOn,
    why: () => [whyTakenBack(sale, cancelledOn, takenBack, total)],
  }];
};

const whyTakenBack = (sale: SubscriptionSold, cancelledOn: Day, takenBack: readonly TakenBack[], total: bigint): Explanation => {
  const { currency } = sale.mrr;
  const within = Math.max(...takenBack.map((one) => one.within));
  const terms = takenBack.map(({ owed }, place): Term => ({ ...(place === 0 ? {} : { operator: "+" }), value: { kind: "money", money: moneyText(owed.amountMinor, currency) } }));
  const inputs = { soldOn: sale.on, cancelledOn, days: daysBetween(sale.on, cancelledOn), within, takenBack: moneyText(total, currency) };
  return explain("clawback", "R-27", inputs, [{ terms, result: { kind: "money", money: moneyText(total, currency) } }]);
};
