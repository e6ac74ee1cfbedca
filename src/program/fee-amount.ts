import type { PayText } from "@partner-ledger/contracts/explanation/fee-inputs";
import { isWhole, roundedEnds, type Part } from "./credit.ts";
import { creditSteps, type Ends } from "./credit-steps.ts";
import { exactly, moneyText, rounded, timesRate, type Step, type Term } from "./explanation.ts";
import type { Currency, Fraction } from "./money.ts";
import { compare, exponentOf, formatDecimal, fraction, parseDecimal, roundHalfAway, sum, times } from "./money.ts";
import type { FeeRates } from "./program.ts";
import { roundFee, type Rounding } from "./rounding.ts";

/** A rate of the base, or a flat amount in exact minor units. */
export type SimplePay = { readonly kind: "rate"; readonly rate: Fraction } | { readonly kind: "flat"; readonly minor: Fraction };

/** What a partner is paid: a rate, a flat amount, or each part of the base at its own rate. */
export type Pay = SimplePay | { readonly kind: "banded"; readonly parts: readonly BandedPart[] };

/** What of a base lies in a band, in exact minor units, and what it earns there. */
export interface BandedPart {
  readonly amount: Fraction;
  readonly rate: Fraction;
}

/** What a fee pays a tier, null when it pays that tier nothing. */
export const payOf = (pays: FeeRates, tier: string, currency: Currency): SimplePay | null => {
  if (!Object.hasOwn(pays.byTier, tier)) return null;
  if (pays.kind === "flat") return { kind: "flat", minor: faceValue(pays.byTier[tier] ?? "", currency) };
  const rate = pays.byTier[tier];
  return rate === undefined ? null : { kind: "rate", rate };
};

/** A part of a pay. */
export const partOfPay = (pay: SimplePay, part: Fraction): SimplePay =>
  pay.kind === "rate" ? { kind: "rate", rate: times(pay.rate, part) } : { kind: "flat", minor: times(pay.minor, part) };

/** A program's amount read at face value in the currency at hand, in exact minor units. Throws when it is no decimal. */
export const faceValue = (amount: string, currency: Currency): Fraction => {
  const value = parseDecimal(amount);
  if (!value) throw new Error(`the program's amount "${amount}" is not a decimal`);
  return times(value, fraction(10n ** BigInt(exponentOf(currency))));
};

/** A fee on its way from its base to whole minor units. */
export interface FeeAmount {
  /** Rounded once. */
  readonly minor: bigint;
  /** What the pay alone comes to, exactly. */
  readonly full: Fraction;
  /** The terms' cap, where it is less than that; else null. */
  readonly cappedAt: Fraction | null;
  /** What of it one lead is credited with, and what the fee is rounded to where that begins and ends. */
  readonly part: Part;
  readonly ends: Ends;
}

/** What bounds a fee and how it ends: at most `cap`, a decimal string; a `part` of it; rounded as the program says. */
export interface FeeEnd {
  readonly rounding: Rounding;
  readonly cap?: string | null;
  readonly part?: Part;
}
const WHOLE: Part = { lead: "", after: fraction(0n), share: fraction(1n) };

/** Applies a pay to a base in exact minor units. */
export const feeAmount = (pay: Pay, base: Fraction, currency: Currency, { rounding, cap = null, part = WHOLE }: FeeEnd): FeeAmount => {
  const full = fullAmount(pay, base);
  const most = cap === null ? null : faceValue(cap, currency);
  const cappedAt = most !== null && compare(full, most) > 0 ? most : null;
  const round = (amount: Fraction): bigint => roundFee(amount, rounding);
  const ends = roundedEnds(cappedAt ?? full, part, round);
  return { minor: ends.to - ends.from, full, cappedAt, part, ends };
};

const fullAmount = (pay: Pay, base: Fraction): Fraction => {
  if (pay.kind === "banded") return sum(pay.parts.map(({ amount, rate }) => times(amount, rate)));
  return pay.kind === "flat" ? pay.minor : times(base, pay.rate);
};

/** The arithmetic of a fee, from the terms of its base on: × rate = amount, rounded or capped, and the part of it that one lead is credited with. */
export const feeSteps = (base: readonly Term[], pay: Pay, { full, cappedAt, minor, part, ends }: FeeAmount, currency: Currency): readonly Step[] => {
  const bands = pay.kind === "banded" ? pay.parts.map((one) => bandStep(one, currency)) : [];
  const terms = pay.kind === "rate" ? [...base, timesRate(pay.rate)] : pay.kind === "flat" ? [{ value: exactly(full, currency) }] : sumOf(bands);
  const whole: Step = { terms, result: exactly(full, currency) };
  const capped = cappedAt && { then: { kind: "capped" as const, to: moneyText(roundHalfAway(cappedAt), currency) } };
  if (isWhole(part)) {
    const end = capped ?? rounded(full, minor, currency);
    return pay.kind === "flat" && end.then === undefined ? [] : [...bands, { ...whole, ...end }];
  }
  const exact = cappedAt ?? full;
  return [
    ...bands,
    ...(pay.kind === "flat" && !capped ? [] : [{ ...whole, ...capped }]),
    ...creditSteps(exact, part, ends, currency),
  ];
};

const bandStep = ({ amount, rate }: BandedPart, currency: Currency): Step =>
  ({ terms: [{ value: exactly(amount, currency) }, timesRate(rate)], result: exactly(times(amount, rate), currency) });

const sumOf = (steps: readonly Step[]): readonly Term[] => steps.map(({ result: value }, place) => (place === 0 ? { value } : { operator: "+", value }));

/** What a partner is paid, as explanations carry it. */
export const payText = (pay: Pay, currency: Currency): PayText => {
  if (pay.kind === "banded") return { kind: "banded", rates: pay.parts.map(({ rate }) => formatDecimal(rate)) };
  return pay.kind === "rate" ? { kind: "rate", rate: formatDecimal(pay.rate) } : { kind: "flat", amount: moneyText(roundHalfAway(pay.minor), currency) };
};

/** The one rate of the whole base, where there is one. */
export const rateOf = (pay: Pay): Fraction | null => (pay.kind === "rate" ? pay.rate : null);
