import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { HOLD_REASONS, INELIGIBLE_REASONS } from "../../src/ledger/book.ts";
import { countsFrom } from "../../src/program/facts.ts";
import { eventTypes } from "../../src/scenario/event.ts";
import { parseScenario } from "../../src/scenario/scenario.ts";
import { randomHistory } from "./random-history.ts";
import { verdictsOf } from "./verdicts.ts";
import { anyDay, LAST } from "./words.ts";

// Always the same ones: what they reach is a fact about the generator, not about luck.
const SEED = 20260901;
const sampled = (numRuns: number, round = 0) => fc.sample(fc.tuple(randomHistory, anyDay), { numRuns, seed: SEED + round });
const histories = sampled(400).map(([history]) => history);
const MOST_ROUNDS = 10;

const each = (kind: string, ...words: readonly string[]): readonly string[] => words.map((word) => `${kind} ${word}`);
const conflicts = ["existing_customer", "actively_worked", "already_registered", "duplicate"];

const WANTED = [
  ...each("lead", "submitted", "accepted", "rejected", "withdrawn", "won", "lost", "expired"),
  ...conflicts.flatMap((ground) => each(`conflict ${ground}`, "firm", "possible")),
  ...each("match", "company", "domain", "name", "hierarchy", "similar_name"),
  ...["annual", "mid_year", "monthly"].flatMap((kind) => each(`review ${kind}`, "promote", "keep", ...(kind === "mid_year" ? [] : ["demote"]))),
  ...each("fee", "referral", "upgrade", "expansion", "managed", "recurring", "clawback", "share", "growth", "loyalty", "care", "commission", "lump", "market_funds"),
  "flat fee", "capped fee", "why R-24", "banded fee", ...each("bands over", "deal marginal", "deal retroactive", "year marginal", "year retroactive"), "agreed pay",
  ...each("base", "amount_paid", "net_paid", "monthly_price"), "deductions", "first payment", "coupon", "elected option", "contract year 1", "locked fee", "unlocked fee",
  ...each("status", "earned", "payable", "due", "paid", "reversed"),
  ...each("estimate", "referral", "upgrade", "expansion", "share", "growth"),
  ...each("ineligible", ...INELIGIBLE_REASONS),
  ...each("posting", "earned", "clawback", "corrected", "reversed"),
  ...each("payout", "carried", "paid", "below_minimum", "held", "due", "scheduled"),
  ...each("held for", ...HOLD_REASONS),
  "negative payout carried", "debt carried in",
  ...each("refused", "lead_has_conflict", "lead_not_open", "already_managed", "unknown_partner", "unknown_lead", "unknown_deal", "unknown_subscription"),
];

describe("the random histories on which properties are tested", () => {
  test("are valid scenarios", () => {
    expect(histories.slice(0, 150).flatMap(({ scenario }) => {
      const reading = parseScenario(scenario);
      return reading.ok ? [] : reading.problems;
    })).toEqual([]);
  });

  test("hold events of every type, known in time, late and in advance", () => {
    const facts = histories.flatMap((history) => history.facts);
    expect(new Set(facts.map(({ type }) => type))).toEqual(new Set(eventTypes));
    for (const type of eventTypes) {
      const known = new Set(facts.filter((fact) => fact.type === type).map((fact) => (fact.recordedOn > fact.on ? "late" : countsFrom(fact) > fact.recordedOn ? "in advance" : "in time")));
      expect([type, known]).toEqual([type, new Set(["in time", "late", "in advance"])]);
    }
  });

  test("reach every verdict that the engine can give, within a thousand of them", () => {
    const missing = new Set(WANTED);
    for (let round = 0; missing.size > 0 && round < MOST_ROUNDS; round += 1) {
      for (const [{ program, facts }, asOf] of sampled(100, round)) {
        for (const day of [asOf, LAST]) for (const verdict of verdictsOf(bookOf(program, facts, day))) missing.delete(verdict);
      }
    }
    expect([...missing]).toEqual([]);
  });
});
