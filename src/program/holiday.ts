import { addDays, weekdayOf, yearOf, type Day } from "./calendar.ts";

const [SUNDAY, MONDAY, THURSDAY, SATURDAY] = [0, 1, 4, 6];
const JUNETEENTH_FROM = 2021;

/**
 * True for a US federal holiday as observed: one on a Saturday the Friday before, one on a Sunday the Monday after.
 * By the law as it stands, for all years; Juneteenth from 2021, Inauguration Day never.
 */
export const isUsHoliday = (day: Day): boolean =>
  // New Year's Day of the next year may be observed on 31 December of this one.
  [yearOf(day), yearOf(day) + 1].some((year) => holidaysOf(year).some((holiday) => observed(holiday) === day));

/** True for a Saturday or Sunday. */
export const isWeekend = (day: Day): boolean => weekdayOf(day) === SUNDAY || weekdayOf(day) === SATURDAY;

const holidaysOf = (year: number): readonly Day[] => [
  `${year}-01-01`,
  nth(3, MONDAY, year, "01"),
  nth(3, MONDAY, year, "02"),
  lastMonday(year, "05"),
  ...(year >= JUNETEENTH_FROM ? [`${year}-06-19`] : []),
  `${year}-07-04`,
  nth(1, MONDAY, year, "09"),
  nth(2, MONDAY, year, "10"),
  `${year}-11-11`,
  nth(4, THURSDAY, year, "11"),
  `${year}-12-25`,
];

const observed = (holiday: Day): Day => {
  const weekday = weekdayOf(holiday);
  return weekday === SATURDAY ? addDays(holiday, -1) : weekday === SUNDAY ? addDays(holiday, 1) : holiday;
};

const nth = (n: number, weekday: number, year: number, month: string): Day => {
  const first = `${year}-${month}-01`;
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1));
};

const lastMonday = (year: number, month: string): Day => {
  const fifth = nth(5, MONDAY, year, month);
  return fifth.slice(5, 7) === month ? fifth : nth(4, MONDAY, year, month);
};
