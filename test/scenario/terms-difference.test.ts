import { describe, expect, test } from "vitest";
import type { ProgramDefinition } from "../../src/scenario/program-definition.ts";
import { termsDifference } from "../../src/scenario/terms-difference.ts";

const track = {
  id: "t", tiers: [{ id: "base" }, { id: "plus" }],
  requirements: { plus: { all: [{ metric: "acceptedLeads", atLeast: "2" }, { attested: "case_study" }] } },
  fees: [
    { id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { base: "10%", plus: "15%" } },
    { id: "commission", on: "subscription_paid", base: "amount_paid", rates: { base: "10%", plus: "15%" }, uplifts: [{ tiers: ["plus"], rate: "20%", when: { metric: "activeMrr", atLeast: "1000" } }] },
  ],
  payout: { schedule: { kind: "month_end", plusDays: 30 }, minimum: "0" },
};
const program = (more: object = {}, top: object = {}) => ({ id: "own", name: "Own", currency: "USD", tracks: [{ ...track, ...more }], ...top }) as unknown as ProgramDefinition;
const [share, commission] = track.fees;

/** Differences as `place: before → after`, nothing being left empty. */
const differences = (after: ProgramDefinition): readonly string[] =>
  termsDifference(program(), after).map(({ place, before, after: becomes }) => `${place}: ${before === undefined ? "" : JSON.stringify(before)} → ${becomes === undefined ? "" : JSON.stringify(becomes)}`);

describe("what two definitions say differently is named by its place", () => {
  test.each<[string, ProgramDefinition, readonly string[]]>([
    ["a rate", program({ fees: [{ ...share, rates: { base: "12.5%", plus: "15%" } }, commission] }), ['tracks.t.fees.share.rates.base: "10%" → "12.5%"']],
    ["a fee that goes and one that comes", program({ fees: [share, { ...commission, id: "other" }] }), [
      expect.stringMatching(/^tracks\.t\.fees\.commission: \{.+\} → $/), expect.stringMatching(/^tracks\.t\.fees\.other: {2}→ \{.+\}$/),
    ]],
    ["what a tier asks", program({ requirements: { plus: { all: [{ attested: "case_study", atLeast: "2" }, { metric: "acceptedLeads", atLeast: "3" }] } } }), [
      'tracks.t.requirements.plus.all.acceptedLeads.atLeast: "2" → "3"', 'tracks.t.requirements.plus.all.case_study.atLeast:  → "2"',
    ]],
    ["an uplift", program({ fees: [share, { ...commission, uplifts: [{ tiers: ["plus"], rate: "25%", when: { metric: "activeMrr", atLeast: "1000" } }] }] }), ['tracks.t.fees.commission.uplifts.1.rate: "20%" → "25%"']],
    ["the types of deals", program({ fees: [{ ...share, dealTypes: ["new", "upgrade"] }, commission] }), ['tracks.t.fees.share.dealTypes: ["new"] → ["new","upgrade"]']],
    ["the order of tiers", program({ tiers: [{ id: "plus" }, { id: "base" }] }), ['tracks.t.tiers.order: ["base","plus"] → ["plus","base"]']],
    ["a field that is no default", program({}, { rounding: "down" }), ['rounding:  → "down"']],
  ])("%s", (_, after, expected) => {
    expect(differences(after)).toEqual(expected);
  });
});

test("what comes to the same is no difference", () => {
  const written = program(
    { name: "t", reviews: { annual: null, monthly: false }, fees: [{ ...commission, months: null }, { ...share, rates: { plus: "0.15", base: "0.10" } }], payout: { ...track.payout, minimum: "0.00", fixedCurrency: false } },
    { timeZone: "UTC", rounding: "half_away", leads: { activeWorkDays: 90 } },
  );
  expect(differences(written)).toEqual([]);
});
