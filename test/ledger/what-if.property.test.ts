import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import type { Book } from "../../src/ledger/book.ts";
import { whatIf, type Outcome, type Supposition, type WhatIf } from "../../src/ledger/what-if.ts";
import { addDays, type Day } from "../../src/program/calendar.ts";
import { closeOf, dealOn } from "../../src/program/deal.ts";
import type { Fact } from "../../src/program/facts.ts";
import { indexFacts } from "../../src/program/history.ts";
import { judge, standing } from "../../src/program/judge.ts";
import type { Program } from "../../src/program/program.ts";
import { LAST, randomEvents } from "./random-story.ts";
import { textOf } from "../promises/sums.ts";
import { story } from "./story.ts";
import { runs } from "../support/runs.ts";

const anyDay = fc.integer({ min: 0, max: 300 }).map((days) => addDays("2026-01-01", days));
const anyDeal = fc.constantFrom("D1", "D2", "D3");

const asked = (program: Program, facts: readonly Fact[], asOf: Day, deal: string, alternatives: readonly Supposition[]): WhatIf | null => {
  const answer = whatIf(program, facts, asOf, { deal, alternatives });
  return "outcomes" in answer ? answer : null;
};

/** What a book says of a deal, in the terms of an outcome. */
const inBook = (book: Book, deal: string): unknown => {
  const isOwn = ({ cause }: { readonly cause: object }): boolean => "deal" in cause && cause.deal === deal;
  const rows = [...book.fees.filter(({ status }) => status !== "reversed"), ...book.estimates].filter(isOwn);
  return {
    fees: rows.map(({ partner, rule, baseMinor, rate, amountMinor, currency, why }) => ({ partner, rule, baseMinor, rate, amountMinor, currency, why: why().filter(({ rule: cited }) => cited !== "R-17") })),
    // Of a deal that credits several, an outcome gives a reason only where none of them earns: that of the first partner.
    reason: rows.length > 0 ? null : book.ineligible.find((row) => row.deal === deal)?.reason ?? null,
  };
};
const inOutcome = ({ fees, none }: Outcome): unknown => ({
  fees: fees.map(({ tier: _, dueOn: __, why, ...fee }) => ({ ...fee, why: why() })),
  // Open deals that would earn nothing have no row in a book, nor have lost ones and those without a lead.
  reason: none?.reason ?? null,
});

describe("whatever has happened", () => {
  test("a deal as it stands is answered as its book does", () => {
    fc.assert(fc.property(randomEvents, anyDay, anyDeal, (events, asOf, deal) => {
      const { program, facts } = story(events);
      const [stands] = asked(program, facts, asOf, deal, [])?.outcomes ?? [];
      const found = dealOn(indexFacts(facts.filter(({ on, recordedOn }) => on <= asOf && recordedOn <= asOf)), deal, asOf, asOf);
      if (!stands || !found) return;
      const isWon = found.stage === "won" && closeOf(found) <= asOf;
      const shown = inOutcome(stands.none && (!isWon || stands.none.reason === "no_lead") ? { ...stands, none: null } : stands);
      expect(shown).toEqual(inBook(bookOf(program, facts, asOf), deal));
    }), runs(120));
  });

  test("supposing nothing changes nothing for a deal that is not lost", () => {
    fc.assert(fc.property(randomEvents, anyDay, anyDeal, (events, asOf, deal) => {
      const { program, facts } = story(events);
      const [stands, same] = asked(program, facts, asOf, deal, [{}])?.outcomes ?? [];
      if (!stands || !same || stands.none?.reason === "lost") return;
      expect(inOutcome(same)).toEqual(inOutcome(stands));
    }), runs(100));
  });

  test("what closing on a past day would earn is what the ledger owes once it has closed so, at the tier and for the lines it would have had", () => {
    const tier = fc.option(fc.constantFrom("partner", "expert", "elite"), { nil: undefined });
    const cents = fc.option(fc.integer({ min: 1, max: 99_999_999 }), { nil: undefined });
    fc.assert(fc.property(randomEvents, anyDay, anyDeal, fc.integer({ min: 0, max: 90 }), tier, cents, (events, asOf, deal, back, held, paid) => {
      const { program, facts } = story(events);
      const found = dealOn(indexFacts(facts.filter(({ on, recordedOn }) => on <= asOf && recordedOn <= asOf)), deal, asOf, asOf);
      const closedOn = addDays(asOf, -back);
      const amount = paid === undefined ? {} : { amount: `${Math.floor(paid / 100)}.${String(paid % 100).padStart(2, "0")}` };
      const [, outcome] = asked(program, facts, asOf, deal, [{ closedOn, ...(held === undefined ? {} : { tier: held }), ...amount }])?.outcomes ?? [];
      if (!outcome || !found) return;
      const [only] = found.lines;
      const lines = paid === undefined || !only ? found.lines : found.lines.length === 1 ? [{ ...only, amount: { ...only.amount, minor: BigInt(paid) } }] : null;
      if (lines === null) return;
      const happened: readonly Fact[] = [
        ...facts,
        { ...found, id: "~deal", on: asOf, recordedOn: asOf, stage: "won", closedOn, lines },
        ...(held === undefined ? [] : outcome.partners.map((partner) => ({ type: "partner.tier_set" as const, id: `~tier ${partner}`, on: closedOn, recordedOn: asOf, partner, tier: held, by: "mia" }))),
      ];
      const book = bookOf(program, happened, asOf);
      const bare = (shown: unknown): unknown => JSON.parse(JSON.stringify(shown, (key, value: unknown) => (key === "why" ? undefined : typeof value === "bigint" ? `${value}` : value)));
      const shown = inOutcome(outcome.none?.reason === "no_lead" ? { ...outcome, none: null } : outcome);
      expect(bare(shown)).toEqual(bare(inBook(book, deal)));
    }), runs(120));
  });

  test("another partner earns on a new deal as if it had brought it, unless it is the buyer or not in the program", () => {
    fc.assert(fc.property(randomEvents, anyDay, anyDeal, fc.constantFrom("P1", "P2"), (events, asOf, deal, partner) => {
      const { program, facts } = story(events);
      const [, outcome] = asked(program, facts, asOf, deal, [{ partner, dealType: "new", amount: "1000.00" }])?.outcomes ?? [];
      if (!outcome) return;
      expect(outcome.partners).toEqual([partner]);
      if (outcome.none) expect(["own_purchase", "partner_left", "nothing_eligible"]).toContain(outcome.none.reason);
    }), runs(100));
  });

  test("asking changes no fact, and stored verdicts give the answer that judging gives where all stood", () => {
    fc.assert(fc.property(randomEvents, anyDay, anyDeal, (events, asOf, deal) => {
      const { program, facts } = story(events);
      const frozen = facts.map((fact) => Object.freeze({ ...fact }));
      const refused = new Set(judge(program, indexFacts(frozen), LAST).refused.map(({ decision }) => decision.id));
      const stood = frozen.filter(({ id }) => !refused.has(id));
      const alternatives = [{ closedOn: addDays(asOf, 30), tier: "elite" }];
      const judged = whatIf(program, stood, asOf, { deal, alternatives });
      const stored = whatIf(program, stood, asOf, { deal, alternatives }, standing(stood));
      expect(textOf(stored)).toBe(textOf(judged));
    }), runs(100));
  });
});
