import { isWhole, roundedPart, type Part } from "./credit.ts";
import type { Currency, Fraction } from "./money.ts";
import { compare, exponentOf, formatDecimal, fraction, parseDecimal, roundHalfAway, times } from "./money.ts";
import type { FeeRates } from "./program.ts";
import { roundFee, type Rounding } from "./rounding.ts";
import { moneyText, percentText, roundingText } from "./wording.ts";

/** What a tier is paid: a rate of the base, or a flat amount in exact minor units. */
export type Pay = { readonly kind: "rate"; readonly rate: Fraction } | { readonly kind: "flat"; readonly minor: Fraction };

/** What a fee pays a tier, null when it pays that tier nothing. */
export const payOf = (pays: FeeRates, tier: string, currency: Currency): Pay | null => {
  if (!Object.hasOwn(pays.byTier, tier)) return null;
  if (pays.kind === "flat") return { kind: "flat", minor: faceValue(pays.byTier[tier] ?? "", currency) };
  const rate = pays.byTier[tier];
  return rate === undefined ? null : { kind: "rate", rate };
};

/** A program's amount read at face value in the currency at hand, in exact minor units. Throws when it is no decimal. */
export const faceValue = (amount: string, currency: Currency): Fraction => {
  const value = parseDecimal(amount);
  if (!value) throw new Error(`the program's amount "${amount}" is not a decimal`);
  return times(value, fraction(10n ** BigInt(exponentOf(currency))));
};

/** A fee, rounded once, with how it came about as the start of a sentence and as values; the words are made when asked for. */
export interface FeeAmount {
  readonly minor: bigint;
  readonly text: string;
  /** What happened on the way: a cap, rounding. */
  readonly remark: string;
  readonly inputs: Readonly<Record<string, string>>;
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
  const capped = most !== null && compare(full, most) > 0;
  const exact = capped ? most : full;
  const round = (amount: Fraction): bigint => roundFee(amount, rounding);
  const minor = isWhole(part) ? round(exact) : roundedPart(exact, part, round);
  return {
    minor,
    get text() {
      return pay.kind === "flat" ? `Flat ${moneyText(roundHalfAway(pay.minor), currency)}` : `${percentText(pay.rate)} of ${moneyText(roundHalfAway(base), currency)}`;
    },
    get remark() {
      const bounded = capped ? `, ${moneyText(roundHalfAway(full), currency)} capped at ${moneyText(round(exact), currency)}` : "";
      if (!isWhole(part)) return `${bounded}, of which ${percentText(part.share)} for lead ${part.lead}${roundingText(times(exact, part.share), minor, currency)}`;
      return capped ? bounded : roundingText(exact, minor, currency);
    },
    inputs: { ...(capped && cap !== null ? { cap } : {}), ...(isWhole(part) ? {} : { lead: part.lead, share: formatDecimal(part.share) }) },
  };
};
