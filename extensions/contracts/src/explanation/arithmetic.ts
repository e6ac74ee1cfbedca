import type { Step, Term, Value } from "../explanation.ts";
import type { Notation } from "./notation.ts";

/** The few words that arithmetic needs in a language. */
export interface ArithmeticWords {
  readonly share: (of: number, all: number, unit: "months" | "days") => string;
  readonly moreTerms: (terms: number) => string;
  readonly rounded: (money: string) => string;
  readonly capped: (money: string) => string;
  readonly discounted: (listed: string) => string;
  readonly surcharged: (listed: string) => string;
}

/** A line of arithmetic: "50,000.00 USD × 15% = 7,500.00 USD", "…, rounded to 10.01 USD". */
export const stepText = ({ terms, result, then }: Step, words: ArithmeticWords, notation: Notation): string => {
  const left = terms.map((term) => termText(term, words, notation)).join("");
  const right = valueText(result, words, notation);
  const after = then === undefined ? "" : `, ${words[then.kind](notation.money(then.to))}`;
  return left === right ? `${left}${after}` : `${left} = ${right}${after}`;
};

const termText = ({ operator, value, listed }: Term, words: ArithmeticWords, notation: Notation): string => {
  const text = `${operator === undefined ? "" : ` ${operator} `}${valueText(value, words, notation)}`;
  if (listed === undefined || value.kind !== "money") return text;
  const change = isMore(listed.amount, value.money.amount) ? words.discounted : words.surcharged;
  return `${text} (${change(notation.money(listed))})`;
};

const valueText = (value: Value, words: ArithmeticWords, notation: Notation): string => {
  switch (value.kind) {
    case "money":
      return notation.money(value.money);
    case "exact":
      return `${notation.decimal(value.money.amount)}${value.goesOn ? "…" : ""}`;
    case "rate":
      return notation.rate(value.rate);
    case "share":
      return words.share(value.of, value.in, value.unit);
    case "more":
      return words.moreTerms(value.terms);
  }
};

/** True when a decimal without a sign is more than another of the same currency, digits being too many for a float. */
const isMore = (a: string, b: string): boolean => (a.length === b.length ? a > b : a.length > b.length);
