/** One round: what was measured and what it is held against, in milliseconds, one after the other. */
export interface Round {
  readonly ours: number;
  readonly base: number;
  readonly ratio: number;
}

/** Rounds of one measure and their verdict: the median of the per-round ratios against the bar. */
export interface Measured {
  readonly id: string;
  readonly what: string;
  readonly against: string;
  readonly rounds: readonly Round[];
  readonly median: number;
  readonly must: number;
  readonly aim: number;
  /** Rounds whose own ratio misses the bar, counted from 1. */
  readonly lost: readonly number[];
  /** What else was seen, such as how many rows were written. */
  readonly notes: readonly string[];
}

/** The middle one, or the mean of the two in the middle. Throws for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error("a median of nothing");
  return (low + high) / 2;
}

/**
 * Measures two things in turn, so that whatever else the machine does falls on both; who begins changes from round to round.
 * `ratioOf` is ours by the base's unless a measure says otherwise.
 */
export async function inTurn(
  rounds: number, ours: () => Promise<number>, base: () => Promise<number>, onRound: (round: Round, nth: number) => void, ratioOf = (a: number, b: number): number => a / b,
): Promise<readonly Round[]> {
  const done: Round[] = [];
  for (let nth = 1; nth <= rounds; nth += 1) {
    const first = nth % 2 === 1 ? await base() : null;
    const mine = await ours();
    const theirs = first ?? (await base());
    const round = { ours: mine, base: theirs, ratio: ratioOf(mine, theirs) };
    done.push(round);
    onRound(round, nth);
  }
  return done;
}

/** The verdict on some rounds. */
export const verdictOf = (of: Omit<Measured, "median" | "lost">): Measured => ({
  ...of,
  median: median(of.rounds.map(({ ratio }) => ratio)),
  lost: of.rounds.flatMap(({ ratio }, i) => (ratio > of.must ? [i + 1] : [])),
});

/** How long some work took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
