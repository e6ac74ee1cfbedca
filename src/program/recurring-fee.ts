import { payOn, whyAgreed } from "./agreed-pay.ts";
import type { Day } from "./calendar.ts";
import { contractYearOn, type ContractYear } from "./contract-year.ts";
import { explain, moneyText, type Explanation } from "./explanation.ts";
import { feeAmount, partOfPay, rateOf, type SimplePay } from "./fee-amount.ts";
import { measureOn } from "./metric.ts";
import { fraction, roundHalfAway, type Currency, type Fraction } from "./money.ts";
import type { Owed } from "./owed.ts";
import { netOf } from "./payment.ts";
import { whyPaid } from "./payment-explanation.ts";
import { lockEnd, offersFor, paidFor, type Offer, type Paid } from "./payment-offer.ts";
import type { RecurringFeeTerms } from "./program.ts";
import type { Records } from "./records.ts";
import { isMet } from "./requirement.ts";
import { reached } from "./requirement-text.ts";
import { termsOn } from "./terms.ts";
import { tierOn } from "./tier.ts";

/** What one payment of a subscription earns, as known on a day, by the terms of the payment's day. */
export const recurringFees = (records: Records, subscription: string, payment: string, known: Day): readonly Owed[] => {
  const paid = paidFor(records, subscription, payment, known);
  return paid ? offersFor(records, paid, known).flatMap((offer) => paymentFee(records, offer, paid, known)) : [];
};

/** What a payment earns by one fee: nothing where the partner's tier is paid nothing or it rounds to nothing, else one row. */
export const paymentFee = (records: Records, offer: Offer, paid: Paid, known: Day): readonly Owed[] => {
  const result = feeOrReason(records, offer, paid, known);
  return "because" in result ? [] : [result];
};

/** Why a payment earns nothing by a fee that nothing else keeps it from. */
interface NoPay {
  readonly because: () => Explanation;
}

/** What a payment earns by one fee, or why its partner is paid nothing. */
export const feeOrReason = (records: Records, { track, terms }: Offer, paid: Paid, known: Day): Owed | NoPay => {
  const { sale, payment, paidOn } = paid;
  const { subscription, partner, mrr: { currency } } = sale;
  const held = tierOn(records, partner, track, paidOn, known);
  const usual = held && payOn(records, terms.pays, held.tier.id, { partner, fee: terms.id, day: paidOn, currency, known });
  if (!held || !usual) return { because: () => explain("no_rate_for_tier", "R-23", { fee: terms.id, tier: held && held.tier.name }) };
  const { agreement } = usual;
  const uplift = agreement ? undefined : terms.uplifts.find(({ tiers, when }) => tiers.includes(held.tier.id) && isMet(when, measureOn(records, partner, paidOn, known)));
  const whole: SimplePay = uplift ? { kind: "rate", rate: uplift.rate } : usual.pay;
  const year = contractYearOn(terms.contractYears, sale.on, paidOn);
  const pay = year ? partOfPay(whole, year.share) : whole;
  const base = BASES[terms.base](paid);
  const amount = feeAmount(pay, base, currency, { rounding: termsOn(records.program, paidOn).rounding });
  if (amount.minor === 0n) return { because: () => whyNothing(terms, year, roundHalfAway(base), currency) };
  const unlocked = lockEnd(terms, paidOn);
  return {
    partner, rule: terms.id, cause: { subscription, payment }, baseMinor: roundHalfAway(base), rate: rateOf(pay),
    amountMinor: amount.minor, currency, earnedOn: paidOn, payableOn: unlocked <= known ? unlocked : null,
    why: () => [
      whyPaid({ terms, paid, base, held, pay: whole, year, amount, volume: uplift ? reached(uplift.when, measureOn(records, partner, paidOn, known), records.program.currency) : [] }),
      ...whyAgreed(agreement, whole, "R-23", currency),
    ],
  };
};

const whyNothing = ({ id: fee }: RecurringFeeTerms, year: ContractYear | null, baseMinor: bigint, currency: Currency): Explanation =>
  year?.share.num === 0n ? explain("nothing_in_year", "R-23", { fee, year: year.year }) : explain("rounds_to_nothing", "R-23", { base: moneyText(baseMinor, currency) });

/** What the rate is of, in exact minor units. */
const BASES: Readonly<Record<RecurringFeeTerms["base"], (paid: Paid) => Fraction>> = {
  amount_paid: ({ amount }) => amount,
  net_paid: netOf,
  monthly_price: ({ sale }) => fraction(sale.mrr.minor),
};
