import type { Explanation } from "./explanation.ts";
import { formatDay, formatMoney } from "./money.ts";

/** A day, an amount with its currency, or another number with decimals, as the engine's sentences write them. */
const VALUES = /(?<![\w.-])(?:(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))|(-?\d{1,3}(?:,\d{3})*(?:\.\d+)?) ([A-Z]{3})|(-?\d{1,3}(?:,\d{3})*\.\d+))(?![\w-])/g;

/** A sentence of the engine or the backend with its days and numbers written as the reader writes them: "on 2026-03-01" is "on Mar 1, 2026". */
export const readableText = (text: string, locale: string): string =>
  text.replace(VALUES, (...match: unknown[]) => {
    const [whole, day, amount, currency, number] = match.map((part) => (typeof part === "string" ? part : undefined));
    if (day) return formatDay(day, locale);
    if (amount && currency) return formatMoney({ amount: plain(amount), currency }, locale);
    return number ? formatNumber(plain(number), locale) : (whole ?? "");
  });

/**
 * A step of an answer with its rule: the engine's "15% of 50,000.00 USD, Expert since 2026-03-01" is "15% of $50,000.00,
 * Expert since Mar 1, 2026 (R-12)" for `en-US`.
 */
export const explanationText = ({ rule, text }: Explanation, locale: string): string => `${readableText(text, locale).replace(/\.$/, "")} (${rule})`;

const plain = (grouped: string): string => grouped.replaceAll(",", "");

/** All decimals are kept: they may be what a rounding was made from. */
const formatNumber = (decimal: string, locale: string): string => {
  const digits = decimal.split(".")[1]?.length ?? 0;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(decimal as Intl.StringNumericLiteral);
};
