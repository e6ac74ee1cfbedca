/** A calendar date in the program's time zone, `YYYY-MM-DD`. ISO form, so string order is date order. */
export type Day = string;

/** A calendar month, `YYYY-MM`. */
export type Month = string;

const MS_PER_DAY = 86_400_000;
const two = (n: number): string => String(n).padStart(2, "0");
const toMs = (day: Day): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
const fromMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** Number of days in a month; `month` counts from 1. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** True for a real day from 1900 to 2199 written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
};

/** The calendar year of a day. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4));
/** The calendar month of a day. */
export const monthOf = (day: Day): Month => day.slice(0, 7);
/** First day of the month the day lies in. */
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** Last day of the month the day lies in. */
export const lastOfMonth = (day: Day): Day =>
  `${day.slice(0, 7)}-${two(daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7))))}`;

/** Last day of the calendar quarter the day lies in. */
export const lastOfQuarter = (day: Day): Day => {
  const month = Math.ceil(Number(day.slice(5, 7)) / 3) * 3;
  return lastOfMonth(`${day.slice(0, 4)}-${two(month)}-01`);
};

/** The day a number of days later; earlier for a negative number. */
export const addDays = (day: Day, days: number): Day => fromMs(toMs(day) + days * MS_PER_DAY);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((toMs(to) - toMs(from)) / MS_PER_DAY);

/** Keeps the day of month, or takes the last day of a shorter month: 2024-02-29 + 12 months is 2025-02-28 (program rules §1). */
export const addMonths = (day: Day, months: number): Day => {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(Math.min(Number(day.slice(8, 10)), daysInMonth(year, month)))}`;
};

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => new Date(toMs(day)).getUTCDay();

/** The later of two days. */
export const laterOf = (a: Day, b: Day): Day => (a >= b ? a : b);
/** The earlier of two days. */
export const earlierOf = (a: Day, b: Day): Day => (a <= b ? a : b);
