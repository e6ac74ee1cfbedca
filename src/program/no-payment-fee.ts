import { addMonths, type Day } from "./calendar.ts";
import { electedOn } from "./election.ts";
import { explain, moneyText, type Explanation, type Why } from "./explanation.ts";
import type { SubscriptionSold } from "./facts.ts";
import { lastRecorded } from "./history.ts";
import { partnerName, tracksOn } from "./membership.ts";
import { roundHalfAway } from "./money.ts";
import { instalmentsIn, isKept } from "./payment.ts";
import { barOn, lockEnd, offersIn, paidFor, type Bar, type Offer, type Paid } from "./payment-offer.ts";
import { feeOrReason } from "./recurring-fee.ts";
import type { Records } from "./records.ts";
import { termsOn } from "./terms.ts";

/** Whom a payment earns nothing, and why: one reason, or one for each fee that the partner might have had. */
export interface NoPaymentFee {
  readonly partner: string;
  readonly why: Why;
}

/** Why a payment earns nothing as known on a day; null where it earns, or nobody is known to have sold the subscription. */
export const noFeeOnPayment = (records: Records, subscription: string, payment: string, known: Day): NoPaymentFee | null => {
  const sale = lastRecorded(records.history.sold.get(subscription), known);
  if (!sale) return null;
  const paid = paidFor(records, subscription, payment, known);
  if (!paid) return noFee(sale, () => [whyUnpaid(records, sale, payment, known)]);
  if (!isKept(paid)) return noFee(sale, () => [whyNotKept(paid)]);
  const tracks = tracksOn(termsOn(records.program, paid.paidOn).tracks, records.history, sale.partner, paid.paidOn, known);
  const results = offersIn(tracks).map((offer) => resultOf(records, offer, paid, known));
  if (results.includes("earns")) return null;
  if (tracks.length === 0) return noFee(sale, () => [explain("partner_out", "R-11", { partner: partnerName(records.history, sale.partner, known), on: paid.paidOn })]);
  if (results.length === 0) return noFee(sale, () => [explain("no_fee_on_payments", "R-23", {})]);
  return noFee(sale, () => results.flatMap((result) => (result === "earns" ? [] : [result()])));
};

const noFee = ({ partner }: SubscriptionSold, why: Why): NoPaymentFee => ({ partner, why });

const whyUnpaid = ({ history }: Records, sale: SubscriptionSold, payment: string, known: Day): Explanation => {
  const instalments = sale.qualified ? instalmentsIn(history, sale.subscription, payment, known) : null;
  return instalments ? explain("instalments_missing", "R-23", instalments) : explain("sale_not_qualified", "R-23", { soldOn: sale.on });
};

const whyNotKept = ({ sale, amount, paidOn }: Paid): Explanation =>
  amount.num === 0n ? explain("nothing_paid", "R-23", { paidOn }) : explain("payment_given_back", "R-23", { paidOn, paid: moneyText(roundHalfAway(amount), sale.mrr.currency) });

const resultOf = (records: Records, offer: Offer, paid: Paid, known: Day): "earns" | (() => Explanation) => {
  const bar = barOn(records, offer, paid, known);
  if (bar !== null) return () => BARS[bar](records, offer, paid, known);
  const result = feeOrReason(records, offer, paid, known);
  return "because" in result ? result.because : "earns";
};

const BARS: Readonly<Record<Bar, (records: Records, offer: Offer, paid: Paid, known: Day) => Explanation>> = {
  paid_before_sale: (_records, _offer, { sale, paidOn }) => explain("paid_before_sale", "R-23", { paidOn, soldOn: sale.on }),
  months_over: (_records, { terms: { id: fee, months } }, { sale, paidOn }) =>
    explain("payment_months_over", "R-23", { fee, months: months ?? 0, ended: addMonths(sale.on, months ?? 0), paidOn }),
  sold_too_early: (_records, { terms: { id: fee, soldFrom } }, { sale }) => explain("sold_too_early", "R-23", { fee, soldOn: sale.on, soldFrom: soldFrom ?? sale.on }),
  other_coupon: (_records, { terms: { id: fee, coupons } }, { sale }) => explain("other_coupon", "R-23", { fee, coupons: coupons ?? [], coupon: sale.coupon ?? null }),
  other_option: ({ history }, { track, terms: { id: fee, option } }, { sale }, known) =>
    explain("other_option", "R-23", { fee, option, chosen: electedOn(history, sale.partner, track, sale.on, known), soldOn: sale.on }),
  cancelled_in_lock: ({ history }, { terms }, { sale, paidOn }, known) =>
    explain("cancelled_in_lock", "R-23", { fee: terms.id, cancelledOn: lastRecorded(history.cancelled.get(sale.subscription), known)?.on ?? paidOn, lockedUntil: lockEnd(terms, paidOn) }),
  not_first: (_records, { terms: { id: fee } }, { paidOn }) => explain("not_first_payment", "R-23", { fee, paidOn }),
};
