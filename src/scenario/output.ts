import type { Book, EstimateRow, FeeRow, LeadRow, PayoutRow, Posting, TierRow } from "../ledger/book.ts";
import { formatDecimal, formatMinor } from "../program/money.ts";
import { whyOutput } from "./explanation-output.ts";

/**
 * A book as the scenario format prints it: the fields of docs/scenario.md in their order and no others, amounts as
 * decimal strings with their currency's decimals. The lists keep the book's order.
 */
export const outputOf = (book: Book) => ({
  asOf: book.asOf,
  leads: book.leads.map(leadOutput),
  tiers: book.tiers.map(tierOutput),
  fees: book.fees.map(feeOutput),
  estimates: book.estimates.map((estimate) => ({ ...feeSum(estimate), why: estimate.why().map(whyOutput) })),
  ineligible: book.ineligible.map(({ deal, partner, reason }) => ({ deal, partner, reason })),
  ledger: book.ledger.map(postingOutput),
  payouts: book.payouts.map(payoutOutput),
  refused: book.refused.map(({ event, reason }) => ({ event, reason })),
});

/** What `simulate` prints for one scenario. */
export type Output = ReturnType<typeof outputOf>;

const leadOutput = ({ lead, partner, status, conflicts }: LeadRow) => ({
  lead,
  partner,
  status,
  conflicts: conflicts.map(({ ground, strength, match, record }) => ({ ground, strength, match, record })),
});

const tierOutput = ({ partner, track, tier, since, progress, reviews }: TierRow) => ({
  partner,
  track,
  tier,
  since,
  progress: {
    year: progress.year,
    eligibleTier: progress.eligibleTier,
    requirements: progress.requirements.map(({ tier: of, id, required, actual, met }) => ({ tier: of, id, required, actual, met })),
  },
  reviews: reviews.map(({ on, kind, eligibleTier, recommendation, to }) => ({ on, kind, eligibleTier, recommendation, to })),
});

const feeSum = ({ partner, rule, cause, baseMinor, rate, amountMinor, currency }: EstimateRow) => ({
  partner,
  rule,
  cause,
  base: formatMinor(baseMinor, currency),
  rate: rate && formatDecimal(rate),
  amount: formatMinor(amountMinor, currency),
  currency,
});

const feeOutput = (fee: FeeRow) => ({
  ...feeSum(fee),
  earnedOn: fee.earnedOn,
  payableOn: fee.payableOn,
  dueOn: fee.dueOn,
  status: fee.status,
  why: fee.why().map(whyOutput),
});

const postingOutput = ({ on, partner, rule, cause, amountMinor, currency, reason }: Posting) => ({
  on,
  partner,
  rule,
  cause,
  amount: formatMinor(amountMinor, currency),
  currency,
  reason,
});

const payoutOutput = ({ partner, dueOn, currency, carriedInMinor, amountMinor, status, reasons }: PayoutRow) => ({
  partner,
  dueOn,
  currency,
  carriedIn: formatMinor(carriedInMinor, currency),
  amount: formatMinor(amountMinor, currency),
  status,
  reasons,
});
