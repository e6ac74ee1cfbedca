import type { Day } from "./calendar.ts";
import type { AccountSide } from "./account.ts";
import { namedSide } from "./account-index.ts";
import type { PartnerJoined } from "./facts.ts";
import type { History } from "./history.ts";
import type { Track } from "./program.ts";

/** Days on which a partner is in a track: `[from, to)`, open where `to` is null. */
export interface Stay {
  readonly from: Day;
  readonly to: Day | null;
}

/**
 * A partner's stays in a track, or in any track when none is named, as known on a day. Joining again while in changes
 * nothing; leaving ends every track on its day.
 */
export const staysOf = (history: History, partner: string, track: string | null, known: Day): readonly Stay[] => {
  const stays: Stay[] = [];
  let since: Day | null = null;
  for (const { fact, from } of history.membership.get(partner) ?? []) {
    if (from > known) continue;
    if (fact.type === "partner.left") {
      if (since !== null) stays.push({ from: since, to: fact.on });
      since = null;
    } else if (track === null || fact.track === track) since ??= fact.on;
  }
  return since === null ? stays : [...stays, { from: since, to: null }];
};

/** The stay that covers a day, null when the partner is not in the track (or, without one, in the program) that day. */
export const stayOn = (history: History, partner: string, track: string | null, day: Day, known: Day): Stay | null =>
  staysOf(history, partner, track, known).find((stay) => covers(stay, day)) ?? null;

/** True for a day within a stay. */
export const covers = ({ from, to }: Stay, day: Day): boolean => from <= day && (to === null || day < to);

/** The tracks of a program that a partner is in on a day. */
export const tracksOn = (tracks: readonly Track[], history: History, partner: string, day: Day, known: Day): readonly Track[] =>
  tracks.filter(({ id }) => stayOn(history, partner, id, day, known) !== null);

/** The name a partner goes by: that of the company it joined with last; its id while nothing is known of it. */
export const partnerName = (history: History, partner: string, known: Day): string => joinedAs(history, partner, known)?.company.name ?? partner;

/** The partner's own company as the records stand, null for an unknown partner. Joining again replaces it. */
export const ownSide = (history: History, partner: string, day: Day): AccountSide | null => {
  const joined = joinedAs(history, partner, day);
  return joined && namedSide(history, joined.company, day, day);
};

const joinedAs = (history: History, partner: string, day: Day): PartnerJoined | null => {
  const joined = history.tierChanges.get(partner)?.findLast(({ fact, from }) => fact.type === "partner.joined" && fact.on <= day && from <= day)?.fact;
  return joined?.type === "partner.joined" ? joined : null;
};
