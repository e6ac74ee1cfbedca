import { monthOf, type Day } from "./calendar.ts";
import { exactly, explain, moneyText, rounded, timesRate, type Explanation } from "./explanation.ts";
import type { FundsApproved } from "./facts.ts";
import { faceValue } from "./fee-amount.ts";
import { lastRecorded } from "./history.ts";
import { compare, formatDecimal, fraction, roundHalfAway, times, type Fraction } from "./money.ts";
import { byCodePoint } from "./order.ts";
import type { Owed } from "./owed.ts";
import type { FundsTerms, Track } from "./program.ts";
import type { Records } from "./records.ts";
import { roundFee } from "./rounding.ts";
import { termsOn } from "./terms.ts";
import { tierOn } from "./tier.ts";

/** The rule id of reimbursed marketing costs; no fee may be called so. */
export const MARKET_FUNDS = "market_funds";

/**
 * What an approved cost is reimbursed, as known on a day: a share of it, as far as the partner's claims approved earlier in
 * the month leave room. By the terms and the tier of the day of approval, on which it is earned and payable.
 */
export const fundsOwed = (records: Records, claim: string, known: Day): readonly Owed[] => {
  const approved = lastRecorded(records.history.fundClaims.get(claim), known);
  const offer = approved && offerOf(records, approved, known);
  if (!approved || !offer) return [];
  const { partner, on, cost: { minor, currency } } = approved;
  const { exact, room, amountMinor } = reimbursed(records, approved, offer.funds, usedBefore(records, approved, known));
  if (amountMinor === 0n) return [];
  return [{
    partner, rule: MARKET_FUNDS, cause: { claim }, baseMinor: minor, rate: offer.funds.share, amountMinor, currency,
    earnedOn: on, payableOn: on,
    why: () => [whyReimbursed(approved, offer.funds, { exact, room, amountMinor })],
  }];
};

const whyReimbursed = ({ on, cost: { minor, currency } }: FundsApproved, { share, most }: FundsTerms, { exact, room, amountMinor }: Reimbursed): Explanation => {
  const amount = moneyText(amountMinor, currency);
  const isLimited = compare(exact, room) > 0;
  const inputs = {
    cost: moneyText(minor, currency), share: formatDecimal(share), most: moneyText(roundHalfAway(faceValue(most, currency)), currency), month: monthOf(on),
    approvedOn: on, left: isLimited ? amount : null,
  };
  const then = isLimited ? { then: { kind: "capped" as const, to: amount } } : rounded(exact, amountMinor, currency);
  return explain("market_funds", "R-29", inputs, [{ terms: [{ value: exactly(fraction(minor), currency) }, timesRate(share)], result: exactly(exact, currency), ...then }]);
};

interface Offer {
  readonly track: Track;
  readonly funds: FundsTerms;
}

/** The funds open to the partner on the day of approval; null when its tier has none. */
const offerOf = (records: Records, { partner, on }: FundsApproved, known: Day): Offer | null => {
  for (const track of termsOn(records.program, on).tracks) {
    const held = track.funds && tierOn(records, partner, track, on, known);
    if (track.funds && held && track.funds.tiers.includes(held.tier.id)) return { track, funds: track.funds };
  }
  return null;
};

interface Reimbursed {
  /** The share before the month's limit, in exact minor units. */
  readonly exact: Fraction;
  readonly room: Fraction;
  readonly amountMinor: bigint;
}

const reimbursed = (records: Records, { on, cost }: FundsApproved, { share, most }: FundsTerms, used: bigint): Reimbursed => {
  const exact = times(fraction(cost.minor), share);
  const limit = faceValue(most, cost.currency);
  const left: Fraction = { num: limit.num - used * limit.den, den: limit.den };
  const room = left.num < 0n ? fraction(0n) : left;
  const paid = compare(exact, room) > 0 ? room : exact;
  return { exact, room, amountMinor: roundFee(paid, termsOn(records.program, on).rounding) };
};

/** What the partner's earlier claims of the month took, in the order of approval; currencies never mix. */
const usedBefore = (records: Records, approved: FundsApproved, known: Day): bigint => {
  let used = 0n;
  for (const earlier of claimsOfMonth(records, approved, known)) {
    if (earlier.claim === approved.claim) break;
    const offer = offerOf(records, earlier, known);
    if (offer) used += reimbursed(records, earlier, offer.funds, used).amountMinor;
  }
  return used;
};

const claimsOfMonth = ({ history }: Records, { partner, on, cost }: FundsApproved, known: Day): readonly FundsApproved[] =>
  (history.claimsOfPartner.get(partner) ?? [])
    .flatMap((claim) => lastRecorded(history.fundClaims.get(claim), known) ?? [])
    .filter((other) => other.partner === partner && monthOf(other.on) === monthOf(on) && other.cost.currency === cost.currency)
    .sort((a, b) => byCodePoint(a.on, b.on) || byCodePoint(a.claim, b.claim));
