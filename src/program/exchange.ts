import type { Day } from "./calendar.ts";
import { inEffect, ratePair, type History } from "./history.ts";
import { fraction, type Currency, type Fraction, exponentOf, times } from "./money.ts";

/**
 * The last rate from one currency to another dated on or before a day, as known on a day; null when there is none. Rates
 * are neither inverted nor chained. A currency is worth itself.
 */
export const exchangeRate = (history: History, from: Currency, to: Currency, on: Day, known: Day): Fraction | null =>
  from === to ? fraction(1n) : inEffect(history.rates.get(ratePair(from, to)), on, known)?.rate ?? null;

/** An amount in minor units of one currency as an exact number of minor units of another. */
export const converted = (minor: Fraction, rate: Fraction, from: Currency, to: Currency): Fraction =>
  times(times(minor, rate), fraction(10n ** BigInt(exponentOf(to)), 10n ** BigInt(exponentOf(from))));
