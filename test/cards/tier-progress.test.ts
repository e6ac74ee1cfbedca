import { progressShare, progressText, stepsMet, tierSteps } from "@partner-ledger/contracts/tier-progress";
import type { RequirementProgress } from "@partner-ledger/contracts/company-card";
import { describe, expect, it } from "vitest";
import { aRequirement } from "./card-data.ts";

const certifications = aRequirement({ id: "certifications", required: "3", actual: "2" });
const arr = aRequirement({ id: "sourcedArr", unit: "money", required: "250000.00", actual: "90000.00", anyOf: 1 });
const leads = aRequirement({ id: "acceptedLeads", required: "6", actual: "7", met: true, anyOf: 1 });
const plan = aRequirement({ id: "annual_plan", unit: "attested", required: "1", actual: "0" });

describe("the way to the next tier", () => {
  it("gathers alternatives where the first of them stands, and counts them as one", () => {
    const steps = tierSteps([certifications, arr, plan, leads]);
    expect(steps).toEqual([
      { kind: "all", requirement: certifications },
      { kind: "any", group: 1, met: true, requirements: [arr, leads] },
      { kind: "all", requirement: plan },
    ]);
    expect(stepsMet(steps)).toEqual({ met: 1, of: 3 });
  });

  it("has no steps where nothing is asked", () => {
    expect(stepsMet(tierSteps([]))).toEqual({ met: 0, of: 0 });
  });

  it.each<[RequirementProgress, string, number]>([
    [certifications, "2 of 3", 2 / 3],
    [arr, "$90,000.00 of $250,000.00", 0.36],
    [leads, "7 of 6", 1],
    [plan, "Not yet", 0],
    [aRequirement({ unit: "attested", required: "1", actual: "1", met: true }), "Done", 1],
    [aRequirement({ unit: "attested", required: "4", actual: "2" }), "2 of 4", 0.5],
    [aRequirement({ required: "0", actual: "0", met: true }), "0 of 0", 1],
  ])("%o", (requirement, text, share) => {
    expect(progressText(requirement, "USD", "en-US")).toBe(text);
    expect(progressShare(requirement)).toBeCloseTo(share, 10);
  });
});
