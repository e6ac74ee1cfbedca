import type { PartnerCompany, TierChoice } from "@partner-ledger/contracts/company-card";
import type { MoneyText } from "@partner-ledger/contracts/money";
import type { Book, FeeRow, TierRow } from "../../ledger/book.ts";
import { yearOf, type Day } from "../../program/calendar.ts";
import { moneyText } from "../../program/explanation.ts";
import type { Program, Track } from "../../program/program.ts";
import { termsOn } from "../../program/terms.ts";
import { requirementProgress } from "./requirement-progress.ts";

/** What the program says of a partner on a day: where it stands, what the next tier asks, what it has earned. */
export type PartnerStanding = Pick<PartnerCompany, "track" | "tier" | "tierSince" | "tierChoice" | "next" | "eligibleTier" | "feesYearToDate" | "unpaid">;

/** A partner's standing, from a book of the facts about it; null when it is in no track on the book's day. */
export function partnerStanding(program: Program, book: Book, partner: string): PartnerStanding | null {
  const held = heldTier(program, book, partner);
  if (held === null) return null;
  const { track, row } = held;
  const fees = book.fees.filter((fee) => fee.partner === partner && fee.status !== "reversed");
  return {
    track: track.name,
    tier: tierName(track, row.tier),
    tierSince: row.since,
    tierChoice: { held: row.tier, tiers: track.tiers.map(({ id, name }) => ({ id, name })), today: book.asOf, recommended: recommendedTier(track, row) },
    next: nextTier(track, row),
    eligibleTier: tierName(track, row.progress.eligibleTier),
    feesYearToDate: sums(fees.filter(({ earnedOn }) => earnedOn !== null && isSameYear(earnedOn, book.asOf))),
    unpaid: sums(fees.filter(({ status }) => status === "payable" || status === "due")),
  };
}

/** The tier a partner holds, in the track that pays fees on deals if it is in several; null when it is in none. */
export function heldTier(program: Program, book: Book, partner: string): { readonly track: Track; readonly row: TierRow } | null {
  const held = termsOn(program, book.asOf).tracks.flatMap((track) => {
    const row = book.tiers.find((candidate) => candidate.partner === partner && candidate.track === track.id);
    return row === undefined ? [] : [{ track, row }];
  });
  return held.find(({ track }) => track.fees.some((fee) => fee.on === "deal_won")) ?? held[0] ?? null;
}

/** A tier's name in a track; the id itself for a tier that a later version of the program dropped. */
export const tierName = (track: Track, id: string): string => track.tiers.find((tier) => tier.id === id)?.name ?? id;

/** What the last review recommends, until somebody has changed the tier on its day or later. */
function recommendedTier(track: Track, { tier, since, reviews }: TierRow): TierChoice["recommended"] {
  const last = reviews.at(-1);
  if (last === undefined || last.to === tier || since >= last.on) return null;
  return { id: last.to, name: tierName(track, last.to), review: last.kind, on: last.on };
}

function nextTier(track: Track, row: TierRow): PartnerStanding["next"] {
  const above = track.tiers[track.tiers.findIndex((tier) => tier.id === row.tier) + 1];
  return above === undefined
    ? null
    : { tier: above.name, year: row.progress.year, requirements: requirementProgress(track, above.id, row.progress.requirements) };
}

/** One amount a currency, in the order of their codes; a currency in which nothing is left is not mentioned. */
function sums(fees: readonly FeeRow[]): readonly MoneyText[] {
  const byCurrency = new Map<string, bigint>();
  for (const { currency, amountMinor } of fees) byCurrency.set(currency, (byCurrency.get(currency) ?? 0n) + amountMinor);
  return [...byCurrency].filter(([, minor]) => minor !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, minor]) => moneyText(minor, currency));
}

const isSameYear = (a: Day, b: Day): boolean => yearOf(a) === yearOf(b);
