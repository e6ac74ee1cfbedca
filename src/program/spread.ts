import type { DealLine } from "./facts.ts";

/**
 * The lines of a deal that is paid `total` minor units in all: the difference from what they sum to is spread in proportion,
 * by largest remainder, so that they sum to the total exactly (decision 0005). Each keeps what it was listed at. Lines that
 * sum to the total already stay as they are; null where they sum to nothing else, for then nothing says what it was paid for.
 */
export const spreadOver = (lines: readonly DealLine[], total: bigint): readonly DealLine[] | null => {
  const sum = lines.reduce((minor, line) => minor + line.amount.minor, 0n);
  if (sum === total) return lines;
  if (sum === 0n) return null;
  const shares = inProportion(total, lines.map((line) => line.amount.minor), sum);
  return lines.map((line, index) => ({ ...line, listed: line.listed ?? line.amount, amount: { ...line.amount, minor: shares[index] ?? 0n } }));
};

/** Parts of `total` in proportion to `weights`, which sum to `sum` > 0. The parts sum to `total`; the largest remainders get the odd units. */
const inProportion = (total: bigint, weights: readonly bigint[], sum: bigint): readonly bigint[] => {
  const parts = weights.map((weight, index) => ({ index, minor: (total * weight) / sum, rest: (total * weight) % sum }));
  const odd = Number(total - parts.reduce((minor, part) => minor + part.minor, 0n));
  const favoured = [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1)).slice(0, odd);
  const lucky = new Set(favoured.map((part) => part.index));
  return parts.map((part) => (lucky.has(part.index) ? part.minor + 1n : part.minor));
};
