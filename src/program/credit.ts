import type { Credit, DealUpdated } from "./facts.ts";
import { fraction, plus, sum, type Fraction } from "./money.ts";
import { byCodePoint } from "./order.ts";

/** A credit and what comes before it: its part of a deal lies between the two, as on a ruler. */
export interface Part extends Credit {
  readonly after: Fraction;
}

const WHOLE = fraction(1n);

/** The leads that a deal credits, by lead; a deal that names one lead credits it with the whole. */
export const creditsOf = ({ lead, credits }: Pick<DealUpdated, "lead" | "credits">): readonly Credit[] => {
  if (credits !== undefined) return credits.toSorted((a, b) => byCodePoint(a.lead, b.lead));
  return lead === undefined ? [] : [{ lead, share: WHOLE }];
};

/** The leads that a deal credits. */
export const leadsOf = (deal: Pick<DealUpdated, "lead" | "credits">): readonly string[] => creditsOf(deal).map(({ lead }) => lead);

/** True when a deal credits a lead, with whatever share. */
export const namesLead = ({ lead, credits }: DealUpdated, asked: string): boolean =>
  credits === undefined ? lead === asked : credits.some((credit) => credit.lead === asked);

/** Credits laid end to end in their order, so that rounding where one meets the next loses and invents nothing (decision 0012). */
export const partsOf = (credits: readonly Credit[]): readonly Part[] =>
  credits.map((credit, i) => ({ ...credit, after: sum(credits.slice(0, i).map(({ share }) => share)) }));

/** A part that is all there is. */
export const isWhole = ({ after, share }: Part): boolean => after.num === 0n && share.num === share.den;

/**
 * A part of an amount in whole minor units: what the amount up to the end of the part is rounded to, less what it is up to
 * its beginning. So the parts of one amount add up to its rounding, whatever the shares.
 */
export const roundedPart = (amount: Fraction, part: Part, round: (exact: Fraction) => bigint): bigint => {
  const { from, to } = roundedEnds(amount, part, round);
  return to - from;
};

/** What an amount is rounded to at the beginning and at the end of a part of it. */
export const roundedEnds = (amount: Fraction, { after, share }: Part, round: (exact: Fraction) => bigint): { readonly from: bigint; readonly to: bigint } => {
  const upTo = (end: Fraction): bigint => round({ num: amount.num * end.num, den: amount.den * end.den });
  return { from: upTo(after), to: upTo(plus(after, share)) };
};
