import type { Day } from "./calendar.ts";
import { lastRecorded, type History } from "./history.ts";
import { byCodePoint, byDay } from "./order.ts";
import { isKept, paymentOn } from "./payment.ts";

interface Named {
  readonly subscription: string;
  readonly payment: string;
  readonly paidOn: Day;
}

/**
 * True for the first that a customer ever paid, as known on a day: for any subscription, whoever sold it. What was paid
 * before its sale or given back in full is no payment. Of several on one day the first by name counts.
 */
export const isFirstPayment = (history: History, customer: string, asked: Named, known: Day): boolean =>
  !(history.subscriptionsOfCustomer.get(customer) ?? []).some((subscription) => {
    const sale = lastRecorded(history.sold.get(subscription), known);
    if (sale?.customer !== customer) return false;
    return (history.paymentsOfSubscription.get(subscription) ?? []).some((payment) => {
      const paid = paymentOn(history, subscription, payment, sale.mrr.currency, known);
      return paid !== null && sale.on <= paid.paidOn && isKept(paid) && compared({ subscription, payment, paidOn: paid.paidOn }, asked) < 0;
    });
  });

const compared = (a: Named, b: Named): number => byDay(a.paidOn, b.paidOn) || byCodePoint(a.subscription, b.subscription) || byCodePoint(a.payment, b.payment);
