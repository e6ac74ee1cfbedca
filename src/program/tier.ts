import { earlierOf, laterOf, yearOf, type Day } from "./calendar.ts";
import { stayOn } from "./membership.ts";
import { entryTier, type Tier, type Track } from "./program.ts";
import type { Records } from "./records.ts";
import { settledUntil } from "./revision.ts";
import { reviewsUntil } from "./review.ts";
import { changesByHand, type TierChange } from "./tier-change.ts";

/** A tier and the day it began, or the present stay in the track if that is later. */
export interface TierHeld {
  readonly tier: Tier;
  readonly since: Day;
}

/**
 * The tier a partner holds in a track on a day, as known on a day: the latest change effective by then, before the
 * first the entry tier. Null when the partner is not in the track that day.
 */
export const tierOn = (records: Records, partner: string, track: Track, day: Day, known: Day): TierHeld | null => {
  const stay = stayOn(records.history, partner, track.id, day, known);
  if (!stay) return null;
  const entry = entryTier(track);
  let [held, since] = [entry.id, stay.from];
  for (const { on, tier } of changesOf(records, partner, track, day, known)) {
    if (on > day) break;
    if (tier !== held) [held, since] = [tier, on];
  }
  return { tier: track.tiers.find(({ id }) => id === held) ?? entry, since: laterOf(since, stay.from) };
};

const changesOf = (records: Records, partner: string, track: Track, day: Day, known: Day): readonly TierChange[] =>
  track.reviews.approval ? changesByHand(records.history, partner, track, known) : changesWithReviews(records, partner, track, day, known);

const remembered = new WeakMap<Records, Map<string, readonly TierChange[]>>();

/** Where reviews change tiers, working them out takes time; one answer serves until something is learned about the past. */
const changesWithReviews = (records: Records, partner: string, track: Track, day: Day, known: Day): readonly TierChange[] => {
  const until = earlierOf(settledUntil(records, partner, day, known), `${yearOf(known)}-12-31`);
  const answers = remembered.get(records) ?? new Map<string, readonly TierChange[]>();
  remembered.set(records, answers);
  const key = JSON.stringify([partner, track.id, until]);
  const changes = answers.get(key) ?? reviewsUntil(records, partner, track, until).changes;
  answers.set(key, changes);
  return changes;
};
