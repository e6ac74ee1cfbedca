import { addDays, type Day } from "../program/calendar.ts";
import { staysOf, tracksOn } from "../program/membership.ts";
import type { Records } from "../program/records.ts";
import { reviewsUntil } from "../program/review.ts";
import { termsOn } from "../program/terms.ts";
import { tierOn } from "../program/tier.ts";
import { leftExplanations } from "../program/tier-explanation.ts";
import type { PastTierRow } from "./book.ts";

/** The tiers that a partner which has left by a day held on its last, in each track it was in then; none for one that is in. */
export const pastTierRows = (records: Records, partner: string, asOf: Day): readonly PastTierRow[] => {
  const leftOn = staysOf(records.history, partner, null, asOf).at(-1)?.to;
  if (!leftOn) return [];
  const last = addDays(leftOn, -1);
  return tracksOn(termsOn(records.program, last).tracks, records.history, partner, last, asOf).flatMap((track) => {
    const held = tierOn(records, partner, track, last, asOf);
    if (!held) return [];
    const { reviews } = reviewsUntil(records, partner, track, asOf);
    return [{ partner, track: track.id, tier: held.tier.id, since: held.since, leftOn, reviews, why: () => leftExplanations(records, partner, held, leftOn, asOf) }];
  });
};
