import type { Day } from "./calendar.ts";
import { partsOf, type Part } from "./credit.ts";
import { closeOf, lineageOf, stageOn, type Lineage } from "./deal.ts";
import { isInWindow, proratedShare, prorationOf, type Proration } from "./deal-terms.ts";
import { explain, type Explanation } from "./explanation.ts";
import type { DealUpdated } from "./facts.ts";
import { faceValue } from "./fee-amount.ts";
import { firstYearValue, linesOf } from "./first-year-value.ts";
import { compare, times, type Fraction } from "./money.ts";
import type { DealFeeTerms } from "./program.ts";
import type { Records } from "./records.ts";
import { sourcingOf } from "./sourcing.ts";

/** A deal taken as closed on a day, as known on a day. */
export interface DealAsked {
  readonly records: Records;
  readonly deal: DealUpdated;
  readonly lineage: Lineage;
  readonly closedOn: Day;
  /** Null where an expansion's initial deal is not won. */
  readonly initialClose: Day | null;
  readonly known: Day;
}

/** Asks about a deal as it stands on a day. */
export const askAbout = (records: Records, deal: DealUpdated, closedOn: Day, known: Day): DealAsked => {
  const lineage = lineageOf(records.history, deal, known, known);
  return { records, deal, lineage, closedOn, initialClose: initialCloseOf(lineage, closedOn, known), known };
};

/** The close that R-11 and the window look at: the initial deal's, null while that is not won. */
export const initialCloseOf = ({ countsAs, initial }: Lineage, closedOn: Day, known: Day): Day | null => {
  if (countsAs !== "expansion") return closedOn;
  return initial && stageOn(initial, known) === "won" ? closeOf(initial) : null;
};

/** What a fee on a deal is worked out on, in exact minor units of the deal's currency. */
export interface DealBase {
  readonly value: Fraction;
  readonly proration: Proration | null;
  readonly base: Fraction;
}
/** Why a fee has nothing to be worked out on. */
export interface NoBase {
  readonly reason: "outside_expansion_window" | "no_term_left";
  readonly because: () => Explanation;
}

/** The base of a fee on a deal, whatever its partner is paid of it. */
export const baseUnder = ({ deal, lineage, closedOn, initialClose }: DealAsked, terms: DealFeeTerms): DealBase | NoBase => {
  const { countsAs, initial } = lineage;
  if (countsAs === "expansion" && !(initial !== null && initial.dealType !== "renewal" && initialClose !== null && isInWindow(closedOn, initialClose, terms.windowMonths))) {
    return { reason: "outside_expansion_window", because: () => explain("outside_window", "R-14", { closedOn, initialClose, windowMonths: terms.windowMonths }) };
  }
  const prorated = terms.base === "prorated_increase" && initial && initialClose !== null;
  const proration = prorated ? prorationOf(initial, initialClose, deal, closedOn) : null;
  if (proration && proration.remainingDays <= 0) {
    return { reason: "no_term_left", because: () => explain("no_term_left", "R-14", { startsOn: proration.startsOn, termEnds: proration.termEnds }) };
  }
  const value = firstYearValue(linesOf(deal.lines, terms.products));
  return { value, proration, base: proration ? times(value, proratedShare(proration)) : value };
};

/** True for a base smaller than the least that earns. */
export const isBelowMinimum = (base: Fraction, { minimum }: DealFeeTerms, { currency }: DealUpdated): boolean =>
  minimum !== null && compare(base, faceValue(minimum, currency)) < 0;

/** The parts of a deal that are a partner's by R-11, in their order; a partner may have several leads in it. */
export const partsOfPartner = ({ records, deal, lineage, closedOn, initialClose, known }: DealAsked, partner: string): readonly Part[] =>
  partsOf(lineage.credits).filter(({ lead }) => {
    const sourcing = sourcingOf(records, lead, initialClose ?? closedOn, deal.company, known);
    return sourcing.earns && sourcing.partner === partner;
  });
