import type { Currency } from "../program/money.ts";
import { byCodePoint } from "../program/order.ts";
import type { Book, Cause, IneligibleReason } from "./book.ts";

/** One thing under one of two programs, and under the other. */
export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** What a partner is owed for one cause in one currency under one program. */
export interface Share {
  readonly amountMinor: bigint;
  /** The fees it comes from; none where it is owed nothing. */
  readonly rules: readonly string[];
  /** Why a won deal earns it nothing; null where it earns, or where no deal is asked about. */
  readonly none: IneligibleReason | null;
}

/** What one cause pays one partner in one currency under two programs. */
export interface ComparedCause extends Pair<Share> {
  readonly partner: string;
  readonly cause: Cause;
  readonly currency: Currency;
  readonly differenceMinor: bigint;
}

/** All that one partner is owed in one currency. */
export interface ComparedTotal extends Pair<bigint> {
  readonly partner: string;
  readonly currency: Currency;
  readonly differenceMinor: bigint;
}

/** Where a partner stands in a track: the tier it holds and the one its year makes it eligible for; null for a track it is not in. */
export interface ComparedTier extends Pair<{ readonly tier: string; readonly eligible: string } | null> {
  readonly partner: string;
  readonly track: string;
}

/** Two books of the same facts, side by side: causes and totals of both, and the tiers that are not the same. */
export interface Comparison {
  readonly causes: readonly ComparedCause[];
  readonly totals: readonly ComparedTotal[];
  readonly tiers: readonly ComparedTier[];
}

/** Holds what two programs make of the same facts against each other, cause by cause. By partner, then cause, then currency. */
export const compareBooks = (before: Book, after: Book): Comparison => {
  const causes = comparedCauses(before, after);
  return { causes, totals: totalsOf(causes), tiers: comparedTiers(before, after) };
};

interface Owing {
  readonly partner: string;
  readonly cause: Cause;
  readonly currency: Currency;
  readonly amountMinor: bigint;
  readonly rules: readonly string[];
}

const comparedCauses = (before: Book, after: Book): readonly ComparedCause[] => {
  const [was, becomes] = [owingsOf(before), owingsOf(after)];
  const [wasNone, becomesNone] = [reasonsOf(before), reasonsOf(after)];
  return [...new Map([...was, ...becomes])].sort(([a], [b]) => byCodePoint(a, b)).map(([key, { partner, cause, currency }]) => {
    const share = (owing: Owing | undefined, none: ReadonlyMap<string, IneligibleReason>): Share =>
      ({ amountMinor: owing?.amountMinor ?? 0n, rules: owing?.rules ?? [], none: !owing?.amountMinor && "deal" in cause ? none.get(JSON.stringify([partner, cause.deal])) ?? null : null });
    const pair = { before: share(was.get(key), wasNone), after: share(becomes.get(key), becomesNone) };
    return { partner, cause, currency, ...pair, differenceMinor: pair.after.amountMinor - pair.before.amountMinor };
  });
};

/** A cause may pay a partner several fees; which ones is up to the program, so they are taken together. */
const owingsOf = ({ fees }: Book): ReadonlyMap<string, Owing> => {
  const owings = new Map<string, Owing>();
  for (const { partner, cause, currency, amountMinor, rule } of fees) {
    const key = JSON.stringify([partner, Object.values(cause), Object.keys(cause), currency]);
    const sofar = owings.get(key);
    owings.set(key, {
      partner, cause, currency, amountMinor: (sofar?.amountMinor ?? 0n) + amountMinor,
      rules: amountMinor === 0n ? sofar?.rules ?? [] : [...(sofar?.rules ?? []), rule],
    });
  }
  return owings;
};

const reasonsOf = ({ ineligible }: Book): ReadonlyMap<string, IneligibleReason> =>
  new Map(ineligible.map(({ partner, deal, reason }) => [JSON.stringify([partner, deal]), reason]));

const totalsOf = (causes: readonly ComparedCause[]): readonly ComparedTotal[] => {
  const totals = new Map<string, ComparedTotal>();
  for (const { partner, currency, before, after, differenceMinor } of causes) {
    const key = JSON.stringify([partner, currency]);
    const sofar = totals.get(key);
    totals.set(key, {
      partner, currency, before: (sofar?.before ?? 0n) + before.amountMinor, after: (sofar?.after ?? 0n) + after.amountMinor,
      differenceMinor: (sofar?.differenceMinor ?? 0n) + differenceMinor,
    });
  }
  return [...totals].sort(([a], [b]) => byCodePoint(a, b)).map(([, total]) => total);
};

const comparedTiers = (before: Book, after: Book): readonly ComparedTier[] => {
  const standings = ({ tiers }: Book) => new Map(tiers.map(({ partner, track, tier, progress }) =>
    [JSON.stringify([partner, track]), { partner, track, at: { tier, eligible: progress.eligibleTier } }] as const));
  const [was, becomes] = [standings(before), standings(after)];
  return [...new Map([...was, ...becomes])].sort(([a], [b]) => byCodePoint(a, b)).flatMap(([key, { partner, track }]) => {
    const pair = { before: was.get(key)?.at ?? null, after: becomes.get(key)?.at ?? null };
    const same = pair.before?.tier === pair.after?.tier && pair.before?.eligible === pair.after?.eligible;
    return same ? [] : [{ partner, track, ...pair }];
  });
};
