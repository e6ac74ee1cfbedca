import { addMonths, daysBetween, type Day } from "./calendar.ts";
import type { SubscriptionSold } from "./facts.ts";
import { feeAmount, payOf, type Pay } from "./fee-amount.ts";
import { lastRecorded } from "./history.ts";
import { measureOn } from "./metric.ts";
import { formatDecimal, formatMinor, fraction, roundHalfAway } from "./money.ts";
import type { Owed } from "./owed.ts";
import { paymentOn, type Payment } from "./payment.ts";
import type { RecurringFeeTerms, Track } from "./program.ts";
import type { Records } from "./records.ts";
import { isMet } from "./requirement.ts";
import { termsOn } from "./terms.ts";
import { tierOn } from "./tier.ts";
import { count, moneyText, type Why } from "./wording.ts";

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
    return paid ? offers.flatMap((offer) => feeOn(records, offer, paid, known)) : [];
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

const feeOn = (records: Records, { track, terms }: Offer, { sale, payment, paidOn, amount: paid }: Paid, known: Day): readonly Owed[] => {
  const { subscription, partner, mrr: { currency } } = sale;
  const held = isCovered(sale, paidOn, terms) ? tierOn(records, partner, track, paidOn, known) : null;
  const usual = held && payOf(terms.pays, held.tier.id, currency);
  if (!held || !usual) return [];
  const uplift = terms.uplifts.find(({ tiers, when }) => tiers.includes(held.tier.id) && isMet(when, measureOn(records, partner, paidOn, known)));
  const pay: Pay = uplift ? { kind: "rate", rate: uplift.rate } : usual;
  const amount = feeAmount(pay, paid, currency, { rounding: termsOn(records.program, paidOn).rounding });
  if (amount.minor === 0n) return [];
  const rate = pay.kind === "rate" ? pay.rate : null;
  const explain = (): readonly Why[] => {
    const inputs = {
      paid: formatMinor(roundHalfAway(paid), currency), currency, paidOn, soldOn: sale.on, tier: held.tier.id, tierName: held.tier.name,
      tierSince: held.since, amount: formatMinor(amount.minor, currency), ...(rate ? { rate: formatDecimal(rate) } : {}),
    };
    const because = uplift ? ", for the volume sold by that day" : "";
    const text = `${amount.text} paid on ${paidOn}${because}, ${held.tier.name} since ${held.since}${amount.remark}`;
    return [{ rule: uplift ? "R-24" : "R-23", text, inputs }];
  };
  return [{
    partner, rule: terms.id, cause: { subscription, payment }, baseMinor: roundHalfAway(paid), rate, amountMinor: amount.minor, currency,
    earnedOn: paidOn, payableOn: paidOn, explain,
  }];
};

/** Payments count from the sale, for as many months as the terms say, of subscriptions sold since they began. */
const isCovered = (sale: SubscriptionSold, paidOn: Day, { months, soldFrom }: RecurringFeeTerms): boolean =>
  sale.on <= paidOn && (months === null || paidOn < addMonths(sale.on, months)) && (soldFrom === null || soldFrom <= sale.on);

const clawback = (sale: SubscriptionSold, cancelledOn: Day, takenBack: readonly Owed[]): readonly Owed[] => {
  const { currency } = sale.mrr;
  const total = takenBack.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (total === 0n) return [];
  const days = daysBetween(sale.on, cancelledOn);
  const explain = (): readonly Why[] => {
    const text = `Cancelled on ${cancelledOn}, ${count(days, "day")} after the sale: ${moneyText(total, currency)} of commissions taken back`;
    return [{ rule: "R-27", text, inputs: { cancelledOn, soldOn: sale.on, days: String(days), takenBack: formatMinor(total, currency), currency } }];
  };
  return [{
    partner: sale.partner, rule: "clawback", cause: { subscription: sale.subscription }, baseMinor: total, rate: fraction(-1n), amountMinor: -total,
    currency, earnedOn: cancelledOn, payableOn: cancelledOn, explain,
  }];
};
