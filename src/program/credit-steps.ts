import type { Part } from "./credit.ts";
import { exactly, moneyText, rounded, timesRate, type Step } from "./explanation.ts";
import { compare, fraction, plus, times, type Currency, type Fraction } from "./money.ts";

/** What a fee is rounded to at the beginning and at the end of a part of it. */
export interface Ends {
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * How a lead's part of a fee comes about. Where the cents do not part evenly it is what the fee is rounded to at the end of the part, less what
 * it is at the beginning (decision 0012); anything shorter would look like a wrong rounding.
 */
export const creditSteps = (fee: Fraction, { after, share }: Part, { from, to }: Ends, currency: Currency): readonly Step[] => {
  const minor = to - from;
  const upTo = (end: Fraction, result: bigint): Step => {
    const exact = times(fee, end);
    return { terms: [{ value: exactly(fee, currency) }, timesRate(end)], result: exactly(exact, currency), ...rounded(exact, result, currency) };
  };
  const isEven = compare(times(fee, share), fraction(minor)) === 0;
  if (after.num === 0n || isEven) return [upTo(share, minor)];
  const money = (value: bigint) => ({ kind: "money", money: moneyText(value, currency) }) as const;
  return [upTo(plus(after, share), to), upTo(after, from), { terms: [{ value: money(to) }, { operator: "−", value: money(from) }], result: money(minor) }];
};
