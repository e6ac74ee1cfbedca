import { yearOf, type Day } from "../program/calendar.ts";
import type { Why } from "../program/explanation.ts";
import { tracksOn } from "../program/membership.ts";
import { measureOn } from "../program/metric.ts";
import { formatDecimal, formatMinor, exponentOf, fraction, roundHalfAway, times, type Currency, type Fraction } from "../program/money.ts";
import type { Track } from "../program/program.ts";
import type { Records } from "../program/records.ts";
import { eligibleTier, isLeafMet, isMoneyMetric, leafId, leavesOf, type Leaf, type Measure } from "../program/requirement.ts";
import { reviewsUntil } from "../program/review.ts";
import { termsOn } from "../program/terms.ts";
import { tierOn } from "../program/tier.ts";
import { heldExplanation, nextTierExplanation } from "../program/tier-explanation.ts";
import { byCodePoint } from "../program/order.ts";
import type { RequirementRow, TierRow } from "./book.ts";

/** A partner's tier, progress and reviews in each track it is in on a day. */
export const tierRows = (records: Records, partner: string, asOf: Day): readonly TierRow[] =>
  tracksOn(termsOn(records.program, asOf).tracks, records.history, partner, asOf, asOf).flatMap((track) => {
    const held = tierOn(records, partner, track, asOf, asOf);
    if (!held) return [];
    const measure = measureOn(records, partner, asOf, asOf);
    const progress = {
      year: yearOf(asOf),
      eligibleTier: eligibleTier(track, measure).id,
      requirements: requirementRows(track, measure, records.program.currency),
    };
    const { reviews, changes } = reviewsUntil(records, partner, track, asOf);
    const why: Why = () => [heldExplanation(records, partner, track, held, changes, asOf), nextTierExplanation(track, held.tier, measure, asOf, records.program.currency)];
    return [{ partner, track: track.id, tier: held.tier.id, since: held.since, progress, reviews, why }];
  });

const requirementRows = (track: Track, measure: Measure, currency: Currency): readonly RequirementRow[] =>
  track.tiers
    .flatMap(({ id }) => leavesOf(track.requirements[id] ?? { all: [] }).map((leaf) => requirementRow(id, leaf, measure, currency)))
    .sort((a, b) => byCodePoint(a.tier, b.tier) || byCodePoint(a.id, b.id) || byCodePoint(a.required, b.required));

const requirementRow = (tier: string, leaf: Leaf, measure: Measure, currency: Currency): RequirementRow => {
  const shown = (value: Fraction): string => {
    if ("points" in leaf) return formatDecimal(pointsShown(value));
    return isMoneyMetric(leafId(leaf)) && "metric" in leaf ? money(value, currency) : formatDecimal(value);
  };
  return { tier, id: leafId(leaf), required: shown(leaf.atLeast), actual: shown(measure(leaf)), met: isLeafMet(leaf, measure) };
};

/** Points have two decimals at most. The rest is cut off, so that what is not reached never looks as if it were. */
const pointsShown = ({ num, den }: Fraction): Fraction => fraction((num * 100n) / den, 100n);

const money = (major: Fraction, currency: Currency): string =>
  formatMinor(roundHalfAway(times(major, fraction(10n ** BigInt(exponentOf(currency))))), currency);
