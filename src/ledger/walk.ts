import type { Day } from "../program/calendar.ts";
import type { Currency } from "../program/money.ts";
import type { Cause, Owed } from "../program/owed.ts";
import type { PayoutSchedule } from "../program/program.ts";
import { dueDate, dueDatesFrom } from "../program/schedule.ts";
import type { Posting } from "./book.ts";

/** Something that is owed or not as days go by, for one cause: a deal, a payment, a managed month, a clawback. */
export interface Claim {
  /** The only days on which what is owed can change, in order. */
  readonly days: readonly Day[];
  readonly owedOn: (day: Day) => readonly Owed[];
}

/** When fees are due, by the terms of the day from which that is counted, and which payouts were already made on a day. */
export interface PayoutPlan {
  readonly scheduleOn: (day: Day) => PayoutSchedule;
  readonly isPaid: (partner: string, dueOn: Day, day: Day) => boolean;
}

/** A posting on its way into the book. */
export interface Entry {
  readonly on: Day;
  readonly amountMinor: bigint;
  readonly reason: Posting["reason"];
  readonly dueOn: Day | null;
  /** The due date by the schedule, or of the posting that this one corrects; `dueOn` is later where that was over. */
  readonly scheduled: Day | null;
  /** What the account held before. */
  readonly before: bigint;
  /** What it was owed on the posting's day. */
  readonly owed: Owed | null;
  /** The day the fee became payable, at whose rate the posting is converted; null while it is not. */
  readonly payableOn: Day | null;
}

/** All postings of one cause to one partner in one currency, and what the cause is owed at the end. */
export interface Account {
  readonly partner: string;
  readonly rule: string;
  readonly cause: Cause;
  readonly currency: Currency;
  readonly entries: readonly Entry[];
  /** Null when nothing is owed any more. */
  readonly owed: Owed | null;
}

/**
 * Walks through the days of a claim and posts, on each, the difference between what is owed and what the ledger holds
 * . A cause that moves to another partner or currency is reversed for the one and posted for the other.
 *
 * Without a plan no posting gets a due date: the amounts are the same, and what a partner was paid need not be known.
 */
export const walk = ({ days, owedOn }: Claim, plan: PayoutPlan | null): readonly Account[] => {
  let accounts: Account[] = [];
  for (const day of days) {
    const owed = owedOn(day);
    for (const one of owed) if (!accounts.some((account) => isFor(account, one))) accounts.push(opened(one));
    accounts = accounts.map((account) => settle(account, owed.find((one) => isFor(account, one)) ?? null, day, plan));
  }
  return accounts;
};

const isFor = (account: Account, { partner, rule, currency }: Owed): boolean =>
  account.partner === partner && account.rule === rule && account.currency === currency;

const opened = ({ partner, rule, cause, currency }: Owed): Account => ({ partner, rule, cause, currency, entries: [], owed: null });

const settle = (account: Account, owed: Owed | null, day: Day, plan: PayoutPlan | null): Account => {
  const balance = account.entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const amountMinor = (owed?.amountMinor ?? 0n) - balance;
  if (plan === null) return amountMinor === 0n ? { ...account, owed } : { ...account, owed, entries: [...account.entries, undue(account, owed, day, balance, amountMinor)] };
  const firstDue = account.entries[0]?.dueOn ?? null;
  const payableOn = owed?.payableOn ?? null;
  const entries = amountMinor === 0n ? account.entries : [...account.entries, {
    on: day, amountMinor, reason: reasonOf(account.rule, balance, balance + amountMinor),
    dueOn: firstDue === null ? null : laterDueDate(plan, account.partner, firstDue, day), scheduled: firstDue, before: balance, owed,
    // A correction is converted like what it corrects; after nothing was owed, the fee is payable anew.
    payableOn: firstDue === null ? null : (balance === 0n ? payableOn : null) ?? account.entries.at(-1)?.payableOn ?? null,
  }];
  if (firstDue !== null || payableOn === null) return { ...account, entries, owed };
  const scheduled = dueDate(plan.scheduleOn(payableOn), payableOn);
  const dueOn = laterDueDate(plan, account.partner, scheduled, day);
  return { ...account, entries: entries.map((entry) => ({ ...entry, dueOn, scheduled, payableOn })), owed };
};

const undue = ({ rule }: Account, owed: Owed | null, on: Day, before: bigint, amountMinor: bigint): Entry =>
  ({ on, amountMinor, reason: reasonOf(rule, before, before + amountMinor), dueOn: null, scheduled: null, before, owed, payableOn: null });

/** A due date if it has not passed and its payout is not paid, else the first by the schedule from the day whose payout is not. */
const laterDueDate = ({ scheduleOn, isPaid }: PayoutPlan, partner: string, dueOn: Day, day: Day): Day => {
  if (dueOn >= day && !isPaid(partner, dueOn, day)) return dueOn;
  for (const due of dueDatesFrom(scheduleOn(day), day)) if (!isPaid(partner, due, day)) return due;
  throw new Error("a schedule has no last due date");
};

const reasonOf = (rule: string, before: bigint, after: bigint): Posting["reason"] => {
  if (before === 0n) return rule === "clawback" ? "clawback" : "earned";
  return after === 0n ? "reversed" : "corrected";
};
