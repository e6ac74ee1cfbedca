import fc from "fast-check";
import { addDays, daysBetween, type Day } from "../../src/program/calendar.ts";
import { exponentOf, formatMinor } from "../../src/program/money.ts";

/** The first day on which anything happens. */
export const FIRST: Day = "2026-01-01";
/** Late enough for reviews, a second year and all payouts to have come. */
export const LAST: Day = "2027-06-30";

/** Close together, so that events meet. */
export const day = fc.integer({ min: 0, max: daysBetween(FIRST, "2026-08-31") }).map((days) => addDays(FIRST, days));
/** A day on which somebody asks. */
export const anyDay = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days));

/** The third is unknown until it joins, if it ever does. */
export const partner = fc.constantFrom("P1", "P1", "P2", "P2", "P3");
export const lead = fc.constantFrom("L1", "L2", "L3", "L4");
export const deal = fc.constantFrom("D1", "D1", "D2", "D2", "D3", "D3", "D4", "D4", "D5");
export const company = fc.constantFrom("C1", "C2", "C3");
export const subscription = fc.constantFrom("S1", "S2", "S3");
export const product = fc.constantFrom("core", "addon");

/** Mostly the program's own; some with a rate, one that nobody has a rate for. */
export const currency = fc.constantFrom("USD", "USD", "USD", "USD", "EUR", "JPY", "KWD", "GBP");

/** Minor units: what rounds to nothing, ordinary prices, and more than a float can hold. */
export const minor = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }).map(BigInt) },
  { weight: 12, arbitrary: fc.integer({ min: 1_000, max: 9_999_999 }).map(BigInt) },
  { weight: 1, arbitrary: fc.constantFrom(2n ** 53n + 1n, 10n ** 15n - 1n) },
);

/** Minor units of a currency as a file has them; one with 15 digits before the point is the greatest. */
export const written = (units: bigint, of: string): string => formatMinor(units % 10n ** BigInt(15 + exponentOf(of)), of);
/** An amount of a currency as a file has it. */
export const amountIn = (of: string) => minor.map((units) => written(units, of));
