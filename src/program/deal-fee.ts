import type { Day } from "./calendar.ts";
import { isWhole, partsOf, roundedPart, type Part } from "./credit.ts";
import { closeOf, lineageOf, stageOn, type Lineage } from "./deal.ts";
import { isInWindow, proratedShare, prorationOf, type Proration } from "./deal-terms.ts";
import type { DealUpdated } from "./facts.ts";
import { exactly, explain, moneyText, type Explanation, type Rule, type Why } from "./explanation.ts";
import { faceValue, feeAmount, feeSteps, payOf, payText, type FeeAmount, type Pay } from "./fee-amount.ts";
import { firstYearValue, linesOf } from "./first-year-value.ts";
import { partnerName, stayOn, tracksOn } from "./membership.ts";
import { compare, formatDecimal, roundHalfAway, times, type Fraction } from "./money.ts";
import type { Owed } from "./owed.ts";
import type { DealFeeTerms, Track } from "./program.ts";
import type { Records } from "./records.ts";
import { accountOf, sourcingOf } from "./sourcing.ts";
import { termsOn } from "./terms.ts";
import { tierOn, type TierHeld } from "./tier.ts";
import { valueExplanation } from "./value-explanation.ts";

/** Why a deal earns nothing, in the order in which the reasons are tried. */
export const INELIGIBLE_REASONS = [
  "lead_not_accepted", "lead_accepted_after_close", "partner_left", "own_purchase", "renewal", "no_rate_for_tier",
  "outside_expansion_window", "no_term_left", "nothing_eligible", "below_minimum",
] as const;
/** One of {@link INELIGIBLE_REASONS}. */
export type IneligibleReason = (typeof INELIGIBLE_REASONS)[number];

/** The reason for which a deal earns its partner nothing, and the rule behind it. */
export interface NoFee {
  readonly partner: string;
  readonly reason: IneligibleReason;
  readonly why: Why;
}
/** What a deal earns: fees, and for each partner whose lead it credits and who earns nothing the reason. */
export interface DealVerdict {
  readonly fees: readonly Owed[];
  readonly none: readonly NoFee[];
}

/**
 * What a deal earns as it stands on a day, taken as won and closed on `closedOn`. Null when no lead stands
 * behind it: neither its own nor, for an expansion, its initial deal's. Fees carry no payable day yet.
 */
export const feesOnDeal = (records: Records, deal: DealUpdated, closedOn: Day, known: Day): DealVerdict | null => {
  const lineage = lineageOf(records.history, deal, known, known);
  if (lineage.credits.length === 0) return null;
  const asked = { records, deal, lineage, closedOn, initialClose: initialCloseOf(lineage, closedOn, known), known };
  const [verdict = NOTHING_SAID, ...others] = partsOf(lineage.credits).map((part) => verdictOn(asked, part));
  return others.length === 0 ? verdict : others.reduce(together, verdict);
};

/** What a deal and one of the leads it credits are asked together. */
interface Asked {
  readonly records: Records;
  readonly deal: DealUpdated;
  readonly lineage: Lineage;
  readonly closedOn: Day;
  /** Null where an expansion's initial deal is not won. */
  readonly initialClose: Day | null;
  readonly known: Day;
}

