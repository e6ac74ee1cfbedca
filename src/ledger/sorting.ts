import { formatDecimal, formatMinor } from "../program/money.ts";
import { byCodePoint } from "../program/order.ts";
import type { Cause, EstimateRow, FeeRow, IneligibleRow, LeadRow, PastTierRow, PaymentWithoutFeeRow, PayoutRow, ExplainedPosting, RefusalRow, TierRow } from "./book.ts";

/*
 * The order of each list of a book: by partner, then the first date shown, then the remaining fields in the order shown;
 * strings by code point, null first, a cause by its values. Amounts are compared as they are shown.
 */

type Key = readonly (string | null)[];

/** Sorts rows by what {@link keysOf} says of each; equal rows keep their places. */
const sortedBy = <T>(rows: readonly T[], keyOf: (row: T) => Key): readonly T[] =>
  rows.map((row) => ({ row, key: keyOf(row) })).sort((a, b) => byKey(a.key, b.key)).map(({ row }) => row);

const byKey = (a: Key, b: Key): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const [x, y] = [a[i] ?? null, b[i] ?? null];
    if (x === y) continue;
    return x === null ? -1 : y === null ? 1 : byCodePoint(x, y);
  }
  return a.length - b.length;
};

/** A cause takes two places, so that causes of one value and of two compare value by value. */
const causeKey = (cause: Cause): Key => {
  const [first = null, second = null] = Object.values(cause).map(String);
  return [first, second];
};

/** Leads by partner and lead. */
export const sortLeads = (rows: readonly LeadRow[]): readonly LeadRow[] => sortedBy(rows, ({ partner, lead, status }) => [partner, lead, status]);

/** Tiers by partner and the day they began. */
export const sortTiers = <Row extends PastTierRow | TierRow>(rows: readonly Row[]): readonly Row[] => sortedBy(rows, ({ partner, since, track, tier }) => [partner, since, track, tier]);

/** Fees by partner and the day they were earned, reversed ones first. */
export const sortFees = (rows: readonly FeeRow[]): readonly FeeRow[] =>
  sortedBy(rows, (row) => [row.partner, row.earnedOn, row.rule, ...causeKey(row.cause), ...amountKey(row), row.payableOn, row.dueOn, row.status]);

/** Estimates by partner, fee and deal. */
export const sortEstimates = (rows: readonly EstimateRow[]): readonly EstimateRow[] =>
  sortedBy(rows, (row) => [row.partner, row.rule, ...causeKey(row.cause), ...amountKey(row)]);

/** Deals without a fee by partner and deal. */
export const sortIneligible = (rows: readonly IneligibleRow[]): readonly IneligibleRow[] =>
  sortedBy(rows, ({ partner, deal, reason }) => [partner, deal, reason]);

/** Payments without a fee by partner, subscription and payment. */
export const sortPaymentsWithoutFee = (rows: readonly PaymentWithoutFeeRow[]): readonly PaymentWithoutFeeRow[] =>
  sortedBy(rows, ({ partner, subscription, payment }) => [partner, subscription, payment]);

/** Postings by partner and day. */
export const sortLedger = (rows: readonly ExplainedPosting[]): readonly ExplainedPosting[] =>
  sortedBy(rows, (row) => [row.partner, row.on, row.rule, ...causeKey(row.cause), formatMinor(row.amountMinor, row.currency), row.currency, row.reason]);

/** Payouts by partner, due date and currency. */
export const sortPayouts = (rows: readonly PayoutRow[]): readonly PayoutRow[] =>
  sortedBy(rows, ({ partner, dueOn, currency }) => [partner, dueOn, currency]);

/** Refused events by id. */
export const sortRefused = (rows: readonly RefusalRow[]): readonly RefusalRow[] => sortedBy(rows, ({ event, reason }) => [event, reason]);

const amountKey = ({ baseMinor, rate, amountMinor, currency }: EstimateRow): Key => [
  formatMinor(baseMinor, currency), rate && formatDecimal(rate), formatMinor(amountMinor, currency), currency,
];
