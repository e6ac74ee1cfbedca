import type { MeasuredText } from "@partner-ledger/contracts/explanation/fee-inputs";
import { addMonths, daysBetween, type Day } from "./calendar.ts";
import type { SubscriptionSold } from "./facts.ts";
import { exactly, explain, moneyText, type Explanation, type Term } from "./explanation.ts";
import { feeAmount, feeSteps, payOf, payText, type FeeAmount, type Pay } from "./fee-amount.ts";
import { lastRecorded } from "./history.ts";
import { measureOn } from "./metric.ts";
import { fraction, roundHalfAway, type Currency } from "./money.ts";
import type { Owed } from "./owed.ts";
import { paymentOn, type Payment } from "./payment.ts";
import type { RecurringFeeTerms, Track } from "./program.ts";
import type { Records } from "./records.ts";
import { isMet } from "./requirement.ts";
import { reached } from "./requirement-text.ts";
import { termsOn } from "./terms.ts";
import { tierOn, type TierHeld } from "./tier.ts";

/** What one payment of a subscription earns, as known on a day, by the terms of the payment's day. */
export const recurringFees = (records: Records, subscription: string, payment: string, known: Day): readonly Owed[] => {
  const paid = paidFor(records, subscription, payment, known);
  return paid ? offersOn(records, paid).flatMap((offer) => feeOn(records, offer, paid, known)) : [];
};

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
    const offers = paid ? offersOn(records, paid).filter(({ terms }) => isClawedBack(terms, sale.on, cancelledOn)) : [];
    return paid ? offers.flatMap((offer) => feeOn(records, offer, paid, known).map((owed) => ({ owed, within: offer.terms.clawbackWithinDays ?? 0 }))) : [];
  });
  return clawback(sale, cancelledOn, takenBack);
};

/** A complete payment of a qualified sale. */
interface Paid extends Payment {
  readonly sale: SubscriptionSold;
}
interface Offer {
  readonly track: Track;
  readonly terms: RecurringFeeTerms;
}

const paidFor = ({ history }: Records, subscription: string, payment: string, known: Day): Paid | null => {
  const sale = lastRecorded(history.sold.get(subscription), known);
  const complete = sale?.qualified ? paymentOn(history, subscription, payment, sale.mrr.currency, known) : null;
  return sale && complete && { ...complete, sale };
};

const offersOn = ({ program }: Records, { paidOn }: Paid): readonly Offer[] =>
  termsOn(program, paidOn).tracks.flatMap((track) => track.fees.filter((fee) => fee.on === "subscription_paid").map((terms) => ({ track, terms })));

const isClawedBack = ({ clawbackWithinDays }: RecurringFeeTerms, soldOn: Day, cancelledOn: Day): boolean =>
  clawbackWithinDays !== null && daysBetween(soldOn, cancelledOn) < clawbackWithinDays;

const feeOn = (records: Records, { track, terms }: Offer, complete: Paid, known: Day): readonly Owed[] => {
  const { sale, payment, paidOn, amount: paid } = complete;
  const { subscription, partner, mrr: { currency } } = sale;
  const held = isCovered(sale, paidOn, terms) ? tierOn(records, partner, track, paidOn, known) : null;
  const usual = held && payOf(terms.pays, held.tier.id, currency);
  if (!held || !usual) return [];
  const uplift = terms.uplifts.find(({ tiers, when }) => tiers.includes(held.tier.id) && isMet(when, measureOn(records, partner, paidOn, known)));
  const pay: Pay = uplift ? { kind: "rate", rate: uplift.rate } : usual;
  const amount = feeAmount(pay, paid, currency, { rounding: termsOn(records.program, paidOn).rounding });
  if (amount.minor === 0n) return [];
  return [{
    partner, rule: terms.id, cause: { subscription, payment }, baseMinor: roundHalfAway(paid), rate: pay.kind === "rate" ? pay.rate : null,
    amountMinor: amount.minor, currency, earnedOn: paidOn, payableOn: paidOn,
    why: () => [whyOwed({ complete, held, pay, amount, currency, volume: uplift ? reached(uplift.when, measureOn(records, partner, paidOn, known), records.program.currency) : [] })],
  }];
};

/** What a payment's fee was worked out from. `volume` is what lifted the rate, empty where nothing did. */
interface Earning {
  readonly complete: Payment;
  readonly held: TierHeld;
  readonly pay: Pay;
  readonly amount: FeeAmount;
  readonly currency: Currency;
  readonly volume: readonly MeasuredText[];
}

const whyOwed = ({ complete: { amount: paid, paidOn, instalments }, held, pay, amount, currency, volume }: Earning): Explanation => {
  const inputs = {
    pay: payText(pay, currency), tier: { name: held.tier.name, since: held.since }, paid: moneyText(roundHalfAway(paid), currency), paidOn, instalments, volume,
  };
  return explain("payment_fee", volume.length > 0 ? "R-24" : "R-23", inputs, feeSteps([{ value: exactly(paid, currency) }], pay, amount, currency));
};

/** Payments count from the sale, for as many months as the terms say, of subscriptions sold since they began. */
const isCovered = (sale: SubscriptionSold, paidOn: Day, { months, soldFrom }: RecurringFeeTerms): boolean =>
  sale.on <= paidOn && (months === null || paidOn < addMonths(sale.on, months)) && (soldFrom === null || soldFrom <= sale.on);

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