/** What one lead's part of a deal earns its partner. */
const verdictOn = (asked: Asked, part: Part): DealVerdict => {
  const { records, deal, lineage, closedOn, initialClose, known } = asked;
  const sourcing = sourcingOf(records, part.lead, initialClose ?? closedOn, deal.company, known);
  const { partner } = sourcing;
  const isIn = stayOn(records.history, partner, null, closedOn, known) !== null;
  // Sourcing asks about an expansion's initial close; that the partner is gone by the expansion's own comes before who buys.
  if (!sourcing.earns && (isIn || sourcing.reason !== "own_purchase")) return nothing({ partner, reason: sourcing.reason, why: sourcing.why });
  if (!isIn) {
    return nothing(noFee(partner, "partner_left", () => explain("partner_out", "R-11", { partner: partnerName(records.history, partner, known), on: closedOn })));
  }
  const tracks = tracksOn(termsOn(records.program, closedOn).tracks, records.history, partner, closedOn, known);
  const offers = tracks.flatMap((track) => dealFees(track, lineage).map((terms) => ({ track, terms })));
  if (offers.length === 0) return nothing(noTerms(partner, lineage));
  const results = offers.map(({ track, terms }) => feeUnder({ ...asked, part, partner, track, terms }));
  const fees = results.filter((result) => "amountMinor" in result);
  if (fees.length > 0) return { fees, none: [] };
  const [first] = results.filter((result) => "reason" in result).sort(byRank);
  return nothing(first ?? noTerms(partner, lineage));
};

const byRank = (a: NoFee, b: NoFee): number => INELIGIBLE_REASONS.indexOf(a.reason) - INELIGIBLE_REASONS.indexOf(b.reason);

const NOTHING_SAID: DealVerdict = { fees: [], none: [] };

/** Two verdicts on parts of one deal. A partner has one fee under one rule, of all its parts, or one reason for none. */
const together = (one: DealVerdict, other: DealVerdict): DealVerdict => {
  const keyOf = ({ rule, partner }: Owed): string => JSON.stringify([rule, partner]);
  const fees = new Map(one.fees.map((fee) => [keyOf(fee), fee]));
  for (const fee of other.fees) {
    const key = keyOf(fee);
    const first = fees.get(key);
    fees.set(key, first ? { ...fee, baseMinor: first.baseMinor + fee.baseMinor, amountMinor: first.amountMinor + fee.amountMinor, why: () => [...first.why(), ...fee.why()] } : fee);
  }
  const earning = new Set([...fees.values()].map(({ partner }) => partner));
  const none = new Map([...one.none, ...other.none].toSorted(byRank).toReversed().map((no) => [no.partner, no]));
  return { fees: [...fees.values()], none: [...none.values()].filter(({ partner }) => !earning.has(partner)) };
};

interface Offer extends Asked {
  readonly part: Part;
  readonly partner: string;
  readonly track: Track;
  readonly terms: DealFeeTerms;
}

const feeUnder = (offer: Offer): Owed | NoFee => {
  const { deal, lineage, closedOn, initialClose, partner, terms, part } = offer;
  const { currency } = deal;
  const held = tierOn(offer.records, partner, offer.track, closedOn, offer.known);
  const pay = held && payOf(terms.pays, held.tier.id, currency);
  if (!held || !pay) return noRate(offer, held);
  const expansion = lineage.countsAs === "expansion";
  if (expansion && !isWithinWindow(offer)) return outsideWindow(offer);
  const prorated = terms.base === "prorated_increase" && lineage.initial && initialClose !== null;
  const proration = prorated ? prorationOf(lineage.initial, initialClose, deal, closedOn) : null;
  if (proration && proration.remainingDays <= 0) return noFee(partner, "no_term_left", () => explain("no_term_left", "R-14", { startsOn: proration.startsOn, termEnds: proration.termEnds }));
  const value = firstYearValue(linesOf(deal.lines, terms.products));
  const base = proration ? times(value, proratedShare(proration)) : value;
  const amount = feeAmount(pay, base, currency, { rounding: termsOn(offer.records.program, closedOn).rounding, cap: terms.cap, part });
  if (base.num === 0n || amount.minor === 0n) return nothingEligible(offer, base);
  if (terms.minimum !== null && compare(base, faceValue(terms.minimum, currency)) < 0) return belowMinimum(offer, base, terms.minimum);
  return {
    partner, rule: terms.id, cause: { deal: deal.deal }, baseMinor: roundedPart(base, part, roundHalfAway), rate: pay.kind === "rate" ? pay.rate : null,
    amountMinor: amount.minor, currency, earnedOn: closedOn, payableOn: null, why: () => whyOwed({ ...offer, held, pay, proration, value, base, amount }),
  };
};

