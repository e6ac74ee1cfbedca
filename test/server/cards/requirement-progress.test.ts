import { expect, test } from "vitest";
import type { RequirementRow } from "../../../src/ledger/book.ts";
import { fraction } from "../../../src/program/money.ts";
import type { Requirement, Track } from "../../../src/program/program.ts";
import { requirementProgress } from "../../../src/server/cards/requirement-progress.ts";

const trackAsking = (requirement: Requirement): Track => ({
  id: "referral", name: "Referral", tiers: [{ id: "partner", name: "Partner" }, { id: "expert", name: "Expert" }],
  reviews: { annual: null, midYear: null, monthly: false, approval: true, keepThrough: null },
  requirements: { expert: requirement }, fees: [], funds: null, payout: null, benefits: [],
});
const row = (id: string, required: string, actual: string, met = false): RequirementRow => ({ tier: "expert", id, required, actual, met });

test("lists requirements in the program's order, whatever the engine's, and tells alternatives apart", () => {
  const track = trackAsking({
    all: [
      { metric: "certifications", atLeast: fraction(2n) },
      { attested: "case_study", atLeast: fraction(1n) },
      { any: [{ metric: "sourcedArr", atLeast: fraction(50_000n) }, { metric: "acceptedLeads", atLeast: fraction(4n) }] },
    ],
  });
  const rows = [row("acceptedLeads", "4", "5", true), row("case_study", "1", "0"), row("certifications", "2", "1"), row("sourcedArr", "50000.00", "1200.50")];
  expect(requirementProgress(track, "expert", rows)).toEqual([
    { id: "certifications", label: "Certifications", required: "2", actual: "1", unit: "count", met: false, anyOf: null },
    { id: "case_study", label: "Joint case study", required: "1", actual: "0", unit: "attested", met: false, anyOf: null },
    { id: "sourcedArr", label: "Sourced annual value", required: "50000.00", actual: "1200.50", unit: "money", met: false, anyOf: 1 },
    { id: "acceptedLeads", label: "Accepted leads", required: "4", actual: "5", unit: "count", met: true, anyOf: 1 },
  ]);
});

test("two groups of alternatives have two numbers, and one metric asked for twice keeps both thresholds", () => {
  const leads = (count: bigint): Requirement => ({ metric: "acceptedLeads", atLeast: fraction(count) });
  const track = trackAsking({ all: [{ any: [leads(2n), { attested: "site_visit", atLeast: fraction(1n) }] }, { any: [leads(6n)] }] });
  const shown = requirementProgress(track, "expert", [row("acceptedLeads", "2", "3", true), row("acceptedLeads", "6", "3"), row("site_visit", "1", "0")]);
  expect(shown.map(({ id, label, required, anyOf }) => [id, label, required, anyOf])).toEqual([
    ["acceptedLeads", "Accepted leads", "2", 1], ["site_visit", "Site visit", "1", 1], ["acceptedLeads", "Accepted leads", "6", 2],
  ]);
});

test("a tier that asks for nothing shows nothing", () => {
  expect(requirementProgress(trackAsking({ all: [] }), "partner", [row("certifications", "2", "1")])).toEqual([]);
});
