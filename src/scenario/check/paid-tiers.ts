import { compare, type Fraction } from "../../program/money.ts";
import type { FeeTerms, Tier, Track } from "../../program/program.ts";

/**
 * The tiers to which a fee gives any pay. Looks for `byTier` wherever the pay has it, so that it holds for every kind of pay,
 * in bands or not.
 */
export const paidTiers = ({ tiers }: Track, fee: FeeTerms): readonly Tier[] => {
  const paid = new Set(tierMaps(fee.pays).flatMap((byTier) => Object.keys(byTier)));
  return tiers.filter(({ id }) => paid.has(id));
};

/** A fee's one rate of each tier, lowest tier first; none where it is not paid by such rates. */
export const plainRates = ({ tiers }: Track, { pays }: FeeTerms): readonly { readonly tier: Tier; readonly rate: Fraction }[] =>
  pays.kind === "rates" ? tiers.flatMap((tier) => { const rate = pays.byTier[tier.id]; return rate ? [{ tier, rate }] : []; }) : [];

/** The lowest of some rates; null for none. */
export const lowestOf = (rates: readonly { readonly rate: Fraction }[]): Fraction | null =>
  rates.reduce<Fraction | null>((least, { rate }) => (least === null || compare(rate, least) < 0 ? rate : least), null);

const tierMaps = (pay: unknown): readonly object[] => {
  if (typeof pay !== "object" || pay === null) return [];
  return Object.entries(pay).flatMap(([key, inner]) => (key === "byTier" && typeof inner === "object" && inner !== null ? [inner] : tierMaps(inner)));
};
