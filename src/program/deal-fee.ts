import type { Day } from "./calendar.ts";
import { isWhole, partsOf, roundedPart, type Part } from "./credit.ts";
import { agreedOn, whyAgreed } from "./agreed-pay.ts";
import { bandedPay, paysTier, whyBanded, type BandedPay } from "./banded-pay.ts";
import type { Lineage } from "./deal.ts";
import { askAbout, baseUnder, isBelowMinimum, type DealAsked, type DealBase } from "./deal-base.ts";
import type { DealUpdated, PartnerRateSet } from "./facts.ts";
import { exactly, explain, moneyText, type Explanation, type Rule, type Why } from "./explanation.ts";
import { faceValue, feeAmount, feeSteps, payOf, payText, rateOf, type FeeAmount, type Pay } from "./fee-amount.ts";
import { linesOf } from "./first-year-value.ts";
import { partnerName, stayOn, tracksOn } from "./membership.ts";
import { compare, formatDecimal, roundHalfAway, type Fraction } from "./money.ts";
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
  const asked = askAbout(records, deal, closedOn, known);
  const { credits } = asked.lineage;
  if (credits.length === 0) return null;
  const [verdict = NOTHING_SAID, ...others] = partsOf(credits).map((part) => verdictOn(asked, part));
  return others.length === 0 ? verdict : others.reduce(together, verdict);
};

/** What one lead's part of a deal earns its partner. */
const verdictOn = (asked: DealAsked, part: Part): DealVerdict => {
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
    fees.set(key, first ? { ...fee, rate: sameRate(first, fee), baseMinor: first.baseMinor + fee.baseMinor, amountMinor: first.amountMinor + fee.amountMinor, why: () => [...first.why(), ...fee.why()] } : fee);
  }
  const earning = new Set([...fees.values()].map(({ partner }) => partner));
  const none = new Map([...one.none, ...other.none].toSorted(byRank).toReversed().map((no) => [no.partner, no]));
  return { fees: [...fees.values()], none: [...none.values()].filter(({ partner }) => !earning.has(partner)) };
};

/** Parts in different bands have no one rate. */
const sameRate = (one: Owed, other: Owed): Owed["rate"] => (one.rate && other.rate && compare(one.rate, other.rate) === 0 ? other.rate : null);

interface Offer extends DealAsked {
  readonly part: Part;
  readonly partner: string;
  readonly track: Track;
  readonly terms: DealFeeTerms;
}

const feeUnder = (offer: Offer): Owed | NoFee => {
  const { deal, closedOn, partner, terms, part } = offer;
  const { currency } = deal;
  const held = tierOn(offer.records, partner, offer.track, closedOn, offer.known);
  const paying = held && payerOf(offer, held);
  if (!held || !paying) return noRate(offer, held);
  const based = baseUnder(offer, terms);
  if ("reason" in based) return noFee(partner, based.reason, based.because);
  const { base } = based;
  if (base.num === 0n) return nothingEligible(offer, base);
  const paid = paying(base);
  const amount = feeAmount(paid.pay, base, currency, { rounding: termsOn(offer.records.program, closedOn).rounding, cap: terms.cap, part });
  if (amount.minor === 0n) return nothingEligible(offer, base);
  if (isBelowMinimum(base, terms, deal)) return belowMinimum(offer, base, terms.minimum ?? "0");
  return {
    partner, rule: terms.id, cause: { deal: deal.deal }, baseMinor: roundedPart(base, part, roundHalfAway), rate: rateOf(paid.pay),
    amountMinor: amount.minor, currency, earnedOn: closedOn, payableOn: null, why: () => whyOwed({ ...offer, held, paid, based, amount }),
  };
};

/** What an offer pays, and where it comes from: what was agreed with the partner, or the bands; else the tier's own. */
interface Paid {
  readonly pay: Pay;
  readonly agreement: PartnerRateSet | null;
  readonly banded: BandedPay | null;
}

/** What an offer pays once its base is known; null where it pays the tier nothing. */
const payerOf = (offer: Offer, { tier }: TierHeld): ((base: Fraction) => Paid) | null => {
  const { records, deal: { currency }, partner, terms: { id: fee, pays }, closedOn, known } = offer;
  const agreed = agreedOn(records, { partner, fee, day: closedOn, currency, known });
  if (agreed) return () => ({ ...agreed, banded: null });
  if (pays.kind !== "bands") {
    const pay = payOf(pays, tier.id, currency);
    return pay && (() => ({ pay, agreement: null, banded: null }));
  }
  if (!paysTier(pays, tier.id)) return null;
  return (base) => {
    const banded = bandedPay(pays, tier.id, { ...offer, fee, base });
    return { pay: banded.pay, agreement: null, banded };
  };
};

/** An offer that earns, with all that its fee was worked out from. */
interface Earning extends Offer {
  readonly held: TierHeld;
  readonly paid: Paid;
  readonly based: DealBase;
  readonly amount: FeeAmount;
}

const whyOwed = (earning: Earning): readonly Explanation[] => {
  const { records, deal, lineage, closedOn, known, terms, part, held, paid: { pay, agreement, banded }, based: { value, proration, base }, amount } = earning;
  const { currency } = deal;
  const rule = ruleOf(lineage);
  const credit = isWhole(part) ? null : { account: accountOf(records.history, part.lead, known), share: formatDecimal(part.share) };
  const inputs = { dealKind: lineage.countsAs, pay: payText(pay, currency), tier: { name: held.tier.name, since: held.since }, closedOn, credit };
  return [
    explain("deal_fee", rule, inputs, feeSteps([{ value: exactly(base, currency) }], pay, amount, currency)),
    ...whyAgreed(agreement, pay, rule, currency),
    ...(banded ? [whyBanded(banded, { ...earning, fee: terms.id, base }, rule)] : []),
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

const nothingEligible = ({ partner, deal: { currency }, terms: { products } }: Offer, base: Fraction): NoFee =>
  noFee(partner, "nothing_eligible", () =>
    base.num === 0n ? explain("no_value", "R-10", { products }) : explain("rounds_to_nothing", "R-10", { base: moneyText(roundHalfAway(base), currency) }));

const belowMinimum = ({ partner, deal: { currency } }: Offer, base: Fraction, minimum: string): NoFee =>
  noFee(partner, "below_minimum", () => explain("below_fee_minimum", "R-10", {
    base: moneyText(roundHalfAway(base), currency), minimum: moneyText(roundHalfAway(faceValue(minimum, currency)), currency),
  }));

const dealFees = (track: Track, { countsAs }: Lineage): readonly DealFeeTerms[] =>
  track.fees.filter((terms) => terms.on === "deal_won").filter(({ dealTypes }) => dealTypes.includes(countsAs));

const RULES: Readonly<Record<Lineage["countsAs"], Rule>> = { new: "R-12", upgrade: "R-13", expansion: "R-14", renewal: "R-16" };
const ruleOf = ({ countsAs }: Lineage): Rule => RULES[countsAs];
