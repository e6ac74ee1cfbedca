import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimsOf, claimsOfDeals } from "../../src/ledger/claims.ts";
import { bookOf } from "../../src/ledger/book-of.ts";
import { expectedPostings } from "../../src/ledger/expected-postings.ts";
import { addDays, daysBetween } from "../../src/program/calendar.ts";
import { indexFacts } from "../../src/program/history.ts";
import { judge } from "../../src/program/judge.ts";
import type { Owed } from "../../src/program/owed.ts";
import { paymentHistory } from "../histories/payment-history.ts";
import { historiesOf, type RandomHistory } from "../histories/random-history.ts";
import { changingProgram, ownProgram } from "../histories/random-program.ts";
import { LAST as LAST_OF_ALL } from "../histories/words.ts";
import { runs } from "../support/runs.ts";
import { LAST, randomEvents } from "./random-story.ts";
import { story } from "./story.ts";

const day = fc.integer({ min: 0, max: daysBetween("2025-10-01", LAST) }).map((days) => addDays("2025-10-01", days));

const amounts = (owed: readonly Owed[]) => owed.map(({ partner, rule, currency, amountMinor, payableOn }) => ({ partner, rule, currency, amountMinor, payableOn }));

describe("the days on which a deal is looked at", () => {
  test("are all on which what is owed changes: on any other it is what it was on the last of them", () => {
    fc.assert(fc.property(randomEvents, fc.array(day, { minLength: 10, maxLength: 10 }), (events, someDays) => {
      const { program, facts } = story(events);
      const history = indexFacts(facts);
      const records = { program, history, judged: judge(program, history, LAST) };
      for (const { days, owedOn } of claimsOfDeals(records, history.deals.keys(), LAST)) {
        for (const one of someDays) {
          const last = days.findLast((visited) => visited <= one);
          expect(amounts(owedOn(one))).toEqual(last === undefined ? [] : amounts(owedOn(last)));
        }
      }
    }), runs(100));
  });
});

describe("the days on which anything is looked at", () => {
  const expectNoOther = ({ program, facts }: Pick<RandomHistory, "program" | "facts">): void => {
    const history = indexFacts(facts);
    const records = { program, history, judged: judge(program, history, LAST_OF_ALL) };
    for (const { days, owedOn } of claimsOf(records, LAST_OF_ALL)) {
      // A change on a day that is not looked at would still be there on the day before the next one that is.
      days.forEach((looked, i) => { expect(amounts(owedOn(addDays(days[i + 1] ?? addDays(LAST_OF_ALL, 1), -1)))).toEqual(amounts(owedOn(looked))); });
    }
  };

  test("are all on which what is owed changes: deals, months, payments, clawbacks and costs, in any program", () => {
    fc.assert(fc.property(historiesOf(fc.oneof(ownProgram, changingProgram)), expectNoOther), runs(100));
  });

  test("are all on which what payments earn changes, whatever their fees ask", () => {
    fc.assert(fc.property(paymentHistory, expectNoOther), runs(200));
  });
});

describe("the postings expected of some deals", () => {
  test("are those of the book", () => {
    fc.assert(fc.property(randomEvents, fc.subarray(["D1", "D2", "D3"]), (events, deals) => {
      const { program, facts } = story(events);
      const judged = judge(program, indexFacts(facts), LAST);
      const ofBook = bookOf(program, facts, LAST).ledger.filter(({ cause }) => "deal" in cause && deals.includes(cause.deal));
      const expected = expectedPostings(program, facts, LAST, judged, { deals });
      const texts = (postings: readonly object[]) => postings.map((posting) => JSON.stringify({ ...posting, dueOn: null }, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))).sort();
      expect(texts(expected)).toEqual(texts(ofBook));
      expect(expected.every(({ dueOn }) => dueOn === null)).toBe(true);
    }), runs(200));
  });

  test("are none of a deal that was never won, which no day need be looked at for", () => {
    const { program, facts } = story([
      { type: "partner.joined", on: "2026-01-01", partner: "P1", track: "referral", company: { name: "Agency" } },
      { type: "lead.submitted", on: "2026-01-01", lead: "L1", partner: "P1", company: { name: "Acme" } },
      { type: "deal.updated", on: "2026-01-20", deal: "D1", company: "C1", stage: "open", dealType: "new", currency: "USD", lines: [{ kind: "subscription", amount: "12000.00" }], lead: "L1" },
    ]);
    const history = indexFacts(facts);
    const records = { program, history, judged: judge(program, history, LAST) };
    expect([...claimsOfDeals(records, ["D1"], LAST)].map(({ days }) => days)).toEqual([[]]);
  });
});
