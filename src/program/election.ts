import type { Day } from "./calendar.ts";
import { inEffect, type History } from "./history.ts";
import type { Track } from "./program.ts";

/** The option by which a partner is paid in a track for what it sells on a day, as known on a day; null for the fees without one. */
export const electedOn = (history: History, partner: string, track: Track, day: Day, known: Day): string | null => {
  const options = optionsOf(track);
  if (options.length === 0) return null;
  const elections = history.elections.get(partner)?.filter(({ fact }) =>
    fact.track === undefined ? fact.option === null || options.includes(fact.option) : fact.track === track.id);
  const option = inEffect(elections, day, known)?.option ?? null;
  return option !== null && options.includes(option) ? option : null;
};

/** What a partner can elect in a track. */
export const optionsOf = (track: Track): readonly string[] => {
  const options = remembered.get(track) ?? track.fees.flatMap((fee) => (fee.on === "subscription_paid" && fee.option !== null ? [fee.option] : []));
  remembered.set(track, options);
  return options;
};

/** Every payment asks. */
const remembered = new WeakMap<Track, readonly string[]>();
