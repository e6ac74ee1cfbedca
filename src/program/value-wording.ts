import type { DealLine } from "./facts.ts";
import { firstYearOf } from "./first-year-value.ts";
import { proratedShare, type Proration } from "./deal-terms.ts";
import { formatMinor, roundHalfAway, times, type Currency, type Fraction } from "./money.ts";
import { count, moneyText, type Why } from "./wording.ts";

/** A sentence with more terms than this is read by nobody. */
const LINES_SHOWN = 6;

/** How a deal's first-year value comes about, line by line, and what share of it an expansion's remaining term leaves. */
export const valueWhy = (lines: readonly DealLine[], value: Fraction, currency: Currency, proration: Proration | null): Why => {
  const total = moneyText(roundHalfAway(value), currency);
  const terms = lines.filter(({ kind }) => kind === "subscription").map((line) => termText(line, currency));
  const services = lines.filter(({ kind }) => kind === "services").length;
  const shown = terms.slice(0, LINES_SHOWN).join(" + ");
  const more = terms.length > LINES_SHOWN ? ` + ${count(terms.length - LINES_SHOWN, "more line")}` : "";
  const arithmetic = terms.length === 1 && shown === total ? "" : ` = ${shown}${more}`;
  const ignored = services > 0 ? `; ${count(services, "services line")} not counted` : "";
  const base = proration ? times(value, proratedShare(proration)) : value;
  const left = proration ? ` × ${proration.remainingDays} of ${proration.termDays} days until ${proration.termEnds}` : "";
  const share = proration ? `${left} = ${moneyText(roundHalfAway(base), currency)}` : "";
  return {
    rule: "R-10",
    text: `First-year value ${total}${arithmetic}${ignored}${share}`,
    inputs: {
      value: formatMinor(roundHalfAway(value), currency),
      base: formatMinor(roundHalfAway(base), currency),
      currency,
      ...(proration ? { remainingDays: String(proration.remainingDays), termDays: String(proration.termDays), termEnds: proration.termEnds } : {}),
    },
  };
};

const termText = (line: DealLine, currency: Currency): string => {
  const amount = `${moneyText(line.amount.minor, currency)}${discountText(line, currency)}`;
  return firstYearOf(line).den === 1n ? amount : `${amount} × 12/${line.termMonths} months`;
};

/** Where the line's amount comes from when the deal's own amount had the last word on it. */
const discountText = ({ amount, listed }: DealLine, currency: Currency): string => {
  if (listed === undefined || listed.minor === amount.minor) return "";
  return ` (${moneyText(listed.minor, currency)} ${listed.minor > amount.minor ? "less its share of the deal's discount" : "plus its share of the deal's surcharge"})`;
};
