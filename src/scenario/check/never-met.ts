import type { Metric, PointSource, Program, Requirement } from "../../program/program.ts";
import { allTerms } from "../../program/terms.ts";
import type { Place } from "../problem.ts";

/** What only sales of subscriptions count towards. */
const OF_SUBSCRIPTIONS: readonly Metric[] = ["customersSold", "customersSoldActive60", "activeMrr", "activeMrr60"];

/** Metrics that stay 0 in a program: no version of it pays for subscriptions, so nobody records any. */
export const uncounted = (program: Program): readonly Metric[] =>
  allTerms(program).some(({ tracks }) => tracks.some(({ fees }) => fees.some(({ on }) => on === "subscription_paid"))) ? [] : OF_SUBSCRIPTIONS;

/** A part of a requirement that nothing can meet, and why. */
export interface NeverMet {
  readonly place: Place;
  readonly because: string;
}

/** Why a requirement can never be met, part by part; none where it can. `zero` are the metrics that stay 0. */
export const neverMet = (requirement: Requirement, place: Place, zero: readonly Metric[]): readonly NeverMet[] => {
  if ("all" in requirement) return requirement.all.flatMap((part, i) => neverMet(part, [...place, "all", i], zero));
  if ("any" in requirement) {
    const parts = requirement.any.map((part, i) => neverMet(part, [...place, "any", i], zero));
    return parts.every((part) => part.length > 0) ? parts.flat() : [];
  }
  if (requirement.atLeast.num === 0n || "attested" in requirement) return [];
  if ("metric" in requirement) return zero.includes(requirement.metric) ? [{ place: [...place, "metric"], because: staysZero(requirement.metric) }] : [];
  return requirement.points.every((source) => givesNothing(source, zero)) ? [{ place: [...place, "points"], because: `none of these sources ever gives a point to ${requirement.id}` }] : [];
};

const staysZero = (metric: Metric): string => `${metric} stays 0, since the program pays for no subscriptions and none are recorded`;

const givesNothing = (source: PointSource, zero: readonly Metric[]): boolean => source.each.num === 0n || ("metric" in source && zero.includes(source.metric));
