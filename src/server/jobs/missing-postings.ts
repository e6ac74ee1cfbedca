import type { Cause, Posting } from "../../ledger/book.ts";
import { causeKey, type StoredPosting } from "../store/ledger.ts";

/** A posting with its number within its cause, partner, rule, currency and day. */
export type NumberedPosting = StoredPosting & { readonly nth: number };

/**
 * What the ledger lacks to say what the rules say: for each cause, partner, rule, currency and day, what is expected less
 * what is posted. Nothing when they agree, so doing it twice posts nothing; in whatever order changes arrived, the
 * sums end up the same. Both lists hold the same causes.
 */
export function missingPostings(expected: readonly Posting[], posted: readonly StoredPosting[]): readonly NumberedPosting[] {
  const wanted = groupBy(expected);
  const there = groupBy(posted);
  const owed = sumsByClaim(expected);
  return [...new Set([...wanted.keys(), ...there.keys()])].flatMap((key) => missingOf(wanted.get(key) ?? [], there.get(key) ?? [], owed));
}

function missingOf(wanted: readonly StoredPosting[], there: readonly StoredPosting[], owed: ReadonlyMap<string, bigint>): readonly NumberedPosting[] {
  const difference = sum(wanted) - sum(there);
  if (difference === 0n) return [];
  if (there.length === 0) return wanted.map((posting, nth) => numbered(posting, posting.amountMinor, posting.reason, nth));
  const [sample] = there;
  if (!sample) return [];
  const reason = sum(there) === 0n && wanted[0] ? wanted[0].reason : owed.get(claimKey(sample)) ? "corrected" : "reversed";
  return [numbered(sample, difference, reason, there.length)];
}

const numbered = ({ on, partner, rule, cause, currency }: StoredPosting, amountMinor: bigint, reason: Posting["reason"], nth: number): NumberedPosting =>
  ({ on, partner, rule, cause, amountMinor, currency, reason, nth });

const sum = (postings: readonly StoredPosting[]): bigint => postings.reduce((total, posting) => total + posting.amountMinor, 0n);

const claimKey = ({ cause, partner, rule, currency }: { readonly cause: Cause; readonly partner: string; readonly rule: string; readonly currency: string }): string =>
  // No text in PostgreSQL holds the character between them.
  `${causeKey(cause)}\0${partner}\0${rule}\0${currency}`;

function groupBy(postings: readonly StoredPosting[]): ReadonlyMap<string, readonly StoredPosting[]> {
  const groups = new Map<string, StoredPosting[]>();
  for (const posting of postings) {
    const key = `${claimKey(posting)}\0${posting.on}`;
    const group = groups.get(key);
    if (group) group.push(posting);
    else groups.set(key, [posting]);
  }
  return groups;
}

/** What is owed in the end, over all days. */
function sumsByClaim(postings: readonly StoredPosting[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const posting of postings) sums.set(claimKey(posting), (sums.get(claimKey(posting)) ?? 0n) + posting.amountMinor);
  return sums;
}
