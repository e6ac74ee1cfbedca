import type { Book, EstimateRow, FeeRow, Why } from "../ledger/book.ts";
import { causeText } from "./cause-text.ts";
import { moneyIn, said } from "./explanation-output.ts";
import { aligned, plainText } from "./plain-text.ts";

/** The money in a book for reading: what is owed with every reason, what open deals would earn, what earns nothing and why, and the ledger. */
export const bookText = (book: Book, title: string): string =>
  plainText([
    title,
    ...section("Fees", book.fees.flatMap((fee) => explained(`${feeLine(fee)}, ${paymentText(fee)}`, fee.why))),
    ...section("Estimates", book.estimates.flatMap((estimate) => explained(feeLine(estimate), estimate.why))),
    ...section("No fee", book.ineligible.flatMap(({ deal, partner, reason, why }) => explained(`deal ${deal}, ${partner}: ${reason}`, why))),
    ...section("Ledger", aligned(book.ledger.map(({ on, partner, rule, cause, amountMinor, currency, reason }) => [on, partner, rule, causeText(cause), moneyIn(amountMinor, currency), reason]))),
    ...section("Payouts", aligned(book.payouts.map(({ dueOn, partner, amountMinor, currency, status, reasons }) => [dueOn, partner, moneyIn(amountMinor, currency), [status, ...reasons].join(", ")]))),
  ]);

const section = (heading: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", heading, ...lines.map((line) => `  ${line}`)]);

const explained = (line: string, why: Why): readonly string[] => [line, ...why().map((step) => `  ${said(step)} (${step.rule})`)];

const feeLine = ({ partner, rule, cause, amountMinor, currency }: EstimateRow): string => `${partner}: ${rule} for ${causeText(cause)}, ${moneyIn(amountMinor, currency)}`;

const paymentText = ({ status, dueOn }: FeeRow): string => (dueOn === null || status === "reversed" ? status : `${status}, due date ${dueOn}`);
