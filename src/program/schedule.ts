import type { DueRule } from "@partner-ledger/contracts/explanation/payment-inputs";
import { addDays, addMonths, daysInMonth, firstOfMonth, lastOfMonth, lastOfQuarter, type Day } from "./calendar.ts";
import { isUsHoliday, isWeekend } from "./holiday.ts";
import type { PayoutSchedule } from "./program.ts";

/** When a fee that is payable on a day is due. */
export const dueDate = (schedule: PayoutSchedule, payableOn: Day): Day => {
  switch (schedule.kind) {
    case "quarter_end":
      return addDays(lastOfQuarter(payableOn), schedule.plusDays);
    case "month_end":
      return addDays(lastOfMonth(payableOn), schedule.plusDays);
    case "day_of_next_month":
      return businessDay(schedule, dayOfNextMonth(schedule.day, payableOn));
  }
};

/** How a due date comes about, as explanations carry it. */
export const dueRule = (schedule: PayoutSchedule, payableOn: Day): DueRule => {
  switch (schedule.kind) {
    case "quarter_end":
      return { kind: "quarter_end", periodEnd: lastOfQuarter(payableOn), plusDays: schedule.plusDays };
    case "month_end":
      return { kind: "month_end", periodEnd: lastOfMonth(payableOn), plusDays: schedule.plusDays };
    case "day_of_next_month":
      return { kind: "day_of_next_month", nominal: dayOfNextMonth(schedule.day, payableOn) };
  }
};

/** A month without the day gives its last. */
const dayOfNextMonth = (day: number, payableOn: Day): Day => {
  const month = addMonths(firstOfMonth(payableOn), 1);
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return `${month.slice(0, 8)}${String(Math.min(day, last)).padStart(2, "0")}`;
};

/** The due dates that the schedule gives from a day on, without end: of the day's own period, of the next, and so on. */
export function* dueDatesFrom(schedule: PayoutSchedule, day: Day): Generator<Day, never> {
  const months = schedule.kind === "quarter_end" ? 3 : 1;
  for (let within = firstOfMonth(day); ; within = addMonths(within, months)) yield dueDate(schedule, within);
}

/** The first of the schedule's due dates on or after a day. */
export const firstDueDateFrom = (schedule: PayoutSchedule, day: Day): Day => {
  // Far enough back that even the latest period whose due date can fall on the day is still to come.
  const start = addMonths(addDays(day, schedule.kind === "day_of_next_month" ? 0 : -schedule.plusDays), -6);
  for (const due of dueDatesFrom(schedule, start)) if (due >= day) return due;
  throw new Error("a schedule has no last due date");
};

const businessDay = (schedule: Extract<PayoutSchedule, { kind: "day_of_next_month" }>, day: Day): Day => {
  if (schedule.businessDay === null) return day;
  const isFree = isWeekend(day) || (schedule.holidays === "US" && isUsHoliday(day));
  return isFree ? businessDay(schedule, addDays(day, 1)) : day;
};
