import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { claimsOf } from "../../src/ledger/claims.ts";
import { walk } from "../../src/ledger/walk.ts";
import { addDays } from "../../src/program/calendar.ts";
import { indexFacts } from "../../src/program/history.ts";
import { judge } from "../../src/program/judge.ts";
import { story, type Event } from "./story.ts";

const FIRST = "2024-01-01";
const LAST = "2025-12-31";

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(FIRST, days));
const subscription = fc.constantFrom("S1", "S2", "S3");
const fact = (type: string, fields: Record<string, fc.Arbitrary<unknown>>) => fc.record({ on: day, ...fields }).map((event): Event => ({ type, ...event }));

/** Volumes around both marks, 5,000 for pro and 15,000 for thirty percent. */
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 3, arbitrary: fact("subscription.sold", { subscription, partner: fc.constant("P1"), customer: fc.constantFrom("a", "b"), mrr: fc.constantFrom("4000.00", "8000.00", "16000.00"), currency: fc.constant("USD"), qualified: fc.constantFrom(true, true, true, false) }) },
  { weight: 6, arbitrary: fact("subscription.paid", { subscription, payment: fc.constantFrom("m1", "m2", "m3"), amount: fc.constantFrom("100.00", "333.33") }) },
  { weight: 2, arbitrary: fact("subscription.paid", { subscription, payment: fc.constant("year"), amount: fc.constant("50.00"), instalment: fc.constantFrom({ n: 1, of: 2 }, { n: 2, of: 2 }) }) },
  { weight: 2, arbitrary: fact("subscription.cancelled", { subscription }) },
  { weight: 1, arbitrary: fact("partner.tier_set", { partner: fc.constant("P1"), tier: fc.constantFrom("certified", "pro"), by: fc.constant("mia") }) },
  { weight: 1, arbitrary: fact("partner.left", { partner: fc.constant("P1") }) },
  { weight: 1, arbitrary: fact("partner.joined", { partner: fc.constant("P1"), track: fc.constant("reseller"), company: fc.constant({ name: "Agency" }) }) },
);

const lateness = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 150 }) });
const beginning: readonly Event[] = [
  { type: "partner.joined", on: FIRST, partner: "P1", track: "reseller", company: { name: "Agency" } },
  { type: "subscription.sold", on: FIRST, subscription: "S1", partner: "P1", customer: "a", mrr: "6000.00", currency: "USD", qualified: true },
];
const randomEvents: fc.Arbitrary<readonly Event[]> = fc
  .array(fc.tuple(event, lateness), { minLength: 8, maxLength: 30 })
  .map((events) => [...beginning, ...events.map(([known, days]): Event => ({ ...known, recordedOn: addDays(String(known.on), days) }))])
  .map((events) => events.map((known, i) => ({ id: `e${String(i).padStart(4, "0")}`, ...known })));

describe("whatever happens to subscriptions", () => {
  test("looking again on every day on which anything happened posts nothing that the turning days miss", () => {
    fc.assert(fc.property(randomEvents, (events) => {
      const { program, facts } = story(events, "infusionsoft");
      const history = indexFacts(facts);
      const records = { program, history, judged: judge(program, history, LAST) };
      const plan = { scheduleOn: () => ({ kind: "month_end", plusDays: 10 } as const), isPaid: () => false };
      const happened = facts.flatMap(({ on, recordedOn }) => [on, recordedOn]);
      for (const claim of claimsOf(records, LAST)) {
        const days = [...new Set([...happened, ...claim.days])].filter((each) => each >= (claim.days[0] ?? LAST)).sort();
        expect(walk({ ...claim, days }, plan).map(({ entries }) => entries)).toEqual(walk(claim, plan).map(({ entries }) => entries));
      }
    }), { numRuns: 150 });
  });

  test("the ledger of a day is the beginning of every later one", () => {
    fc.assert(fc.property(randomEvents, day, (events, asOf) => {
      const { program, facts } = story(events, "infusionsoft");
      const bare = (ledger: ReturnType<typeof bookOf>["ledger"]): unknown => ledger.map(({ dueOn: _, ...posting }) => posting);
      expect(bare(bookOf(program, facts, asOf).ledger)).toEqual(bare(bookOf(program, facts, LAST).ledger.filter(({ on }) => on <= asOf)));
    }), { numRuns: 150 });
  });
});
