import type { Day } from "./calendar.ts";
import type { Track } from "./program.ts";
import type { Records } from "./records.ts";
import { trackOn } from "./terms.ts";

/** A tier that someone or a review set from a day on. */
export interface TierChange {
  readonly on: Day;
  readonly tier: string;
  readonly by: "person" | "review";
}

/**
 * The tier changes made by people in a track, one a day, oldest first: set by hand, or joined at. A tier set
 * without a track counts in every track that has it, by the terms of its day.
 */
export const changesByHand = ({ program, history }: Records, partner: string, track: Track, known: Day): readonly TierChange[] => {
  const byDay = new Map<Day, TierChange>();
  for (const { fact, from } of history.tierChanges.get(partner) ?? []) {
    if (from > known || fact.tier === undefined || (fact.track !== undefined && fact.track !== track.id)) continue;
    if (trackOn(program, track, fact.on)?.tiers.some(({ id }) => id === fact.tier)) byDay.set(fact.on, { on: fact.on, tier: fact.tier, by: "person" });
  }
  return [...byDay.values()];
};
