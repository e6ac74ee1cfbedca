import type { FeeInputs } from "@partner-ledger/contracts/explanation/fee-inputs";
import type { Book, Explanation } from "../../src/ledger/book.ts";

/** Everything that a book says, one word for each kind of answer: `fee referral paid`, `ineligible renewal`, `payout carried`. */
export const verdictsOf = (book: Book): ReadonlySet<string> => new Set([
  ...book.leads.flatMap(({ status, conflicts }) => [
    `lead ${status}`,
    ...conflicts.flatMap(({ ground, strength, match }) => [`conflict ${ground} ${strength}`, `match ${match}`]),
  ]),
  ...book.tiers.flatMap(({ tier, reviews }) => [`tier ${tier}`, ...reviews.map(({ kind, recommendation }) => `review ${kind} ${recommendation}`)]),
  ...book.fees.flatMap(({ rule, status, rate, why }) => [`fee ${rule}`, `status ${status}`, ...(rate === null ? ["flat fee"] : []), ...why().map((reason) => `why ${reason.rule}`)]),
  ...book.fees.flatMap(({ why }) => (isCapped(why()) ? ["capped fee"] : [])),
  ...book.fees.flatMap(({ why, payableOn, amountMinor }) => why().flatMap((reason) => (reason.kind === "payment_fee" ? termsBehind(reason.inputs, payableOn === null && amountMinor > 0n) : []))),
  ...book.fees.flatMap(({ why }) => why().flatMap((step) => {
    if (step.kind === "rate_bands") return [`bands over ${step.inputs.over} ${step.inputs.how}`];
    return step.kind === "agreed_pay" ? ["agreed pay"] : step.kind === "deal_fee" && step.inputs.pay.kind === "banded" ? ["banded fee"] : [];
  })),
  ...book.estimates.map(({ rule }) => `estimate ${rule}`),
  ...book.ineligible.map(({ reason }) => `ineligible ${reason}`),
  ...book.ledger.map(({ reason }) => `posting ${reason}`),
  ...book.payouts.flatMap(({ status, reasons, amountMinor, carriedInMinor }) => [
    `payout ${status}`, ...reasons.map((reason) => `held for ${reason}`),
    ...(amountMinor < 0n ? ["negative payout carried"] : []), ...(carriedInMinor < 0n ? ["debt carried in"] : []),
  ]),
  ...book.refused.map(({ reason }) => `refused ${reason}`),
]);

/** The terms of decision 0013 that made a payment's fee what it is. */
const termsBehind = ({ base, deducted, isFirst, coupon, option, year, lockedUntil }: FeeInputs["payment_fee"], isLocked: boolean): readonly string[] => [
  `base ${base}`,
  ...(deducted !== null ? ["deductions"] : []), ...(isFirst ? ["first payment"] : []), ...(coupon !== null ? ["coupon"] : []), ...(option !== null ? ["elected option"] : []),
  ...(year ? [`contract year ${year.year}`] : []), ...(lockedUntil !== null ? [isLocked ? "locked fee" : "unlocked fee"] : []),
];

/** True of a fee whose arithmetic ends at the most that its terms allow. */
export const isCapped = (why: readonly Explanation[]): boolean => why.some(({ steps }) => steps.some(({ then }) => then?.kind === "capped"));
