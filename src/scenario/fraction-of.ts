import { type Fraction, parseDecimal, parseRate } from "../program/money.ts";

/** A decimal string that has been checked, as a fraction; one that has not throws. */
export const fractionOf = (text: string): Fraction => checked(parseDecimal(text), text);

/** A rate that has been checked, as a fraction; one that has not throws. */
export const rateOf = (text: string): Fraction => checked(parseRate(text), text);

const checked = (value: Fraction | null, text: string): Fraction => {
  if (!value) throw new Error(`${text} is no number: it should have been reported as a problem`);
  return value;
};
