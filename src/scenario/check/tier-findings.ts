import type { Metric, Requirement, Tier, Track } from "../../program/program.ts";
import { leavesOf } from "../../program/requirement.ts";
import type { Place } from "../problem.ts";
import { finding, listed, type Finding } from "./finding.ts";
import { implies } from "./implied.ts";
import { neverMet } from "./never-met.ts";

/** What is odd about a track's tiers and what they ask. `zero` are metrics that the program never counts. */
export const tierFindings = (track: Track, place: Place, zero: readonly Metric[]): readonly Finding[] => [
  ...track.tiers.slice(1).flatMap((tier) => wayIn(track, tier, place)),
  ...track.tiers.flatMap((tier, rank) => outdone(track, tier, rank, place)),
  ...Object.entries(track.requirements).flatMap(([tier, requirement]) => impossible(nameOf(track, tier), requirement, [...place, "requirements", tier], zero)),
  ...notReviewed(track, place),
];

/** What a tier asks; null where it asks nothing at all, and no review ever finds it. */
const askedBy = (track: Track, tier: string): Requirement | null => {
  const requirement = track.requirements[tier];
  return requirement && leavesOf(requirement).length > 0 ? requirement : null;
};

const nameOf = (track: Track, tier: string): string => track.tiers.find(({ id }) => id === tier)?.name ?? tier;

const isReviewed = ({ reviews }: Track): boolean => reviews.annual !== null || reviews.midYear !== null || reviews.monthly;

const wayIn = (track: Track, { id, name }: Tier, place: Place): readonly Finding[] => {
  if (askedBy(track, id)) return [];
  const at = id in track.requirements ? [...place, "requirements", id] : [...place, "tiers", track.tiers.findIndex((tier) => tier.id === id)];
  return isReviewed(track)
    ? [finding("warning", "unreachable-tier", at, `No review ever finds ${name}: it asks for nothing, and above the entry tier a tier without a requirement is never reached but by hand.`)]
    : [finding("note", "tier-by-hand", at, `${name} asks for nothing and the track has no reviews: a person sets it by hand.`)];
};

/** A tier below another that asks no more than it does: whoever reaches it has reached the other one. */
const outdone = (track: Track, { id, name }: Tier, rank: number, place: Place): readonly Finding[] => {
  const asked = askedBy(track, id);
  if (rank === 0 || !asked) return [];
  const higher = track.tiers.slice(rank + 1).find((tier) => {
    const theirs = askedBy(track, tier.id);
    return theirs !== null && implies(asked, theirs);
  });
  if (!higher) return [];
  return [finding("warning", "unreachable-tier", [...place, "requirements", id], `No review ever finds ${name}: it asks at least what ${higher.name} asks, so whoever meets it is found for ${higher.name}.`)];
};

const impossible = (name: string, requirement: Requirement, place: Place, zero: readonly Metric[]): readonly Finding[] =>
  neverMet(requirement, place, zero).map((part) => finding("warning", "requirement-never-met", part.place, `Nobody can meet what ${name} asks: ${part.because}.`));

const notReviewed = (track: Track, place: Place): readonly Finding[] => {
  const asking = track.tiers.slice(1).filter(({ id }) => askedBy(track, id)).map(({ name }) => name);
  if (isReviewed(track) || asking.length === 0) return [];
  return [finding("note", "never-reviewed", place, `What ${listed(asking)} ${asking.length === 1 ? "asks" : "ask"} is shown to partners but never reviewed: the track has no reviews, and a person sets its tiers by hand.`)];
};
