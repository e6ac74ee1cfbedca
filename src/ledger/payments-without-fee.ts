import type { Day } from "../program/calendar.ts";
import { paymentKey } from "../program/history.ts";
import { noFeeOnPayment } from "../program/no-payment-fee.ts";
import type { Records } from "../program/records.ts";
import type { PaymentWithoutFeeRow } from "./book.ts";
import type { Account } from "./walk.ts";

/** The payments known by a day that earn nothing, and why. Only those that the accounts owe nothing for are asked about. */
export const paymentsWithoutFee = (records: Records, accounts: readonly Account[], asOf: Day): readonly PaymentWithoutFeeRow[] => {
  const earning = new Set(accounts.flatMap(({ cause, owed }) => (owed && "payment" in cause ? [paymentKey(cause.subscription, cause.payment)] : [])));
  return [...records.history.paymentsOfSubscription].flatMap(([subscription, payments]) =>
    payments.filter((payment) => !earning.has(paymentKey(subscription, payment))).flatMap((payment) => {
      const none = noFeeOnPayment(records, subscription, payment, asOf);
      return none ? [{ subscription, payment, ...none }] : [];
    }));
};
