import type { Book, Cause, Posting, Why } from "../../src/ledger/book.ts";

interface Amount {
  readonly partner: string;
  readonly rule: string;
  readonly cause: Cause;
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** Amounts added up by what `keyOf` says of each; what comes to nothing is left out. */
export const sumsBy = <T extends { readonly amountMinor: bigint }>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0n) + row.amountMinor);
  return new Map([...sums].filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** A cause, to one partner in one currency by one rule: what the ledger keeps a balance for. */
export const claimOf = ({ partner, rule, cause, currency }: Amount): string => JSON.stringify([partner, rule, cause, currency]);

/** Balances by claim. */
export const balances = (rows: readonly Amount[]): ReadonlyMap<string, bigint> => sumsBy(rows, claimOf);

/** A book as text, with its reasons: equal books, equal texts. */
export const textOf = (book: unknown): string =>
  JSON.stringify(book, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : typeof value === "function" ? (value as Why)() : value));

/** The ledger as it is stored: without due dates, which are derived and may still be set, and without reasons. */
export const bare = (ledger: Book["ledger"]): readonly Omit<Posting, "dueOn">[] => ledger.map(({ dueOn: _, why: __, ...posting }) => posting);
