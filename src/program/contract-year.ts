import { addMonths, yearOf, type Day } from "./calendar.ts";
import type { Fraction } from "./money.ts";

const YEAR_MONTHS = 12;

/** A year of a contract, counted from 1, and the part of the pay that it earns. */
export interface ContractYear {
  readonly year: number;
  readonly share: Fraction;
}

/** The year of a contract that a day on or after its sale lies in, by terms that name at least one; the last goes on. Null where the terms name none. */
export const contractYearOn = (shares: readonly Fraction[] | null, soldOn: Day, day: Day): ContractYear | null => {
  if (shares === null) return null;
  const year = yearsSince(soldOn, day) + 1;
  const share = shares[year - 1] ?? shares.at(-1);
  return share ? { year, share } : null;
};

/** Whole years: the second begins on the day twelve months after the sale. */
const yearsSince = (soldOn: Day, day: Day): number => {
  const years = yearOf(day) - yearOf(soldOn);
  return addMonths(soldOn, years * YEAR_MONTHS) <= day ? years : years - 1;
};
