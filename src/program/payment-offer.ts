import { addDays, addMonths, type Day } from "./calendar.ts";
import { electedOn } from "./election.ts";
import type { SubscriptionSold } from "./facts.ts";
import { isFirstPayment } from "./first-payment.ts";
import { lastRecorded } from "./history.ts";
import { isKept, paymentOn, type Payment } from "./payment.ts";
import type { RecurringFeeTerms, Track } from "./program.ts";
import type { Records } from "./records.ts";
import { termsOn } from "./terms.ts";

/** A complete payment of a qualified sale. */
export interface Paid extends Payment {
  readonly sale: SubscriptionSold;
}

/** A fee that a payment may earn, in the track of whoever sold the subscription. */
export interface Offer {
  readonly track: Track;
  readonly terms: RecurringFeeTerms;
}

/** What was paid for a subscription that earns anything, as known on a day; null while it is not complete. */
export const paidFor = ({ history }: Records, subscription: string, payment: string, known: Day): Paid | null => {
  const sale = lastRecorded(history.sold.get(subscription), known);
  const complete = sale?.qualified ? paymentOn(history, subscription, payment, sale.mrr.currency, known) : null;
  return sale && complete && { ...complete, sale };
};

/** The fees that a payment earns a partner whose tier is paid them, as known on a day, by the terms of the payment's day. */
export const offersFor = (records: Records, paid: Paid, known: Day): readonly Offer[] =>
  isKept(paid) ? termsOn(records.program, paid.paidOn).tracks.flatMap((track) => offersIn(records, track, paid, known)) : [];

const offersIn = (records: Records, track: Track, paid: Paid, known: Day): readonly Offer[] =>
  track.fees.flatMap((terms) => (terms.on === "subscription_paid" && earns(records, { track, terms }, paid, known) ? [{ track, terms }] : []));

const earns = ({ history }: Records, { track, terms }: Offer, paid: Paid, known: Day): boolean => {
  const { sale, paidOn } = paid;
  return isCovered(sale, paidOn, terms)
    && electedOn(history, sale.partner, track, sale.on, known) === terms.option
    && (terms.lockDays === 0 || !isCancelledBy(lastRecorded(history.cancelled.get(sale.subscription), known)?.on, lockEnd(terms, paidOn)))
    && (!terms.firstOnly || isFirstPayment(history, sale.customer, { ...paid, subscription: sale.subscription }, known));
};

/** Payments count from the sale, for as many months as the terms say, of subscriptions sold since they began and with a coupon if they name some. */
const isCovered = (sale: SubscriptionSold, paidOn: Day, { months, soldFrom, coupons }: RecurringFeeTerms): boolean =>
  sale.on <= paidOn && (months === null || paidOn < addMonths(sale.on, months)) && (soldFrom === null || soldFrom <= sale.on)
    && (coupons === null || (sale.coupon !== undefined && coupons.includes(sale.coupon)));

/** The first day after a payment on which its fee can no longer be lost to a cancellation. */
export const lockEnd = ({ lockDays }: RecurringFeeTerms, paidOn: Day): Day => addDays(paidOn, lockDays);

const isCancelledBy = (cancelledOn: Day | undefined, end: Day): boolean => cancelledOn !== undefined && cancelledOn < end;
