import type { Day } from "./calendar.ts";
import type { Bands, PayoutTerms, Program, Terms, Track } from "./program.ts";

/** The terms in effect on a day. Which day governs a question is written in decision 0010. */
export const termsOn = ({ first, later }: Program, day: Day): Terms =>
  later.length === 0 ? first : later.findLast(({ from }) => from <= day)?.terms ?? first;

/** The terms of every version, oldest first. */
export const allTerms = ({ first, later }: Program): readonly Terms[] => (later.length === 0 ? [first] : [first, ...later.map(({ terms }) => terms)]);

/** The tracks of all versions; a track that several have is there as each has it. */
export const everyTrackVersion = (program: Program): readonly Track[] =>
  program.later.length === 0 ? program.first.tracks : allTerms(program).flatMap(({ tracks }) => tracks);

/** Every track that the program ever had, once, as the version that brought it has it. */
export const everyTrack = (program: Program): readonly Track[] => {
  if (program.later.length === 0) return program.first.tracks;
  const tracks = new Map<string, Track>();
  for (const track of everyTrackVersion(program)) if (!tracks.has(track.id)) tracks.set(track.id, track);
  return [...tracks.values()];
};

/** A track as the terms of a day have it; null where they lack it. */
export const trackOn = (program: Program, track: Track, day: Day): Track | null =>
  program.later.length === 0 ? track : termsOn(program, day).tracks.find(({ id }) => id === track.id) ?? null;

/** A track as each version has it that has it, with the day from which it does; null for always. Oldest first. */
export const trackVersions = (program: Program, track: Track): readonly { readonly from: Day | null; readonly track: Track | null }[] => {
  if (program.later.length === 0) return [{ from: null, track }];
  const inTerms = ({ tracks }: Terms): Track | null => tracks.find(({ id }) => id === track.id) ?? null;
  return [{ from: null, track: inTerms(program.first) }, ...program.later.map(({ from, terms }) => ({ from, track: inTerms(terms) }))];
};

/** How fees are paid out, by the terms of a day. */
export type PayoutTermsOn = (day: Day) => PayoutTerms;

/**
 * How fees are paid out, day by day; null for a program that never paid any. Terms without fees leave what was earned
 * before them to the payout of the version before.
 */
export const payoutTermsOf = (program: Program): PayoutTermsOn | null => {
  const [first, ...later] = [{ from: "", terms: program.first }, ...program.later].flatMap(({ from, terms }) => {
    const payout = sharedPayout(terms);
    return payout ? [{ from, payout }] : [];
  });
  if (!first) return null;
  return (day) => (later.length === 0 ? first : later.findLast(({ from }) => from <= day) ?? first).payout;
};

/** Tracks with fees or funds share one payout; null where no track has any. */
const sharedPayout = ({ tracks }: Terms): PayoutTerms | null => tracks.find(({ fees, funds, payout }) => (fees.length > 0 || funds !== null) && payout !== null)?.payout ?? null;

/** The bands of all fees of all versions. */
export const bandsOf = (program: Program): readonly Bands[] =>
  everyTrackVersion(program).flatMap(({ fees }) => fees.flatMap(({ pays }) => (pays.kind === "bands" ? [pays] : [])));

/** True where some fee is paid by all that a partner brings in a year, so that its deals turn on one another. */
export const hasYearBands = (program: Program): boolean => bandsOf(program).some(({ over }) => over === "year");
