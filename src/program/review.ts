import { addDays, addMonths, daysInMonth, earlierOf, laterOf, yearOf, type Day } from "./calendar.ts";
import type { Why } from "./explanation.ts";
import { measureOn } from "./metric.ts";
import { covers, staysOf } from "./membership.ts";
import { countsAs, entryTier, type Program, type Reviews, type Track } from "./program.ts";
import { eligibleTier, rankOf } from "./requirement.ts";
import type { Records } from "./records.ts";
import { reviewExplanations } from "./review-explanation.ts";
import { trackOn, trackVersions } from "./terms.ts";
import { changesByHand, type TierChange } from "./tier-change.ts";

/** One a day at most, in this order of precedence. */
export type ReviewKind = "annual" | "mid_year" | "monthly";

/** What a review found and recommends. */
export interface Review {
  readonly on: Day;
  readonly kind: ReviewKind;
  readonly eligibleTier: string;
  readonly recommendation: "promote" | "keep" | "demote";
  readonly to: string;
  readonly why: Why;
}

/** A partner's reviews and its tier changes, both oldest first. */
export interface Reviewed {
  readonly reviews: readonly Review[];
  readonly changes: readonly TierChange[];
}

/**
 * All reviews of a partner in a track up to a day, as known on that day, and the tier changes they lead to: those made by
 * people and, where the program asks no approval, the reviews' own. Each is held by the terms of its day.
 */
export const reviewsUntil = (records: Records, partner: string, asked: Track, day: Day): Reviewed => {
  const { program } = records;
  const stays = staysOf(records.history, partner, asked.id, day);
  const byHand = changesByHand(records, partner, asked, day);
  const changes: TierChange[] = [];
  const reviews: Review[] = [];
  const earned = new LastEarned();
  let next = 0;
  const takeUntil = (until: Day): void => {
    for (let change = byHand[next]; change !== undefined && change.on <= until; change = byHand[(next += 1)]) {
      changes.push(change);
      earned.note(trackOn(program, asked, change.on) ?? asked, change.tier, yearOf(change.on));
    }
  };
  for (const { on, kind, track } of reviewDays(program, asked, stays[0]?.from ?? day, day)) {
    const before = addDays(on, -1);
    const stay = stays.find((candidate) => covers(candidate, on));
    if (!stay || !stays.some((candidate) => covers(candidate, before))) continue;
    takeUntil(before);
    const measuredOn = kind === "monthly" ? before : on;
    const eligible = eligibleTier(track, measureOn(records, partner, measuredOn, day)).id;
    const held = countsAs(track, changes.at(-1)?.tier ?? entryTier(trackOn(program, asked, stay.from) ?? track).id);
    earned.note(track, eligible, yearOf(measuredOn));
    const to = recommended(track, kind, held, eligible, earned, on);
    const outranked = byHand[next]?.on === on;
    const keptFrom = kind !== "mid_year" && rankOf(track, to) > rankOf(track, eligible) ? earned.yearOf(to) : null;
    const found = { on, kind, eligibleTier: eligible, recommendation: compared(rankOf(track, to), rankOf(track, held)), to };
    reviews.push({ ...found, why: () => reviewExplanations(records, { ...found, partner, track, held, measuredOn, keptFrom, outranked }, day) });
    if (!track.reviews.approval && to !== held && !outranked) changes.push({ on, tier: to, by: "review" });
  }
  takeUntil(day);
  return { reviews, changes };
};

/** Mid-year can only promote. A tier still kept from an earlier year is not taken away. */
const recommended = (track: Track, kind: ReviewKind, held: string, eligible: string, earned: LastEarned, on: Day): string => {
  if (rankOf(track, eligible) >= rankOf(track, held)) return eligible;
  if (kind === "mid_year") return held;
  const kept = track.reviews.keepThrough === null ? eligible : earned.keptThrough(track, held, yearOf(on));
  return rankOf(track, kept) > rankOf(track, eligible) ? kept : eligible;
};

const compared = (to: number, held: number): Review["recommendation"] => (to > held ? "promote" : to < held ? "demote" : "keep");

/** The year in which each tier, or a higher one, was last earned: found by a review, or given by hand. */
class LastEarned {
  private readonly years = new Map<string, number>();

  note(track: Track, tier: string, year: number): void {
    for (const { id } of track.tiers.slice(0, rankOf(track, tier) + 1)) this.years.set(id, year);
  }

  yearOf(tier: string): number | null {
    return this.years.get(tier) ?? null;
  }

  /** The highest tier up to the one held that lasts through a year: until the end of the year after it was earned. */
  keptThrough(track: Track, held: string, year: number): string {
    const upToHeld = track.tiers.slice(0, rankOf(track, held) + 1);
    return (upToHeld.findLast(({ id }) => (this.years.get(id) ?? -Infinity) + 1 >= year) ?? entryTier(track)).id;
  }
}

interface ReviewDay {
  readonly on: Day;
  readonly kind: ReviewKind;
  /** As the terms of the day have it. */
  readonly track: Track;
}

/** Review days in `[from, until]`, each version's own, oldest first. */
const reviewDays = (program: Program, asked: Track, from: Day, until: Day): readonly ReviewDay[] =>
  trackVersions(program, asked).flatMap(({ from: begins, track }, i, versions) => {
    const next = versions[i + 1]?.from ?? null;
    const [first, last] = [begins === null ? from : laterOf(from, begins), next === null ? until : earlierOf(until, addDays(next, -1))];
    return track && first <= last ? daysOf(track.reviews, first, last).map((day) => ({ ...day, track })) : [];
  });

const daysOf = (reviews: Reviews, from: Day, until: Day): readonly Omit<ReviewDay, "track">[] => {
  const kinds = new Map<Day, ReviewKind>();
  if (reviews.monthly) for (let on = `${from.slice(0, 7)}-01`; on <= until; on = addMonths(on, 1)) kinds.set(on, "monthly");
  for (let year = yearOf(from); year <= yearOf(until); year += 1) {
    if (reviews.midYear !== null) kinds.set(dayIn(year, reviews.midYear), "mid_year");
    if (reviews.annual !== null) kinds.set(dayIn(year, reviews.annual), "annual");
  }
  return [...kinds].map(([on, kind]) => ({ on, kind })).filter(({ on }) => from <= on && on <= until).sort((a, b) => (a.on < b.on ? -1 : 1));
};

/** An `MM-DD` day in a year; 29 February is the 28th in a common year. */
const dayIn = (year: number, monthDay: string): Day => {
  const last = daysInMonth(year, Number(monthDay.slice(0, 2)));
  return `${year}-${monthDay.slice(0, 3)}${String(Math.min(Number(monthDay.slice(3)), last)).padStart(2, "0")}`;
};
