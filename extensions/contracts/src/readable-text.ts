import { formatDay, formatMoney } from "./money.ts";

/** A day, or an amount with its currency, as the backend's own sentences write them. */
const VALUES = /(?<![\w.-])(?:(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))|(-?\d{1,3}(?:,\d{3})*(?:\.\d+)?) ([A-Z]{3}))(?![\w-])/g;

/** A sentence of the backend with its days and amounts written as the reader writes them: "on 2026-03-01" is "on Mar 1, 2026". */
export const readableText = (text: string, locale: string): string =>
  text.replace(VALUES, (...match: unknown[]) => {
    const [whole, day, amount, currency] = match.map((part) => (typeof part === "string" ? part : undefined));
    if (day) return formatDay(day, locale);
    return amount && currency ? formatMoney({ amount: amount.replaceAll(",", ""), currency }, locale) : (whole ?? "");
  });
