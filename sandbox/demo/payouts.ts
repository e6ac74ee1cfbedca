import type { DemoCalendar } from "./calendar.ts";
import { BRIGHTPATH, SUMMIT } from "./companies.ts";

/** Payouts that finance has already remitted: every quarter's due date up to about four months ago. */
export function demoPayouts(calendar: DemoCalendar): readonly { readonly on: string; readonly partner: string; readonly dueOn: string }[] {
  const horizon = calendar.day(4, 1);
  const year = Number(calendar.today.slice(0, 4));
  // The last day of a quarter + 30 days: 30 January (of the year after), 30 April, 30 July, 30 October.
  const dueDates = [year - 1, year].flatMap((y) => [`${y}-01-30`, `${y}-04-30`, `${y}-07-30`, `${y}-10-30`]);
  return dueDates
    .filter((dueOn) => dueOn < horizon)
    .flatMap((dueOn) => [SUMMIT, BRIGHTPATH].map((partner) => ({ on: dueOn, partner, dueOn })));
}
