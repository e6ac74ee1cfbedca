import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays, addMonths, daysBetween, earlierOf, firstOfMonth, isDay, lastOfMonth, lastOfQuarter, laterOf, monthOf, weekdayOf, yearOf,
} from "../../src/program/calendar.ts";

const anyDay = fc.integer({ min: 0, max: 100_000 }).map((days) => addDays("1910-01-01", days));

describe("a day", () => {
  test.each(["1900-01-01", "2199-12-31", "2024-02-29", "2000-02-29"])("%s exists", (day) => {
    expect(isDay(day)).toBe(true);
  });

  test.each([
    "1899-12-31", "2200-01-01", "2023-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2026-01-00", "2026-1-1", "20260101",
    "2026-01-01T00:00:00Z", " 2026-01-01", "2026-01-01\n", "",
  ])("%j does not", (day) => {
    expect(isDay(day)).toBe(false);
  });
});

describe("months", () => {
  test.each([
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2026-01-31", 1, "2026-02-28"],
    ["2026-08-31", 6, "2027-02-28"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-03-31", 0, "2026-03-31"],
  ])("%s and %i months are %s", (day, months, result) => {
    expect(addMonths(day, months)).toBe(result);
  });

  test("keep the day of the month or take the last", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 600 }), (day, months) => {
        const moved = addMonths(day, months);
        expect(isDay(moved) || yearOf(moved) > 2199 || yearOf(moved) < 1900).toBe(true);
        expect(moved.slice(8) === day.slice(8) || (moved === lastOfMonth(moved) && moved.slice(8) < day.slice(8))).toBe(true);
      }),
    );
  });

  test("never reorder two days", () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 120 }), (a, b, months) => {
        expect(addMonths(earlierOf(a, b), months) <= addMonths(laterOf(a, b), months)).toBe(true);
      }),
    );
  });
});

describe("days", () => {
  test("adding and counting agree", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30_000, max: 30_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(addDays(addDays(day, days), -days)).toBe(day);
      }),
    );
  });

  test.each([["2024-02-29", "2025-02-28", 365], ["2023-03-01", "2024-03-01", 366], ["2026-03-29", "2026-03-30", 1], ["2026-01-02", "2026-01-01", -1]])(
    "from %s to %s are %i",
    (from, to, days) => {
      expect(daysBetween(from, to)).toBe(days);
    },
  );

  test.each([["2022-02-20", 0], ["2024-04-20", 6], ["2026-11-23", 1]])("%s is weekday %i", (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });
});

test.each([["2026-01-01", "2026-03-31"], ["2026-05-15", "2026-06-30"], ["2026-09-30", "2026-09-30"], ["2026-12-31", "2026-12-31"]])(
  "the quarter of %s ends on %s",
  (day, end) => {
    expect(lastOfQuarter(day)).toBe(end);
  },
);

test("the parts of a day", () => {
  expect([monthOf("2024-02-10"), firstOfMonth("2024-02-10"), lastOfMonth("2024-02-10"), yearOf("2024-02-10")]).toEqual(["2024-02", "2024-02-01", "2024-02-29", 2024]);
});
