import { Temporal } from "temporal-polyfill";
import { isDay, type Day } from "../../program/calendar.ts";
import { exponentOf, parseDecimal, roundHalfAway, type Currency } from "../../program/money.ts";

/**
 * Minor units of a HubSpot number such as `"1250.5"`; null for anything else: an exponent, a separator, a minus sign.
 * HubSpot multiplies prices, quantities and discounts without rounding, so a line can be worth 33.333 USD: it counts
 * as what an invoice would say, the nearest minor unit, halves away from zero (decision 0007).
 */
export function minorOf(text: string, currency: Currency): bigint | null {
  const value = parseDecimal(text);
  return value && roundHalfAway({ num: value.num * 10n ** BigInt(exponentOf(currency)), den: value.den });
}

/** The day in `timeZone` of a `datetime` value, ISO-8601 or milliseconds; null when it is neither or outside 1900 to 2199. */
export function dayOfInstant(text: string, timeZone: string): Day | null {
  const instant = instantOf(text);
  const day = instant?.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return day !== undefined && isDay(day) ? day : null;
}

/** The day of a `date` value: `YYYY-MM-DD`, or midnight UTC as an instant. No time zone shifts it. */
export function dayOfDate(text: string): Day | null {
  return isDay(text) ? text : dayOfInstant(text, "UTC");
}

function instantOf(text: string): Temporal.Instant | null {
  try {
    // Twelve digits is 1973: fewer are a day written without dashes, or a year, and not milliseconds.
    return /^\d{12,14}$/.test(text) ? Temporal.Instant.fromEpochMilliseconds(Number(text)) : Temporal.Instant.from(text);
  } catch {
    return null;
  }
}

/**
 * Whole months of an ISO-8601 period such as `P12M` or `P1Y6M`; null when it is not made of whole months, since no rule
 * says how much of a month thirty days are. Source: HubSpot, "Line items", `hs_recurring_billing_period`.
 */
export function monthsOf(period: string): number | null {
  const match = /^P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:0D)?$/.exec(period);
  const months = match ? Number(match[1] ?? 0) * 12 + Number(match[2] ?? 0) : 0;
  return months > 0 ? months : null;
}
