import type { DealLine } from "./facts.ts";
import { fraction, sum, type Fraction } from "./money.ts";

const MONTHS = 12;
const ZERO = fraction(0n);

/** What a line is worth in its first year, in exact minor units: a longer term is scaled to twelve months, services count 0. */
export const firstYearOf = ({ kind, amount, termMonths }: DealLine): Fraction => {
  if (kind === "services") return ZERO;
  return termMonths <= MONTHS ? fraction(amount.minor) : fraction(amount.minor * BigInt(MONTHS), BigInt(termMonths));
};

/** What a line is worth a year while its term runs: amount × 12 / term, shorter terms too. */
export const annualOf = ({ kind, amount, termMonths }: DealLine): Fraction =>
  kind === "services" ? ZERO : fraction(amount.minor * BigInt(MONTHS), BigInt(termMonths));

/** The lines a fee looks at: all, or those of its products. */
export const linesOf = (lines: readonly DealLine[], products: readonly string[] | null): readonly DealLine[] =>
  products === null ? lines : lines.filter(({ product }) => product !== undefined && products.includes(product));

/** First-year value of some lines together, in exact minor units. */
export const firstYearValue = (lines: readonly DealLine[]): Fraction => sum(lines.map(firstYearOf));
