import { addMonths, daysBetween, laterOf, type Day } from "./calendar.ts";
import type { DealUpdated } from "./facts.ts";
import { fraction, type Fraction } from "./money.ts";

/** The days that an expansion has left of its initial deal's term, of how many. */
export interface Proration {
  readonly remainingDays: number;
  readonly termDays: number;
  readonly termEnds: Day;
  /** The day from which the expansion counts. */
  readonly startsOn: Day;
}

/** Months of the initial term, whatever an expansion's window is. */
const TERM_MONTHS = 12;

/**
 * The share of an initial term that an expansion covers: from the later of the two starts to the end of
 * `[start, start + 12 months)`. A deal starts with its first subscription, else on its close. 0 or fewer days: none left.
 */
export const prorationOf = (initial: DealUpdated, initialClose: Day, expansion: DealUpdated, expansionClose: Day): Proration => {
  const start = startOf(initial, initialClose);
  const termEnds = addMonths(start, TERM_MONTHS);
  const startsOn = laterOf(startOf(expansion, expansionClose), start);
  return { remainingDays: daysBetween(startsOn, termEnds), termDays: daysBetween(start, termEnds), termEnds, startsOn };
};

/** The share of a year's value that is left. */
export const proratedShare = ({ remainingDays, termDays }: Proration): Fraction => fraction(BigInt(remainingDays), BigInt(termDays));

/** True when a close lies in `[initial close, + months)`. */
export const isInWindow = (close: Day, initialClose: Day, months: number): boolean => initialClose <= close && close < addMonths(initialClose, months);

const startOf = (deal: DealUpdated, close: Day): Day =>
  deal.lines.flatMap(({ kind, startsOn }) => (kind === "subscription" && startsOn !== undefined ? [startsOn] : [])).sort()[0] ?? close;
