import { yearOf } from "./calendar.ts";
import { partsOfPartner, type DealAsked } from "./deal-base.ts";
import type { Part } from "./credit.ts";
import { converted, exchangeRate } from "./exchange.ts";
import { explain, moneyText, type Explanation, type Rule } from "./explanation.ts";
import { faceValue, type BandedPart, type Pay } from "./fee-amount.ts";
import { compare, formatDecimal, fraction, plus, roundHalfAway, sum, times, type Fraction } from "./money.ts";
import type { Bands } from "./program.ts";
import { broughtIn, byClose } from "./year-brought.ts";

/** A band as one tier has it: from an amount on, in exact minor units of the program's currency, at a rate. */
interface TierBand {
  readonly from: Fraction;
  readonly rate: Fraction;
}

/** Where an amount lies on the ruler of the bands, in exact minor units of the program's currency. */
interface Position {
  /** What fills the bands before it. */
  readonly before: Fraction;
  /** Null where no rate of exchange is known. */
  readonly own: Fraction | null;
  /** All that counts together. */
  readonly total: Fraction;
}

/** What bands pay for a deal, and what that was worked out from. */
export interface BandedPay {
  readonly pay: Pay;
  readonly bands: Bands;
  readonly tierBands: readonly TierBand[];
  readonly position: Position;
}

const ZERO = fraction(0n);

/** What the bands are asked: of which part of which deal, whose base is known, for which partner under which fee. */
export interface BandQuestion extends DealAsked {
  readonly part: Part;
  readonly partner: string;
  readonly fee: string;
  /** In exact minor units of the deal's currency, above 0. */
  readonly base: Fraction;
}

/** True where a tier has a rate in any of the bands. */
export const paysTier = ({ steps }: Bands, tier: string): boolean => steps.some(({ byTier }) => Object.hasOwn(byTier, tier));

/**
 * What bands pay a tier for a part of a deal (decision 0014). Over a deal they are laid on its whole base; over a year on
 * what the partner's own shares add up to. A deal without a rate of exchange on its close counts nothing there, and all of
 * it earns the rate of the band that is reached without it.
 */
export const bandedPay = (bands: Bands, tier: string, question: BandQuestion): BandedPay => {
  const currency = question.records.program.currency;
  const tierBands = bands.steps.map(({ from, byTier }) => ({ from: faceValue(from, currency), rate: Object.hasOwn(byTier, tier) ? byTier[tier] ?? ZERO : ZERO }));
  const position = bands.over === "deal" ? onDeal(question) : inYear(question);
  const parts = bands.how === "marginal" ? marginalParts(tierBands, position, question.base) : [{ amount: question.base, rate: rateAt(tierBands, position.total) }];
  const [only, ...others] = parts;
  return { bands, tierBands, position, pay: only && others.length === 0 ? { kind: "rate", rate: only.rate } : { kind: "banded", parts } };
};

const onDeal = (question: BandQuestion): Position => {
  const own = inProgramCurrency(question, question.base);
  return { before: ZERO, own, total: own ?? ZERO };
};

const inYear = (question: BandQuestion): Position => {
  const { records, deal: { deal }, closedOn, partner, fee, part, base, known } = question;
  const others = broughtIn(records, partner, fee, yearOf(closedOn), known).filter((brought) => brought.deal !== deal);
  const ownParts = partsOfPartner(question, partner).map((one) => ({ lead: one.lead, amount: inProgramCurrency(question, times(base, one.share)) }));
  const place = ownParts.findIndex(({ lead }) => lead === part.lead);
  const earlier = others.filter((brought) => byClose(brought, { deal, closedOn }) < 0);
  const amountsOf = (counted: readonly { readonly amount: Fraction | null }[]): readonly Fraction[] => counted.flatMap(({ amount }) => amount ?? []);
  return {
    before: sum([...amountsOf(earlier), ...amountsOf(ownParts.slice(0, Math.max(place, 0)))]),
    own: ownParts[place]?.amount ?? null,
    total: sum([...amountsOf(others), ...amountsOf(ownParts)]),
  };
};

const inProgramCurrency = ({ records: { history, program }, deal, closedOn, known }: BandQuestion, minor: Fraction): Fraction | null => {
  const rate = exchangeRate(history, deal.currency, program.currency, closedOn, known);
  return rate && converted(minor, rate, deal.currency, program.currency);
};

/** The rate of the highest band that an amount reaches. */
const rateAt = (bands: readonly TierBand[], amount: Fraction): Fraction => bands.findLast(({ from }) => compare(from, amount) <= 0)?.rate ?? ZERO;

/** A base cut where one band ends and the next begins; the pieces add up to it. */
const marginalParts = (bands: readonly TierBand[], { before, own }: Position, base: Fraction): readonly BandedPart[] => {
  if (own === null || own.num === 0n) return [{ amount: base, rate: rateAt(bands, before) }];
  const end = plus(before, own);
  return bands.flatMap(({ from, rate }, index) => {
    const next = bands[index + 1]?.from;
    const low = compare(from, before) > 0 ? from : before;
    const high = next !== undefined && compare(next, end) < 0 ? next : end;
    if (compare(low, high) >= 0) return [];
    const inBand = plus(high, { num: -low.num, den: low.den });
    return [{ amount: sum([times(times(base, inBand), fraction(own.den, own.num))]), rate }];
  });
};

/** The bands, and what filled them. */
export const whyBanded = ({ bands, tierBands, position }: BandedPay, { records: { program, history }, deal, closedOn, known }: BandQuestion, rule: Rule): Explanation => {
  const { currency } = program;
  const money = (minor: Fraction) => moneyText(roundHalfAway(minor), currency);
  const rate = deal.currency === currency ? null : exchangeRate(history, deal.currency, currency, closedOn, known);
  return explain("rate_bands", rule, {
    over: bands.over, how: bands.how, year: bands.over === "year" ? yearOf(closedOn) : null,
    steps: tierBands.map((band) => ({ from: money(band.from), rate: formatDecimal(band.rate) })),
    before: money(position.before), own: position.own && money(position.own), total: money(position.total),
    exchange: deal.currency === currency ? null : { from: deal.currency, to: currency, rate: rate && formatDecimal(rate) },
  });
};
