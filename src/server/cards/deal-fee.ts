import type { DealFee, FeePart, FeeState, LedgerLine } from "@partner-ledger/contracts/deal-card";
import type { MoneyText } from "@partner-ledger/contracts/money";
import type { Book, EstimateRow, FeeRow, FeeStatus, Posting } from "../../ledger/book.ts";
import type { Day } from "../../program/calendar.ts";
import { moneyText, type Explanation } from "../../program/explanation.ts";
import type { History } from "../../program/history.ts";
import { formatDecimal, type Currency } from "../../program/money.ts";

/** The stages of a fee from the least to the most advanced. */
const STAGES: readonly FeeStatus[] = ["earned", "payable", "due", "paid"];

/**
 * What a deal pays, from the book: what is owed, else the estimate, else what was taken back, else nothing.
 * A deal with several fees is as far as the least advanced of them. `because` says why a deal that pays nothing does so.
 * `wasPosted`: the ledger has rows of this deal. The book counts in days and knows nothing of what was earned and taken
 * back within one; the ledger does.
 */
export function dealFee(book: Book, deal: string, currency: Currency, because: Explanation | null, wasPosted: boolean): Omit<DealFee, "paidOn"> {
  const rows = feesOf(book, deal);
  const owed = rows.filter((row) => row.status !== "reversed");
  if (owed.length > 0) return { ...datesOf(owed), state: stateOf(owed), total: total(owed, currency), parts: owed.map(toPart), because: null };
  const estimates = book.estimates.filter((row) => isOfDeal(row, deal));
  if (estimates.length > 0) return { ...NO_DATES, state: "estimated", total: total(estimates, currency), parts: estimates.map(toPart), because: null };
  if (wasPosted) return { ...NO_DATES, state: "reversed", total: moneyText(0n, currency), parts: [], because };
  return { ...NO_DATES, state: "none", total: null, parts: [], because };
}

/** The day on which the last of a deal's fees was remitted; null while one is not paid (R-20: what is carried is paid with a later due date). */
export function paidOn(history: History, book: Book, deal: string): Day | null {
  const rows = feesOf(book, deal).filter((row) => row.status !== "reversed");
  if (stateOf(rows) !== "paid") return null;
  const days = rows.flatMap(({ partner, dueOn }) => {
    const payout = book.payouts.find((row) => row.partner === partner && row.status === "paid" && dueOn !== null && row.dueOn >= dueOn);
    return history.payoutsPaid.get(partner)?.find(({ fact, from }) => fact.dueOn === payout?.dueOn && from <= book.asOf)?.fact.on ?? [];
  });
  return days.sort().at(-1) ?? null;
}

/** The fees a deal has or had; reversed ones too. */
export const feesOf = (book: Book, deal: string): readonly FeeRow[] => book.fees.filter((row) => isOfDeal(row, deal));

/** A deal's postings as its card lists them, oldest first. */
export const historyOf = (postings: readonly Posting[]): readonly LedgerLine[] =>
  postings.map(({ on, rule, amountMinor, currency, reason, dueOn }) => ({ on, rule, amount: moneyText(amountMinor, currency), reason, dueOn }));

/** True when a row of the book is for this deal. */
export const isOfDeal = ({ cause }: Pick<FeeRow | Posting, "cause">, deal: string): boolean => "deal" in cause && cause.deal === deal;

const NO_DATES = { earnedOn: null, payableOn: null, dueOn: null };

function datesOf(rows: readonly FeeRow[]): Pick<DealFee, "earnedOn" | "payableOn" | "dueOn"> {
  const least = rows.find((row) => row.status === stateOf(rows));
  return { earnedOn: least?.earnedOn ?? null, payableOn: least?.payableOn ?? null, dueOn: least?.dueOn ?? null };
}

const stateOf = (rows: readonly FeeRow[]): FeeState => STAGES.find((stage) => rows.some((row) => row.status === stage)) ?? "none";

/** All of a deal's fees are in its present currency: those in an earlier one are reversed. */
const total = (rows: readonly EstimateRow[], currency: Currency): MoneyText =>
  moneyText(rows.reduce((sum, row) => sum + row.amountMinor, 0n), rows[0]?.currency ?? currency);

const toPart = ({ rule, baseMinor, rate, amountMinor, currency, why }: EstimateRow): FeePart => ({
  rule,
  base: moneyText(baseMinor, currency),
  rate: rate && formatDecimal(rate),
  amount: moneyText(amountMinor, currency),
  why: why(),
});
