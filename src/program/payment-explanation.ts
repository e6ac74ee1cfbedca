import type { MeasuredText } from "@partner-ledger/contracts/explanation/fee-inputs";
import type { ContractYear } from "./contract-year.ts";
import { exactly, explain, moneyText, timesRate, type Explanation, type Step } from "./explanation.ts";
import { feeSteps, payText, type FeeAmount, type Pay } from "./fee-amount.ts";
import { formatDecimal, roundHalfAway, type Currency, type Fraction } from "./money.ts";
import { lockEnd, type Paid } from "./payment-offer.ts";
import type { RecurringFeeTerms } from "./program.ts";
import type { TierHeld } from "./tier.ts";

/** What a payment's fee was worked out from. */
export interface Earning {
  readonly terms: RecurringFeeTerms;
  readonly paid: Paid;
  /** Exact minor units of the subscription's currency. */
  readonly base: Fraction;
  readonly held: TierHeld;
  /** Before what the contract's year leaves of it. */
  readonly pay: Pay;
  readonly year: ContractYear | null;
  readonly amount: FeeAmount;
  /** What lifted the rate, empty where nothing did. */
  readonly volume: readonly MeasuredText[];
}

/** How a payment's fee comes about. */
export const whyPaid = (earning: Earning): Explanation => {
  const { terms, paid: { sale, amount: paid, deducted, paidOn, instalments }, held, pay, year, volume } = earning;
  const { currency } = sale.mrr;
  const inputs = {
    pay: payText(pay, currency), tier: { name: held.tier.name, since: held.since }, paid: moneyText(roundHalfAway(paid), currency), paidOn, instalments, volume,
    base: terms.base,
    deducted: deducted.num === 0n ? null : moneyText(roundHalfAway(deducted), currency),
    isFirst: terms.firstOnly,
    coupon: terms.coupons === null ? null : sale.coupon ?? null,
    option: terms.option,
    year: year && { year: year.year, share: formatDecimal(year.share) },
    lockedUntil: terms.lockDays === 0 ? null : lockEnd(terms, paidOn),
  };
  return explain("payment_fee", volume.length > 0 ? "R-24" : "R-23", inputs, stepsOf(earning, currency));
};

const stepsOf = ({ terms, paid: { amount: paid, deducted }, base, pay, year, amount }: Earning, currency: Currency): readonly Step[] => {
  const net: readonly Step[] = pay.kind === "rate" && terms.base === "net_paid" && deducted.num > 0n
    ? [{ terms: [{ value: exactly(paid, currency) }, { operator: "−", value: exactly(deducted, currency) }], result: exactly(base, currency) }]
    : [];
  // A part of a flat amount is a line of its own; a part of a rate stands before it.
  if (year && pay.kind === "flat") return feeSteps([{ value: exactly(pay.minor, currency) }], { kind: "rate", rate: year.share }, amount, currency);
  return [...net, ...feeSteps([{ value: exactly(base, currency) }, ...(year ? [timesRate(year.share)] : [])], pay, amount, currency)];
};
