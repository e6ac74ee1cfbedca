/** The demo account's story is told relative to the day it is made, so that it never looks stale. */
export interface DemoCalendar {
  readonly today: string;
  /** A day of the month that lies `months` before today's: `day(3, 10)` is the 10th three months ago. Never later than today. */
  readonly day: (monthsAgo: number, dayOfMonth: number) => string;
  readonly daysAgo: (days: number) => string;
  readonly inDays: (days: number) => string;
}

const MS_PER_DAY = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A calendar for a day written `YYYY-MM-DD`. */
export function demoCalendar(today: string): DemoCalendar {
  const now = Date.parse(`${today}T00:00:00Z`);
  const at = new Date(now);
  return {
    today,
    day: (monthsAgo, dayOfMonth) =>
      iso(Math.min(now, Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - monthsAgo, Math.min(dayOfMonth, 28)))),
    daysAgo: (days) => iso(now - days * MS_PER_DAY),
    inDays: (days) => iso(now + days * MS_PER_DAY),
  };
}
