import type { FeeTerms, Track } from "../../program/program.ts";
import type { Place } from "../problem.ts";
import { finding, type Finding } from "./finding.ts";

/** Bands in which a tier earns nothing though it earns in lower ones; where it earns in none, the fee as a whole is reported. */
export const bandFindings = ({ tiers }: Track, { id, pays }: FeeTerms, place: Place): readonly Finding[] => {
  if (pays.kind !== "bands") return [];
  return tiers.flatMap((tier) => pays.steps.flatMap(({ from, byTier }, i) => {
    if (byTier[tier.id] || !pays.steps.slice(0, i).some((lower) => lower.byTier[tier.id])) return [];
    return [finding("warning", "band-without-rate", [...place, "bands", "steps", i, "rates"], `${tier.name} earns nothing from ${id} on what lies above ${from}, though it does below: that band has no rate for it.`)];
  }));
};
