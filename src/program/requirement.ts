import { compare, type Fraction } from "./money.ts";
import { entryTier, type Metric, type Requirement, type Tier, type Track } from "./program.ts";

/** A single requirement: a metric the engine counts, something a person attests, or points for several of them together. */
export type Leaf = Extract<Requirement, { readonly atLeast: Fraction }>;

/** How much of a single requirement there is. */
export type Measure = (leaf: Leaf) => Fraction;

/** The name under which a requirement is reported. */
export const leafId = (leaf: Leaf): string => {
  if ("points" in leaf) return leaf.id;
  return "metric" in leaf ? leaf.metric : leaf.attested;
};

/** The metrics that count money rather than heads, in the program's currency. */
export const isMoneyMetric = (id: string): boolean => MONEY_METRICS.some((metric) => metric === id);

const MONEY_METRICS: readonly Metric[] = ["sourcedArr", "activeMrr", "activeMrr60"];

/** Every single requirement, `all` and `any` flattened. */
export const leavesOf = (requirement: Requirement): readonly Leaf[] => {
  if ("all" in requirement) return requirement.all.flatMap(leavesOf);
  return "any" in requirement ? requirement.any.flatMap(leavesOf) : [requirement];
};

/** True when there is at least as much as a single requirement asks. */
export const isLeafMet = (leaf: Leaf, measure: Measure): boolean => compare(measure(leaf), leaf.atLeast) >= 0;

/** True when a requirement is met: all of `all`, one of `any`. */
export const isMet = (requirement: Requirement, measure: Measure): boolean => {
  if ("all" in requirement) return requirement.all.every((one) => isMet(one, measure));
  return "any" in requirement ? requirement.any.some((one) => isMet(one, measure)) : isLeafMet(requirement, measure);
};

/** The highest tier whose requirements are all met. The entry tier needs none; another tier that lists none is never it. */
export const eligibleTier = (track: Track, measure: Measure): Tier =>
  track.tiers.findLast(({ id }) => {
    const requirement = track.requirements[id];
    return requirement !== undefined && leavesOf(requirement).length > 0 && isMet(requirement, measure);
  }) ?? entryTier(track);

/** Rank of a tier within its track, 0 for the entry tier. Throws for a tier the track lacks. */
export const rankOf = (track: Track, tier: string): number => {
  const rank = track.tiers.findIndex(({ id }) => id === tier);
  if (rank < 0) throw new Error(`track ${track.id} has no tier ${tier}`);
  return rank;
};
