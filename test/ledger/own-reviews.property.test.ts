import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { claimsOf } from "../../src/ledger/claims.ts";
import { walk } from "../../src/ledger/walk.ts";
import { addDays } from "../../src/program/calendar.ts";
import { indexFacts } from "../../src/program/history.ts";
import { judge } from "../../src/program/judge.ts";
import { LAST, randomEvents } from "./random-story.ts";
import { story } from "./story.ts";

const RATES = { partner: "10%", expert: "15%", elite: "20%" };

/** Reviews set tiers without anyone's approval, by volumes that the random deals reach; leads expire after two months. */
const program = {
  id: "own", name: "Own program", currency: "USD", leads: { protection: "P2M" },
  tracks: [{
    id: "referral", tiers: [{ id: "partner" }, { id: "expert" }, { id: "elite" }],
    reviews: { annual: "12-31", midYear: "04-15", monthly: true, approval: false },
    requirements: {
      expert: { any: [{ metric: "sourcedArr", atLeast: "20000" }, { metric: "managedCustomers", atLeast: "1" }] },
      elite: { all: [{ metric: "sourcedArr", atLeast: "60000" }] },
    },
    fees: [
      { id: "referral", on: "deal_won", dealTypes: ["new", "upgrade"], base: "first_year_value", rates: RATES },
      { id: "expansion", on: "deal_won", dealTypes: ["expansion"], base: "prorated_increase", rates: RATES },
      { id: "managed", on: "managed_month", base: "monthly_value", rates: RATES },
    ],
    payout: { schedule: { kind: "month_end", plusDays: 10 }, minimum: "0" },
  }],
};

const anyDay = fc.integer({ min: 0, max: 500 }).map((days) => addDays("2026-01-01", days));

describe("in a program whose reviews set tiers and whose leads expire", () => {
  test("looking again on every day on which anything happened posts nothing that the turning days miss", () => {
    fc.assert(fc.property(randomEvents, (events) => {
      const { program: terms, facts } = story(events, program);
      const history = indexFacts(facts);
      const records = { program: terms, history, judged: judge(terms, history, LAST) };
      const plan = { scheduleOn: () => ({ kind: "quarter_end", plusDays: 30 } as const), isPaid: () => false };
      const happened = facts.flatMap((fact) => [fact.on, fact.recordedOn, ...(fact.type === "deal.updated" ? fact.closedOn ?? [] : [])]);
      for (const claim of claimsOf(records, LAST)) {
        const days = [...new Set([...happened, ...claim.days])].filter((day) => day >= (claim.days[0] ?? LAST) && day <= LAST).sort();
        expect(walk({ ...claim, days }, plan).map(({ entries }) => entries)).toEqual(walk(claim, plan).map(({ entries }) => entries));
      }
    }), { numRuns: 150 });
  });

  test("the ledger of a day is the beginning of every later one", () => {
    fc.assert(fc.property(randomEvents, anyDay, (events, asOf) => {
      const { program: terms, facts } = story(events, program);
      const bare = (ledger: ReturnType<typeof bookOf>["ledger"]): unknown => ledger.map(({ dueOn: _, ...posting }) => posting);
      expect(bare(bookOf(terms, facts, asOf).ledger)).toEqual(bare(bookOf(terms, facts, LAST).ledger.filter(({ on }) => on <= asOf)));
    }), { numRuns: 150 });
  });
});
