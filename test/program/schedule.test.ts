import { describe, expect, test } from "vitest";
import { isUsHoliday } from "../../src/program/holiday.ts";
import type { PayoutSchedule } from "../../src/program/program.ts";
import { dueDate, dueDatesFrom, firstDueDateFrom } from "../../src/program/schedule.ts";

const quarterly: PayoutSchedule = { kind: "quarter_end", plusDays: 30 };
const twentieth: PayoutSchedule = { kind: "day_of_next_month", day: 20, businessDay: "next", holidays: "US" };

describe("due dates", () => {
  test.each([
    ["thirty days after the quarter (R-19)", quarterly, "2026-01-01", "2026-04-30"],
    ["the quarter's last day belongs to it", quarterly, "2026-03-31", "2026-04-30"],
    ["the last quarter is due in the new year", quarterly, "2026-10-01", "2027-01-30"],
    ["days after the month", { kind: "month_end", plusDays: 45 }, "2026-02-10", "2026-04-14"],
    ["the 20th of the next month (R-25)", twentieth, "2026-04-02", "2026-05-20"],
    ["a Sunday before a holiday moves past both", twentieth, "2022-01-31", "2022-02-22"],
    ["Juneteenth, observed on Monday the 20th", twentieth, "2022-05-15", "2022-06-21"],
    ["December is followed by January", twentieth, "2026-12-31", "2027-01-20"],
    ["a shorter month gives its last day", { kind: "day_of_next_month", day: 31, businessDay: null, holidays: null }, "2026-01-05", "2026-02-28"],
    ["without a business-day rule a Sunday stands", { kind: "day_of_next_month", day: 20, businessDay: null, holidays: null }, "2022-01-31", "2022-02-20"],
    ["without holidays only weekends move it", { kind: "day_of_next_month", day: 20, businessDay: "next", holidays: null }, "2022-01-31", "2022-02-21"],
  ] as const)("%s", (_, schedule, payableOn, due) => {
    expect(dueDate(schedule, payableOn)).toBe(due);
  });

  test("follow each other period by period", () => {
    const dates = dueDatesFrom(quarterly, "2026-05-17");
    expect([dates.next().value, dates.next().value, dates.next().value]).toEqual(["2026-07-30", "2026-10-30", "2027-01-30"]);
  });

  test("the first on or after a day may belong to a period long over", () => {
    expect(firstDueDateFrom(quarterly, "2026-04-30")).toBe("2026-04-30");
    expect(firstDueDateFrom(quarterly, "2026-05-01")).toBe("2026-07-30");
    expect(firstDueDateFrom({ kind: "month_end", plusDays: 400 }, "2026-06-01")).toBe("2026-06-04");
  });
});

describe("US federal holidays as observed (R-25)", () => {
  test.each([
    ["2021-12-31", "New Year's Day 2022 is a Saturday"], ["2023-01-02", "New Year's Day 2023 is a Sunday"], ["2026-01-19", "Martin Luther King's birthday"],
    ["2026-02-16", "Washington's birthday"], ["2026-05-25", "Memorial Day"], ["2027-05-31", "Memorial Day in a May of five Mondays"],
    ["2021-06-18", "Juneteenth 2021 is a Saturday"], ["2026-07-03", "Independence Day 2026 is a Saturday"], ["2026-09-07", "Labor Day"],
    ["2026-10-12", "Columbus Day"], ["2023-11-10", "Veterans Day 2023 is a Saturday"], ["2026-11-26", "Thanksgiving"], ["2022-12-26", "Christmas 2022 is a Sunday"],
  ])("%s is one: %s", (day) => {
    expect(isUsHoliday(day)).toBe(true);
  });

  test.each([
    ["2020-06-19", "Juneteenth became one in 2021"], ["2021-01-20", "Inauguration Day is not one here"], ["2022-01-01", "it is observed the day before"],
    ["2026-07-04", "it is observed the day before"], ["2026-11-27", "the day after Thanksgiving"], ["2026-12-24", "Christmas Eve"],
  ])("%s is none: %s", (day) => {
    expect(isUsHoliday(day)).toBe(false);
  });
});
