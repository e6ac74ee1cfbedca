import type { Day } from "../program/calendar.ts";
import { converted, exchangeRate } from "../program/exchange.ts";
import { faceValue } from "../program/fee-amount.ts";
import { inEffect } from "../program/history.ts";
import { staysOf, stayOn } from "../program/membership.ts";
import { compare, fraction, roundHalfAway, type Currency } from "../program/money.ts";
import type { Records } from "../program/records.ts";
import { firstDueDateFrom } from "../program/schedule.ts";
import type { PayoutTermsOn } from "../program/terms.ts";
import { HOLD_REASONS, type HoldReason, type PayoutRow } from "./book.ts";
import { payoutExplanations, type PayoutShare } from "./payout-explanation.ts";
import type { Account, Entry } from "./walk.ts";

/** The payouts of all partners and, for each posting with a due date, whether the payout it ended up in is paid. */
export interface Payouts {
  readonly rows: readonly PayoutRow[];
  readonly isPaid: (entry: Entry) => boolean;
}

/**
 * Sums postings by partner, currency and due date and says what becomes of each sum on a day: what is negative or
 * below the minimum goes on to the next due date. The payee's profile, its currency and the rates are those of `asOf`.
 */
export const payoutsOf = (records: Records, termsOn: PayoutTermsOn, accounts: readonly Account[], asOf: Day): Payouts => {
  const rows: PayoutRow[] = [];
  const paid = new Set<Entry>();
  for (const lane of lanesOf(records, termsOn, accounts, asOf).values()) {
    const laneRows = rowsOf(records, termsOn, lane, asOf);
    rows.push(...laneRows);
    for (const { entry } of lane.shares) if (endsUpPaid(laneRows, entry)) paid.add(entry);
  }
  return { rows, isPaid: (entry) => paid.has(entry) };
};

/** What one partner is paid in one currency. */
interface Lane {
  readonly partner: string;
  readonly currency: Currency;
  /** False where the lane is in the fee's own currency for want of a rate. */
  readonly converted: boolean;
  readonly shares: (PayoutShare & { readonly entry: Entry; readonly dueOn: Day })[];
}

const lanesOf = (records: Records, termsOn: PayoutTermsOn, accounts: readonly Account[], asOf: Day): ReadonlyMap<string, Lane> => {
  const { fixedCurrency } = termsOn(asOf);
  const lanes = new Map<string, Lane>();
  for (const account of accounts) {
    const wanted = fixedCurrency ? undefined : inEffect(records.history.payees.get(account.partner), asOf, asOf)?.currency;
    const currency = wanted ?? records.program.currency;
    let balance = 0n;
    for (const entry of account.entries) {
      const [before, after] = [balance, balance + entry.amountMinor];
      balance = after;
      if (entry.dueOn === null || entry.payableOn === null) continue;
      const rate = exchangeRate(records.history, account.currency, currency, entry.payableOn, asOf);
      const inLane = (minor: bigint): bigint => (rate ? roundHalfAway(converted(fraction(minor), rate, account.currency, currency)) : minor);
      const paidIn = rate ? currency : account.currency;
      const key = JSON.stringify([account.partner, paidIn]);
      const lane = lanes.get(key) ?? { partner: account.partner, currency: paidIn, converted: rate !== null, shares: [] };
      lanes.set(key, lane);
      const posted = { minor: entry.amountMinor, currency: account.currency };
      lane.shares.push({ entry, on: entry.on, dueOn: entry.dueOn, minor: inLane(after) - inLane(before), posted, rate, payableOn: entry.payableOn });
    }
  }
  return lanes;
};

const rowsOf = (records: Records, termsOn: PayoutTermsOn, lane: Lane, asOf: Day): readonly PayoutRow[] => {
  const sums = new Map<Day, bigint>();
  for (const { dueOn, minor } of lane.shares) sums.set(dueOn, (sums.get(dueOn) ?? 0n) + minor);
  const leaving = new Set(leavingDueDates(records, termsOn, lane.partner, asOf));
  const rows: PayoutRow[] = [];
  for (const dueOn of [...new Set([...sums.keys(), ...leaving])].sort()) {
    const last = rows.at(-1);
    const carriedInMinor = last && isPassedOn(last) ? last.amountMinor : 0n;
    const postings = sums.get(dueOn);
    const isRest = last?.status === "below_minimum" && isOut(records, lane.partner, dueOn, asOf);
    if (postings === undefined && !isRest) continue;
    const amountMinor = carriedInMinor + (postings ?? 0n);
    const status = statusOf(records, termsOn, lane, dueOn, amountMinor, asOf);
    const reasons = status === "held" ? holdReasons(records, lane, asOf) : [];
    const row = { partner: lane.partner, dueOn, currency: lane.currency, carriedInMinor, amountMinor, status, reasons };
    rows.push({ ...row, why: () => payoutExplanations({ ...row, ...findings(records, termsOn, lane, row, asOf) }) });
  }
  return rows;
};

