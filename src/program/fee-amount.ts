import type { PayText } from "@partner-ledger/contracts/explanation/fee-inputs";
import { isWhole, roundedEnds, type Part } from "./credit.ts";
import { creditSteps, type Ends } from "./credit-steps.ts";
import { exactly, moneyText, rounded, timesRate, type Step, type Term } from "./explanation.ts";
import type { Currency, Fraction } from "./money.ts";
import { compare, exponentOf, formatDecimal, fraction, parseDecimal, roundHalfAway, times } from "./money.ts";
import type { FeeRates } from "./program.ts";
import { roundFee, type Rounding } from "./rounding.ts";

/** What a tier is paid: a rate of the base, or a flat amount in exact minor units. */
export type Pay = { readonly kind: "rate"; readonly rate: Fraction } | { readonly kind: "flat"; readonly minor: Fraction };

/** What a fee pays a tier, null when it pays that tier nothing. */
export const payOf = (pays: FeeRates, tier: string, currency: Currency): Pay | null => {
  if (!Object.hasOwn(pays.byTier, tier)) return null;
  if (pays.kind === "flat") return { kind: "flat", minor: faceValue(pays.byTier[tier] ?? "", currency) };
  const rate = pays.byTier[tier];
  return rate === undefined ? null : { kind: "rate", rate };
};

/** A part of a pay. */
export const partOfPay = (pay: Pay, part: Fraction): Pay =>
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
  const full = pay.kind === "flat" ? pay.minor : times(base, pay.rate);
  const most = cap === null ? null : faceValue(cap, currency);
  const cappedAt = most !== null && compare(full, most) > 0 ? most : null;
  const round = (amount: Fraction): bigint => roundFee(amount, rounding);
  const ends = roundedEnds(cappedAt ?? full, part, round);
  return { minor: ends.to - ends.from, full, cappedAt, part, ends };
};

/** The arithmetic of a fee, from the terms of its base on: × rate = amount, rounded or capped, and the part of it that one lead is credited with. */
export const feeSteps = (base: readonly Term[], pay: Pay, { full, cappedAt, minor, part, ends }: FeeAmount, currency: Currency): readonly Step[] => {
  const terms = pay.kind === "rate" ? [...base, timesRate(pay.rate)] : [{ value: exactly(full, currency) }];
  const whole: Step = { terms, result: exactly(full, currency) };
  const capped = cappedAt && { then: { kind: "capped" as const, to: moneyText(roundHalfAway(cappedAt), currency) } };
  if (isWhole(part)) {
    const end = capped ?? rounded(full, minor, currency);
    return pay.kind === "flat" && end.then === undefined ? [] : [{ ...whole, ...end }];
  }
  const exact = cappedAt ?? full;
  return [
    ...(pay.kind === "flat" && !capped ? [] : [{ ...whole, ...capped }]),
    ...creditSteps(exact, part, ends, currency),
  ];
};

/** What a tier is paid, as explanations carry it. */
export const payText = (pay: Pay, currency: Currency): PayText =>
  pay.kind === "rate" ? { kind: "rate", rate: formatDecimal(pay.rate) } : { kind: "flat", amount: moneyText(roundHalfAway(pay.minor), currency) };
