import type { Day } from "../program/calendar.ts";
import { explain, moneyText, type Explanation, type Rule, type Step, type Term } from "../program/explanation.ts";
import { formatDecimal, type Currency, type Fraction } from "../program/money.ts";
import { byCodePoint } from "../program/order.ts";
import type { PayoutRow } from "./book.ts";

/** A posting's part of a payout: what it comes to there, and what it was where it is in another currency. */
export interface PayoutShare {
  readonly minor: bigint;
  /** The day it was posted. */
  readonly on: Day;
  readonly posted: { readonly minor: bigint; readonly currency: Currency };
  readonly rate: Fraction | null;
  readonly payableOn: Day;
}

/** A payout and what it was made from. */
export interface PayoutFindings extends Omit<PayoutRow, "why"> {
  readonly shares: readonly PayoutShare[];
  readonly minimumMinor: bigint;
  /** The day on which it was remitted; null while it was not. */
  readonly paidOn: Day | null;
  /** The partner has left, so that the rest is paid, however small. */
  readonly onLeaving: boolean;
}

/** Why a payout stands where it does, with the sum it comes from, and each conversion in it. */
export const payoutExplanations = (found: PayoutFindings): readonly Explanation[] => {
  const { currency, amountMinor, minimumMinor, onLeaving } = found;
  const shares = found.shares.toSorted((a, b) => byCodePoint(orderOf(a), orderOf(b)));
  const leaving = explain("paid_on_leaving", "R-26", { amount: moneyText(amountMinor, currency), minimum: moneyText(minimumMinor, currency) });
  return [verdict({ ...found, shares }), ...(onLeaving ? [leaving] : []), ...shares.flatMap((share) => conversion(share, currency))];
};

/** By the day they were posted; all that is said of a share follows, so that the order of the facts makes no difference. */
const orderOf = ({ on, payableOn, posted, minor, rate }: PayoutShare): string =>
  [on, payableOn, posted.currency, posted.minor, minor, rate === null ? "" : formatDecimal(rate)].join(" ");

const verdict = (found: PayoutFindings): Explanation => {
  const { dueOn, currency, amountMinor, status, reasons, minimumMinor, paidOn } = found;
  const amount = moneyText(amountMinor, currency);
  const steps = sumOf(found);
  switch (status) {
    case "carried":
      return explain("payout_carried", "R-20", { dueOn, amount }, steps);
    case "below_minimum":
      return explain("payout_below_minimum", "R-26", { dueOn, amount, minimum: moneyText(minimumMinor, currency) }, steps);
    case "held":
      return explain("payout_held", ruleOfHold(reasons), { dueOn, amount, reasons }, steps);
    case "paid":
      return explain("payout_paid", "R-20", { dueOn, paidOn: paidOn ?? dueOn, amount }, steps);
    case "due":
      return explain("payout_due", "R-20", { dueOn, amount }, steps);
    case "scheduled":
      return explain("payout_scheduled", "R-20", { dueOn, amount }, steps);
  }
};

const ruleOfHold = (reasons: PayoutRow["reasons"]): Rule => (reasons.every((reason) => reason === "no_exchange_rate") ? "R-21" : "R-20");

/** So many postings are written out one by one; of more the rest is counted. */
const WRITTEN_OUT = 6;

/** What was carried in and the postings of the due date; nothing where that is a single amount. */
const sumOf = ({ carriedInMinor, amountMinor, currency, shares }: PayoutFindings): readonly Step[] => {
  const amounts = [...(carriedInMinor === 0n ? [] : [carriedInMinor]), ...shares.map(({ minor }) => minor)];
  if (amounts.length < 2) return [];
  const written = amounts.length > WRITTEN_OUT ? amounts.slice(0, WRITTEN_OUT - 1) : amounts;
  const more: readonly Term[] = written.length === amounts.length ? [] : [{ operator: "+", value: { kind: "more", terms: amounts.length - written.length } }];
  return [{ terms: [...written.map((minor, place) => term(minor, currency, place === 0)), ...more], result: { kind: "money", money: moneyText(amountMinor, currency) } }];
};

const term = (minor: bigint, currency: Currency, isFirst: boolean): Term => {
  if (isFirst) return { value: { kind: "money", money: moneyText(minor, currency) } };
  return { operator: minor < 0n ? "−" : "+", value: { kind: "money", money: moneyText(minor < 0n ? -minor : minor, currency) } };
};

const conversion = ({ minor, posted, rate, payableOn }: PayoutShare, currency: Currency): readonly Explanation[] => {
  if (rate === null || posted.currency === currency) return [];
  return [explain("converted", "R-21", { from: moneyText(posted.minor, posted.currency), to: moneyText(minor, currency), rate: formatDecimal(rate), payableOn })];
};