/** What a payout's explanation needs besides its row. */
const findings = (records: Records, termsOn: PayoutTermsOn, lane: Lane, { dueOn, amountMinor, status }: Omit<PayoutRow, "why">, asOf: Day) => {
  const minimumMinor = roundHalfAway(faceValue(termsOn(dueOn).minimum, lane.currency));
  const onLeaving = amountMinor > 0n && amountMinor < minimumMinor && status !== "below_minimum" && isOut(records, lane.partner, dueOn, asOf);
  const paidOn = records.history.payoutsPaid.get(lane.partner)?.find(({ fact, from }) => fact.dueOn === dueOn && from <= asOf)?.fact.on ?? null;
  return { shares: lane.shares.filter((share) => share.dueOn === dueOn), minimumMinor, onLeaving, paidOn };
};

const isPassedOn = ({ status }: Pick<PayoutRow, "status">): boolean => status === "carried" || status === "below_minimum";

const statusOf = (records: Records, termsOn: PayoutTermsOn, lane: Lane, dueOn: Day, amountMinor: bigint, asOf: Day): PayoutRow["status"] => {
  if (amountMinor <= 0n) return "carried";
  const isBelow = compare(fraction(amountMinor), faceValue(termsOn(dueOn).minimum, lane.currency)) < 0;
  const isTooSmall = isBelow && !isOut(records, lane.partner, dueOn, asOf);
  const paidFrom = payoutPaidFrom(records, lane.partner, dueOn, asOf);
  if (paidFrom !== null && !(isTooSmall && wasPaidLater(records, lane.partner, dueOn, paidFrom))) return "paid";
  if (isTooSmall) return "below_minimum";
  if (holdReasons(records, lane, asOf).length > 0) return "held";
  return dueOn <= asOf ? "due" : "scheduled";
};

/** The day from which a payout to a partner is known to have been made; null when it is not known by `day`. */
const payoutPaidFrom = ({ history }: Records, partner: string, dueOn: Day, day: Day): Day | null =>
  history.payoutsPaid.get(partner)?.find(({ fact, from }) => fact.dueOn === dueOn && from <= day)?.from ?? null;

/** True when a payout to a partner is known, on a day, to have been made. */
export const isPayoutPaid = (records: Records, partner: string, dueOn: Day, day: Day): boolean => payoutPaidFrom(records, partner, dueOn, day) !== null;

/** True when a later payout was known to be paid before `day`: what was too small for its own due date was in that one, and is not paid twice. */
const wasPaidLater = ({ history }: Records, partner: string, dueOn: Day, day: Day): boolean =>
  history.payoutsPaid.get(partner)?.some(({ fact, from }) => fact.dueOn > dueOn && from < day) ?? false;

const holdReasons = ({ history }: Records, lane: Lane, asOf: Day): readonly HoldReason[] => {
  const payee = inEffect(history.payees.get(lane.partner), asOf, asOf);
  const holds: Readonly<Record<HoldReason, boolean>> = {
    billing_contact_missing: !payee?.billingContact,
    bank_details_missing: !payee?.bankDetails,
    tax_form_missing: !payee?.taxForm,
    no_exchange_rate: !lane.converted,
  };
  return HOLD_REASONS.filter((reason) => holds[reason]);
};

const isOut = ({ history }: Records, partner: string, dueOn: Day, asOf: Day): boolean => stayOn(history, partner, null, dueOn < asOf ? dueOn : asOf, asOf) === null;

/** The first due date on or after each day on which the partner left: then the rest is paid, however small. */
const leavingDueDates = ({ history }: Records, termsOn: PayoutTermsOn, partner: string, asOf: Day): readonly Day[] =>
  staysOf(history, partner, null, asOf).flatMap(({ to }) => (to === null ? [] : [firstDueDateFrom(termsOn(to).schedule, to)]));

/** Follows a posting from due date to due date until its sum stays; true when that payout is paid. */
const endsUpPaid = (rows: readonly PayoutRow[], { dueOn }: Entry): boolean =>
  rows.find((row) => dueOn !== null && row.dueOn >= dueOn && !isPassedOn(row))?.status === "paid";
