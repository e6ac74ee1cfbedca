import { proratedShare, type Proration } from "./deal-terms.ts";
import { exactly, explain, moneyText, type Explanation, type Step, type Term } from "./explanation.ts";
import type { DealLine } from "./facts.ts";
import { roundHalfAway, times, type Currency, type Fraction } from "./money.ts";

/** A sum with more terms than this is read by nobody. */
const LINES_SHOWN = 6;

/** How a deal's first-year value comes about, line by line, and what share of it an expansion's remaining term leaves. */
export const valueExplanation = (
  lines: readonly DealLine[], products: readonly string[] | null, value: Fraction, proration: Proration | null, currency: Currency,
): Explanation => {
  const counted = lines.filter(({ kind }) => kind === "subscription");
  const left = proration && { remainingDays: proration.remainingDays, termDays: proration.termDays, termEnds: proration.termEnds };
  const inputs = { value: moneyText(roundHalfAway(value), currency), services: lines.length - counted.length, products, left };
  const terms = sumOf(counted);
  const sum: readonly Step[] = proration && terms.length === 1 ? [] : [{ terms, result: exactly(value, currency) }];
  return explain("first_year_value", "R-10", inputs, proration ? [...sum, shareOf(value, proration, currency)] : sum);
};

const shareOf = (value: Fraction, proration: Proration, currency: Currency): Step => ({
  terms: [{ value: exactly(value, currency) }, { operator: "×", value: { kind: "share", of: proration.remainingDays, in: proration.termDays, unit: "days" } }],
  result: exactly(times(value, proratedShare(proration)), currency),
});

const sumOf = (lines: readonly DealLine[]): readonly Term[] => {
  const shown = lines.slice(0, LINES_SHOWN).flatMap((line, place) => (place === 0 ? termsOf(line) : termsOf(line, { operator: "+" })));
  const more = lines.length - LINES_SHOWN;
  return more > 0 ? [...shown, { operator: "+", value: { kind: "more", terms: more } }] : shown;
};

/** A line's amount and, where it does not count as it is, the twelve months of its term that do. */
const termsOf = ({ amount, listed, termMonths }: DealLine, joined: Pick<Term, "operator"> = {}): readonly Term[] => {
  const isChanged = listed !== undefined && listed.minor !== amount.minor;
  const first: Term = {
    ...joined,
    value: { kind: "money", money: moneyText(amount.minor, amount.currency) },
    ...(isChanged ? { listed: moneyText(listed.minor, listed.currency) } : {}),
  };
  return termMonths <= 12 ? [first] : [first, { operator: "×", value: { kind: "share", of: 12, in: termMonths, unit: "months" } }];
};