/** An offer that earns, with all that its fee was worked out from. */
interface Earning extends Offer {
  readonly held: TierHeld;
  readonly pay: Pay;
  readonly proration: Proration | null;
  readonly value: Fraction;
  readonly base: Fraction;
  readonly amount: FeeAmount;
}

const whyOwed = ({ records, deal, lineage, closedOn, known, terms, part, held, pay, proration, value, base, amount }: Earning): readonly Explanation[] => {
  const { currency } = deal;
  const credit = isWhole(part) ? null : { account: accountOf(records.history, part.lead, known), share: formatDecimal(part.share) };
  const inputs = { dealKind: lineage.countsAs, pay: payText(pay, currency), tier: { name: held.tier.name, since: held.since }, closedOn, credit };
  return [
    explain("deal_fee", ruleOf(lineage), inputs, feeSteps([{ value: exactly(base, currency) }], pay, amount, currency)),
    valueExplanation(linesOf(deal.lines, terms.products), terms.products, value, proration, currency),
  ];
};

const nothing = (none: NoFee): DealVerdict => ({ fees: [], none: [none] });

const noFee = (partner: string, reason: IneligibleReason, because: () => Explanation): NoFee => ({ partner, reason, why: () => [because()] });

const noTerms = (partner: string, { countsAs }: Lineage): NoFee =>
  countsAs === "renewal"
    ? noFee(partner, "renewal", () => explain("renewal", "R-16", {}))
    : noFee(partner, "no_rate_for_tier", () => explain("no_fee_for_type", RULES[countsAs], { dealKind: countsAs }));

const noRate = ({ partner, lineage, terms }: Offer, held: TierHeld | null): NoFee =>
  noFee(partner, "no_rate_for_tier", () => explain("no_rate_for_tier", ruleOf(lineage), { fee: terms.id, tier: held && held.tier.name }));

const outsideWindow = ({ partner, closedOn, initialClose, terms: { windowMonths } }: Offer): NoFee =>
  noFee(partner, "outside_expansion_window", () => explain("outside_window", "R-14", { closedOn, initialClose, windowMonths }));

const nothingEligible = ({ partner, deal: { currency }, terms: { products } }: Offer, base: Fraction): NoFee =>
  noFee(partner, "nothing_eligible", () =>
    base.num === 0n ? explain("no_value", "R-10", { products }) : explain("rounds_to_nothing", "R-10", { base: moneyText(roundHalfAway(base), currency) }));

const belowMinimum = ({ partner, deal: { currency } }: Offer, base: Fraction, minimum: string): NoFee =>
  noFee(partner, "below_minimum", () => explain("below_fee_minimum", "R-10", {
    base: moneyText(roundHalfAway(base), currency), minimum: moneyText(roundHalfAway(faceValue(minimum, currency)), currency),
  }));

const dealFees = (track: Track, { countsAs }: Lineage): readonly DealFeeTerms[] =>
  track.fees.filter((terms) => terms.on === "deal_won").filter(({ dealTypes }) => dealTypes.includes(countsAs));

/** The close that R-11 and the window look at: the initial deal's, null while that is not won. */
export const initialCloseOf = ({ countsAs, initial }: Lineage, closedOn: Day, known: Day): Day | null => {
  if (countsAs !== "expansion") return closedOn;
  return initial && stageOn(initial, known) === "won" ? closeOf(initial) : null;
};

const isWithinWindow = ({ lineage: { initial }, closedOn, initialClose, terms }: Offer): boolean =>
  initial !== null && initial.dealType !== "renewal" && initialClose !== null && isInWindow(closedOn, initialClose, terms.windowMonths);

const RULES: Readonly<Record<Lineage["countsAs"], Rule>> = { new: "R-12", upgrade: "R-13", expansion: "R-14", renewal: "R-16" };
const ruleOf = ({ countsAs }: Lineage): Rule => RULES[countsAs];
