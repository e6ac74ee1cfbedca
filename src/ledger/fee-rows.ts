import type { Day } from "../program/calendar.ts";
import { explain, moneyText, type Why } from "../program/explanation.ts";
import { fraction } from "../program/money.ts";
import type { PayoutTermsOn } from "../program/terms.ts";
import type { ExplainedPosting, FeeRow, FeeStatus } from "./book.ts";
import { dueExplanations, postingExplanations } from "./due-explanation.ts";
import type { Payouts } from "./payouts.ts";
import type { Account } from "./walk.ts";

/** What an account is owed and how far its payment has come; null for one that never had a posting. */
export const feeRow = (account: Account, payouts: Payouts, termsOn: PayoutTermsOn, asOf: Day): FeeRow | null => {
  const { partner, rule, cause, currency, entries, owed } = account;
  const last = entries.at(-1);
  if (!last) return null;
  const dueDates = entries.flatMap((entry) => (entry.dueOn === null ? [] : [{ dueOn: entry.dueOn, isPaid: payouts.isPaid(entry) }]));
  const unpaid = dueDates.filter(({ isPaid }) => !isPaid).map(({ dueOn }) => dueOn).sort();
  const dueOn = unpaid[0] ?? dueDates.map((date) => date.dueOn).sort().at(-1) ?? null;
  const whyDue: Why = () => dueExplanations(account, (day) => termsOn(day).schedule);
  if (!owed) {
    return {
      partner, rule, cause, baseMinor: 0n, rate: fraction(0n), amountMinor: 0n, currency, earnedOn: null, payableOn: null, dueOn,
      status: "reversed", why: () => [explain("reversed", "R-18", { on: last.on, amount: moneyText(-last.amountMinor, currency) })],
      whyDue,
    };
  }
  const { baseMinor, rate, amountMinor, earnedOn, payableOn, why } = owed;
  return {
    partner, rule, cause, baseMinor, rate, amountMinor, currency, earnedOn, payableOn, dueOn, status: statusOf(dueOn, unpaid.length === 0, asOf), why,
    whyDue,
  };
};

/** The account's postings as rows of the ledger. */
export const postingsOf = (account: Account): readonly ExplainedPosting[] => {
  const { partner, rule, cause, currency, entries } = account;
  return entries.map((entry) => {
    const { on, amountMinor, reason, dueOn } = entry;
    return { on, partner, rule, cause, amountMinor, currency, reason, dueOn, why: () => postingExplanations(account, entry) };
  });
};

const statusOf = (dueOn: Day | null, isPaid: boolean, asOf: Day): FeeStatus => {
  if (dueOn === null) return "earned";
  if (isPaid) return "paid";
  return dueOn > asOf ? "payable" : "due";
};
