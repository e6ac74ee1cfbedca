import type { Day } from "./calendar.ts";
import { explain, type Explanation } from "./explanation.ts";
import { measureOn } from "./metric.ts";
import type { Track } from "./program.ts";
import type { Records } from "./records.ts";
import { rankOf } from "./requirement.ts";
import type { Review } from "./review.ts";
import { asksExplanation } from "./tier-explanation.ts";

/** What a review looked at and how it came to its recommendation. */
export interface ReviewFindings extends Omit<Review, "why"> {
  readonly partner: string;
  readonly track: Track;
  readonly held: string;
  /** The day whose facts and year were counted. */
  readonly measuredOn: Day;
  /** The year in which a tier that is kept was last earned; null where none is kept for that. */
  readonly keptFrom: number | null;
  /** A person set a tier on the review's day. */
  readonly outranked: boolean;
}

/** Why a review recommends what it does, and why not more: what it promotes to was met, what the tier above asks was not. */
export const reviewExplanations = (records: Records, found: ReviewFindings, known: Day): readonly Explanation[] => {
  const { on, kind, held, eligibleTier, to, recommendation, track, outranked, keptFrom } = found;
  const { approval } = track.reviews;
  const name = (id: string): string => track.tiers.find((tier) => tier.id === id)?.name ?? id;
  const rule = approval ? "R-5" : "R-6";
  const isMore = rankOf(track, held) > rankOf(track, eligibleTier) && to === held;
  return [
    explain("review", rule, { on, review: kind, held: name(held), eligible: name(eligibleTier), isEntry: rankOf(track, eligibleTier) === 0, to: name(to), recommendation, approval }),
    ...(isMore && kind === "mid_year" ? [explain("mid_year_keeps", "R-5", { eligible: name(eligibleTier), held: name(held) })] : []),
    ...(keptFrom === null ? [] : [explain("tier_lasts", "R-6", { tier: name(to), earnedIn: keptFrom, through: `${keptFrom + 1}-12-31` })]),
    ...(outranked && !approval ? [explain("set_by_hand", "R-2", {})] : []),
    ...asked(records, found, known),
  ];
};

const asked = (records: Records, { partner, track, eligibleTier, recommendation, measuredOn }: ReviewFindings, known: Day): readonly Explanation[] => {
  const eligible = rankOf(track, eligibleTier);
  const tiers = [...(recommendation === "promote" ? [track.tiers[eligible]] : []), track.tiers[eligible + 1]].flatMap((tier) => tier ?? []);
  return tiers.map((tier) => asksExplanation(track, tier, measureOn(records, partner, measuredOn, known), measuredOn, records.program.currency));
};
