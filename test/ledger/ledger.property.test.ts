import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import type { Book } from "../../src/ledger/book.ts";
import { claimsOf } from "../../src/ledger/claims.ts";
import { walk } from "../../src/ledger/walk.ts";
import { addDays, type Day } from "../../src/program/calendar.ts";
import { indexFacts } from "../../src/program/history.ts";
import { judge } from "../../src/program/judge.ts";
import { LAST, randomEvents } from "./random-story.ts";
import { story } from "./story.ts";

const key = (row: { readonly partner: string; readonly rule: string; readonly cause: unknown; readonly currency: string }): string =>
  JSON.stringify([row.partner, row.rule, row.cause, row.currency]);

const bookAt = (asOf: Day, events: readonly Record<string, unknown>[]): Book => {
  const { program, facts } = story(events);
  return bookOf(program, facts, asOf);
};

const shown = (book: Book): string => JSON.stringify(book, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));

const anyDay = fc.integer({ min: 0, max: 500 }).map((days) => addDays("2026-01-01", days));

describe("whatever happens to deals, leads and partners", () => {
  test("the postings of each cause add up to what it is owed", () => {
    fc.assert(fc.property(randomEvents, (events) => {
      const book = bookAt(LAST, events);
      const sums = new Map<string, bigint>();
      for (const posting of book.ledger) sums.set(key(posting), (sums.get(key(posting)) ?? 0n) + posting.amountMinor);
      expect(new Map(book.fees.map((fee) => [key(fee), fee.amountMinor]))).toEqual(sums);
    }), { numRuns: 150 });
  });

  test("neither the order of facts nor repeating them changes the book", () => {
    const shuffled = randomEvents.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length })));
    fc.assert(fc.property(shuffled, ([events, again]) => {
      const { program, facts } = story(events);
      const order = new Map(facts.map((fact) => [fact.id, fact]));
      const given = again.flatMap(({ id }) => order.get(String(id)) ?? []);
      expect(shown(bookOf(program, given, LAST))).toBe(shown(bookOf(program, facts, LAST)));
    }), { numRuns: 100 });
  });

  test("the ledger of a day is the beginning of every later one: nothing posted is ever taken out or put in between", () => {
    fc.assert(fc.property(randomEvents, anyDay, (events, asOf) => {
      const later = bookAt(LAST, events).ledger.filter(({ on }) => on <= asOf);
      const bare = (book: Book["ledger"]): unknown => book.map(({ dueOn: _, ...posting }) => posting);
      expect(bare(bookAt(asOf, events).ledger)).toEqual(bare(later));
    }), { numRuns: 100 });
  });

  test("looking again on every day on which anything happened posts nothing that the turning days miss", () => {
    fc.assert(fc.property(randomEvents, (events) => {
      const { program, facts } = story(events);
      const history = indexFacts(facts);
      const records = { program, history, judged: judge(program, history, LAST) };
      const plan = { scheduleOn: () => ({ kind: "quarter_end", plusDays: 30 } as const), isPaid: () => false };
      const happened = facts.flatMap((fact) => [fact.on, fact.recordedOn, ...(fact.type === "deal.updated" ? fact.closedOn ?? [] : [])]);
      for (const claim of claimsOf(records, LAST)) {
        const days = [...new Set([...happened, ...claim.days])].filter((day) => day >= (claim.days[0] ?? LAST) && day <= LAST).sort();
        const byDay = walk({ ...claim, days }, plan);
        expect(byDay.map(({ entries }) => entries)).toEqual(walk(claim, plan).map(({ entries }) => entries));
      }
    }), { numRuns: 300 });
  });

  test("each posting of a payable fee is in one payout: payouts and what they hold add up, currency by currency", () => {
    fc.assert(fc.property(randomEvents, (events) => {
      const withoutRates = events.filter(({ type }) => type !== "fx.rate");
      const book = bookAt(LAST, withoutRates);
      const due = new Map<string, bigint>();
      for (const { partner, currency, amountMinor, dueOn } of book.ledger) {
        if (dueOn !== null) due.set(`${partner} ${currency}`, (due.get(`${partner} ${currency}`) ?? 0n) + amountMinor);
      }
      const held = new Map<string, bigint>();
      for (const { partner, currency, carriedInMinor, amountMinor } of book.payouts) {
        held.set(`${partner} ${currency}`, (held.get(`${partner} ${currency}`) ?? 0n) + amountMinor - carriedInMinor);
      }
      expect(held).toEqual(due);
    }), { numRuns: 100 });
  });

  test("a payout that was paid is not altered by what is recorded after it", () => {
    fc.assert(fc.property(randomEvents, anyDay, (events, asOf) => {
      const settled = events.filter(({ type }) => type !== "fx.rate");
      const paid = (book: Book): unknown => book.payouts.filter(({ status, dueOn }) => status === "paid" && dueOn < asOf);
      const before = bookAt(asOf, settled);
      const later = bookAt(LAST, settled);
      const seen = new Set(before.payouts.filter(({ status }) => status === "paid").map(({ partner, dueOn, currency }) => `${partner} ${dueOn} ${currency}`));
      const same = { ...later, payouts: later.payouts.filter(({ partner, dueOn, currency }) => seen.has(`${partner} ${dueOn} ${currency}`)) };
      expect(paid(same)).toEqual(paid(before));
    }), { numRuns: 100 });
  });
});
