import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import type { Book } from "../../src/ledger/book.ts";
import { addDays } from "../../src/program/calendar.ts";
import type { Program } from "../../src/program/program.ts";
import { textOf } from "../promises/sums.ts";
import { randomEvents, LAST } from "./random-story.ts";
import { story } from "./story.ts";
import { runs } from "../support/runs.ts";

const TIERS = [{ id: "partner" }, { id: "expert" }, { id: "elite" }];

const fees = (rates: Readonly<Record<string, string>>) => [
  { id: "referral", on: "deal_won", dealTypes: ["new", "upgrade"], base: "first_year_value", rates },
  { id: "expansion", on: "deal_won", dealTypes: ["expansion"], base: "prorated_increase", rates },
  { id: "managed", on: "managed_month", base: "monthly_value", rates },
];

const reviewed = (monthly: boolean, approval: boolean, sourcedArr: string) => ({
  reviews: { annual: "12-31", midYear: "04-15", monthly, approval }, requirements: { expert: { metric: "sourcedArr", atLeast: sourcedArr } },
});

/** Anything that a new version may change, changed. */
const terms = fc
  .record({
    tiers: fc.constantFrom(TIERS, TIERS.slice(0, 2), [{ id: "registered" }, ...TIERS]),
    rate: fc.constantFrom("10%", "12.5%", "40%"),
    isPaying: fc.constantFrom(true, true, true, false),
    review: fc.constantFrom(reviewed(true, false, "20000"), reviewed(false, false, "5000"), reviewed(true, true, "1000")),
    schedule: fc.constantFrom({ kind: "month_end", plusDays: 10 }, { kind: "quarter_end", plusDays: 30 }, { kind: "day_of_next_month", day: 20, businessDay: "next", holidays: "US" }),
    minimum: fc.constantFrom("0", "500"),
    rounding: fc.constantFrom("half_away", "down"),
    leads: fc.constantFrom({}, { activeWorkDays: 10 }, { protection: "P1M" }, { protection: "P3M" }),
  })
  .map(({ tiers, rate, isPaying, review, schedule, minimum, rounding, leads }) => ({
    id: "own", name: "Own program", currency: "USD", rounding, leads,
    tracks: [{ id: "referral", tiers, ...review, fees: isPaying ? fees(Object.fromEntries(tiers.map(({ id }) => [id, rate]))) : [], payout: { schedule, minimum } }],
  }));

const change = fc.record({ before: terms, after: terms, from: fc.integer({ min: 1, max: 400 }).map((days) => addDays("2026-01-01", days)) });

/** The facts, under the first terms for ever, and under others from a day on. */
const told = (events: Parameters<typeof story>[0], { before, after, from }: { readonly before: unknown; readonly after: unknown; readonly from: string }) => {
  // Read under one program with all tiers, since random facts name any on any day: what the terms lack, the engine ignores.
  const { facts } = story(events);
  const read = (program: unknown): Program => story([], program).program;
  return { facts, unchanged: read(before), changed: read({ versions: [{ program: before }, { from, program: after }] }) };
};

const dated = (book: Book, from: string) => ({
  fees: book.fees.filter(({ earnedOn }) => earnedOn !== null && earnedOn < from).map(({ dueOn: _, status: __, payableOn: ___, whyDue: ____, ...fee }) => fee),
  postings: book.ledger.filter(({ on }) => on < from).map(({ dueOn: _, ...posting }) => posting),
  reviews: book.tiers.map(({ partner, track, reviews }) => ({ partner, track, reviews: reviews.filter(({ on }) => on < from) })),
});

/** What had been settled by a day: a payout due later goes by the minimum of its own day, which may be the new one. */
const settled = (book: Book, from: string) => ({
  ...book,
  fees: book.fees.map(({ status, ...fee }) => ({ ...fee, status: fee.dueOn !== null && fee.dueOn >= from ? "due later" : status })),
  payouts: book.payouts.filter(({ dueOn }) => dueOn < from),
});

describe("a change of terms from a day on", () => {
  test("changes nothing before that day", () => {
    fc.assert(fc.property(randomEvents, change, fc.integer({ min: 1, max: 200 }), (events, changing, days) => {
      const { facts, unchanged, changed } = told(events, changing);
      for (const day of [addDays(changing.from, -1), addDays(changing.from, -days)]) {
        expect(textOf(settled(bookOf(changed, facts, day), changing.from))).toBe(textOf(settled(bookOf(unchanged, facts, day), changing.from)));
      }
    }), runs(60));
  });

  test("never alters what was earned before it: fees cause by cause, postings, reviews", () => {
    fc.assert(fc.property(randomEvents, change, (events, changing) => {
      const { facts, unchanged, changed } = told(events, changing);
      expect(textOf(dated(bookOf(changed, facts, LAST), changing.from))).toBe(textOf(dated(bookOf(unchanged, facts, LAST), changing.from)));
    }), runs(60));
  });

  test("leaves due dates that were set before it as they are", () => {
    fc.assert(fc.property(randomEvents, change, (events, changing) => {
      const { facts, changed } = told(events, changing);
      const rows = (asOf: string) => bookOf(changed, facts, asOf).ledger.map(({ why: _, ...posting }) => posting);
      const set = rows(addDays(changing.from, -1)).filter(({ dueOn }) => dueOn !== null);
      expect(rows(LAST)).toEqual(expect.arrayContaining([...set]));
    }), runs(60));
  });

  test("to the same terms changes nothing at all", () => {
    fc.assert(fc.property(randomEvents, change, (events, { before, from }) => {
      const { facts, unchanged, changed } = told(events, { before, after: before, from });
      expect(textOf(bookOf(changed, facts, LAST))).toBe(textOf(bookOf(unchanged, facts, LAST)));
    }), runs(60));
  });
});
