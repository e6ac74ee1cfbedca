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
  isKept(paid) ? offersIn(termsOn(records.program, paid.paidOn).tracks).filter((offer) => barOn(records, offer, paid, known) === null) : [];

/** The fees on payments of some tracks. */
export const offersIn = (tracks: readonly Track[]): readonly Offer[] =>
  tracks.flatMap((track) => track.fees.flatMap((terms) => (terms.on === "subscription_paid" ? [{ track, terms }] : [])));

/** What keeps a payment from a fee, whoever sold the subscription and whatever the tier. */
export type Bar = "paid_before_sale" | "months_over" | "sold_too_early" | "other_coupon" | "other_option" | "cancelled_in_lock" | "not_first";

/** The first thing that keeps a payment from a fee, as known on a day; null where nothing does. */
export const barOn = ({ history }: Records, { track, terms }: Offer, paid: Paid, known: Day): Bar | null => {
  const { sale, paidOn } = paid;
  const { months, soldFrom, coupons } = terms;
  if (paidOn < sale.on) return "paid_before_sale";
  if (months !== null && addMonths(sale.on, months) <= paidOn) return "months_over";
  if (soldFrom !== null && sale.on < soldFrom) return "sold_too_early";
  if (coupons !== null && (sale.coupon === undefined || !coupons.includes(sale.coupon))) return "other_coupon";
  if (electedOn(history, sale.partner, track, sale.on, known) !== terms.option) return "other_option";
  if (terms.lockDays > 0 && isCancelledBy(lastRecorded(history.cancelled.get(sale.subscription), known)?.on, lockEnd(terms, paidOn))) return "cancelled_in_lock";
  return terms.firstOnly && !isFirstPayment(history, sale.customer, { ...paid, subscription: sale.subscription }, known) ? "not_first" : null;
};

/** The first day after a payment on which its fee can no longer be lost to a cancellation. */
export const lockEnd = ({ lockDays }: RecurringFeeTerms, paidOn: Day): Day => addDays(paidOn, lockDays);

const isCancelledBy = (cancelledOn: Day | undefined, end: Day): boolean => cancelledOn !== undefined && cancelledOn < end;
