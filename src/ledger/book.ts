import type { Day } from "../program/calendar.ts";
import type { Conflict } from "../program/conflict.ts";
import type { IneligibleReason } from "../program/deal-fee.ts";
import type { Why } from "../program/explanation.ts";
import type { UnknownReason } from "../program/known.ts";
import type { LeadStatus } from "../program/lead.ts";
import type { Currency, Fraction } from "../program/money.ts";
import type { Cause } from "../program/owed.ts";
import type { DecisionRefusal } from "../program/records.ts";
import type { Review } from "../program/review.ts";

export type { Explanation, Why } from "../program/explanation.ts";
export type { Cause } from "../program/owed.ts";
export type { Conflict, ConflictGround, MatchKind } from "../program/conflict.ts";
export type { Review as ReviewRow } from "../program/review.ts";
export type { LeadStatus } from "../program/lead.ts";
export { INELIGIBLE_REASONS, type IneligibleReason } from "../program/deal-fee.ts";

/** A lead, where it stands and what it met. */
export interface LeadRow {
  readonly lead: string;
  readonly partner: string;
  readonly status: LeadStatus;
  readonly conflicts: readonly Conflict[];
  readonly why: Why;
}

/** One requirement of a tier: what it asks, what there is, both as decimal strings. */
export interface RequirementRow {
  readonly tier: string;
  readonly id: string;
  readonly required: string;
  readonly actual: string;
  readonly met: boolean;
}
/** A partner in a track: its tier, how far it is this year, and all reviews so far. */
export interface TierRow {
  readonly partner: string;
  readonly track: string;
  readonly tier: string;
  readonly since: Day;
  readonly progress: { readonly year: number; readonly eligibleTier: string; readonly requirements: readonly RequirementRow[] };
  readonly reviews: readonly Review[];
  /** Why this tier, and what the next one asks. */
  readonly why: Why;
}

/** The last tier of a partner that has left, in a track it was in; the scenario format does not list them. */
export interface PastTierRow extends Pick<TierRow, "partner" | "track" | "tier" | "since" | "reviews" | "why"> {
  readonly leftOn: Day;
}

/** How far a fee's payment has come; `reversed` when nothing is owed any more. */
export type FeeStatus = "earned" | "payable" | "due" | "paid" | "reversed";
/** What one cause is owed to one partner in one currency. `base` is rounded for display; `rate` is null for a flat fee. */
export interface FeeRow {
  readonly partner: string;
  readonly rule: string;
  readonly cause: Cause;
  readonly baseMinor: bigint;
  readonly rate: Fraction | null;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly earnedOn: Day | null;
  readonly payableOn: Day | null;
  readonly dueOn: Day | null;
  readonly status: FeeStatus;
  /** Why so much. */
  readonly why: Why;
  /** Why it is payable and due when it is, and which postings came too late for that. */
  readonly whyDue: Why;
}
/** What an open deal would earn if it closed today. */
export type EstimateRow = Pick<FeeRow, "partner" | "rule" | "cause" | "baseMinor" | "rate" | "amountMinor" | "currency" | "why">;

/** A won deal that earns nothing, and why. */
export interface IneligibleRow {
  readonly deal: string;
  readonly partner: string;
  readonly reason: IneligibleReason;
  readonly why: Why;
}

/** A payment that earns nothing, and why; the scenario format does not list them. */
export interface PaymentWithoutFeeRow {
  readonly subscription: string;
  readonly payment: string;
  readonly partner: string;
  readonly why: Why;
}

/** One row of the append-only ledger. Positive is owed to the partner. */
export interface Posting {
  readonly on: Day;
  readonly partner: string;
  readonly rule: string;
  readonly cause: Cause;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly reason: "earned" | "clawback" | "corrected" | "reversed";
  /** The due date this posting has been given, null while its fee is not payable. Derived, not stored. */
  readonly dueOn: Day | null;
}
/** A posting with what it came of: what was owed, what the ledger held before, and why that much was owed. */
export interface ExplainedPosting extends Posting {
  readonly why: Why;
}

/** Why a payout is held, in the order in which reasons are listed. */
export const HOLD_REASONS = ["billing_contact_missing", "bank_details_missing", "tax_form_missing", "no_exchange_rate"] as const;
/** One of {@link HOLD_REASONS}. */
export type HoldReason = (typeof HOLD_REASONS)[number];
/** What a partner is paid on a due date in one currency; `amountMinor` includes what was carried in. */
export interface PayoutRow {
  readonly partner: string;
  readonly dueOn: Day;
  readonly currency: Currency;
  readonly carriedInMinor: bigint;
  readonly amountMinor: bigint;
  readonly status: "carried" | "paid" | "below_minimum" | "held" | "due" | "scheduled";
  readonly reasons: readonly HoldReason[];
  readonly why: Why;
}

/** Why an event changes nothing. */
export type RefusalReason = DecisionRefusal | UnknownReason;
/** An event that the rules forbid, or that names something unknown. */
export interface RefusalRow {
  readonly event: string;
  readonly reason: RefusalReason;
  readonly why: Why;
}

/** Everything the rules say on a day, from facts alone. Each list is sorted as docs/scenario.md says. */
export interface Book {
  readonly asOf: Day;
  readonly leads: readonly LeadRow[];
  readonly tiers: readonly TierRow[];
  readonly pastTiers: readonly PastTierRow[];
  readonly fees: readonly FeeRow[];
  readonly estimates: readonly EstimateRow[];
  readonly ineligible: readonly IneligibleRow[];
  readonly paymentsWithoutFee: readonly PaymentWithoutFeeRow[];
  readonly ledger: readonly ExplainedPosting[];
  readonly payouts: readonly PayoutRow[];
  readonly refused: readonly RefusalRow[];
}
