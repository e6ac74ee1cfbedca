import { earlierOf, laterOf, yearOf, type Day } from "./calendar.ts";
import { stayOn } from "./membership.ts";
import { byCodePoint } from "./order.ts";
import { countsAs, entryTier, type Tier, type Track } from "./program.ts";
import type { Records } from "./records.ts";
import { settledUntil } from "./revision.ts";
import { reviewsUntil } from "./review.ts";
import { trackOn, trackVersions } from "./terms.ts";
import { changesByHand, type TierChange } from "./tier-change.ts";

/** A tier and the day it began, or the present stay in the track if that is later. */
export interface TierHeld {
  readonly tier: Tier;
  readonly since: Day;
}

/**
 * The tier a partner holds in a track on a day, as known on a day: the latest change effective by then, before the
 * first the entry tier. Null when the partner is not in the track that day. `track` is as the terms of the day have it;
 * who holds a tier that these terms lack counts as of the entry tier.
 */
export const tierOn = (records: Records, partner: string, track: Track, day: Day, known: Day): TierHeld | null => {
  const stay = stayOn(records.history, partner, track.id, day, known);
  if (!stay) return null;
  const entry = entryTier(trackOn(records.program, track, stay.from) ?? track);
  let [held, since] = [entry.id, stay.from];
  const changes = changesOf(records, partner, track, day, known);
  for (const { on, tier } of records.program.later.length === 0 ? changes : asVersionsCount(records, track, entry.id, changes)) {
    if (on > day) break;
    if (tier !== held) [held, since] = [tier, on];
  }
  return { tier: track.tiers.find(({ id }) => id === held) ?? entryTier(track), since: laterOf(since, stay.from) };
};

/** What each change comes to under the terms of its day, and what a new version makes of the tier held when it begins. */
const asVersionsCount = ({ program }: Records, track: Track, entry: string, changes: readonly TierChange[]): readonly Pick<TierChange, "on" | "tier">[] => {
  const begins = program.later.map(({ from }) => ({ on: from, tier: null }));
  let held = entry;
  return [...begins, ...changes].sort((a, b) => byCodePoint(a.on, b.on)).map(({ on, tier }) => {
    held = tier ?? held;
    const inForce = trackOn(program, track, on);
    return { on, tier: inForce ? countsAs(inForce, held) : held };
  });
};

const changesOf = (records: Records, partner: string, track: Track, day: Day, known: Day): readonly TierChange[] =>
  setsTiersByReview(records, track) ? changesWithReviews(records, partner, track, day, known) : changesByHand(records, partner, track, known);

const setsTiersByReview = ({ program }: Records, track: Track): boolean =>
  program.later.length === 0 ? !track.reviews.approval : trackVersions(program, track).some((version) => version.track?.reviews.approval === false);

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
