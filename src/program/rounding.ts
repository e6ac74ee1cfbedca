import type { Fraction } from "./money.ts";

/** How a fee is rounded to the minor unit; a program names one of them for all its fees. */
export const ROUNDINGS = ["half_away", "half_even", "half_up", "down", "up"] as const;
/** One of {@link ROUNDINGS}. */
export type Rounding = (typeof ROUNDINGS)[number];

/**
 * A fee's exact amount as whole minor units: to the nearest, with halves away from zero, to the even neighbour or upwards;
 * or always towards zero (`down`), or away from it (`up`). What is whole already stays.
 */
export const roundFee = ({ num, den }: Fraction, mode: Rounding): bigint => {
  const towardsZero = num / den;
  const rest = num % den;
  if (rest === 0n) return towardsZero;
  const away = towardsZero + (num < 0n ? -1n : 1n);
  const half = 2n * (rest < 0n ? -rest : rest) - den;
  if (mode === "down" || (mode !== "up" && half < 0n)) return towardsZero;
  if (mode === "up" || half > 0n) return away;
  return ON_HALVES[mode](towardsZero, away);
};

/** Which of its two neighbours an exact half becomes. */
const ON_HALVES: Readonly<Record<"half_away" | "half_even" | "half_up", (towardsZero: bigint, away: bigint) => bigint>> = {
  half_away: (_, away) => away,
  half_even: (towardsZero, away) => (towardsZero % 2n === 0n ? towardsZero : away),
  half_up: (towardsZero, away) => (away > towardsZero ? away : towardsZero),
};
