import type { Day, Month } from "../program/calendar.ts";
import type { Currency, Fraction } from "../program/money.ts";

/** What a fee is for: the unit within which the ledger's postings add up to what is owed. */
export type Cause =
  | { readonly deal: string }
  | { readonly company: string; readonly month: Month }
  | { readonly subscription: string; readonly payment: string }
  | { readonly subscription: string };

/**
 * One step of an answer, as data and as an English sentence. `inputs` are raw values (decimal strings, ISO days, tier
 * ids and names) that cards format for their reader; `rule` is a number of docs/rules.md.
 */
export interface Why {
  readonly rule: string;
  readonly text: string;
  readonly inputs: Readonly<Record<string, string>>;
}

export type ConflictGround = "existing_customer" | "actively_worked" | "already_registered" | "duplicate";
/** Strongest first. */
export type MatchKind = "company" | "domain" | "name" | "hierarchy" | "similar_name";
export interface Conflict {
  readonly ground: ConflictGround;
  readonly strength: "firm" | "possible";
  readonly match: MatchKind;
  /** `company:ID`, `deal:ID` or `lead:ID`. */
  readonly record: string;
  /** Evidence: what matched, in the words of the record (a domain, a name, an id). */
  readonly matched: string;
  /** Evidence: the day the record's relevant fact is from (last activity, acceptance, status change). */
  readonly since: Day;
}

export type LeadStatus = "submitted" | "accepted" | "rejected" | "withdrawn" | "won" | "lost" | "expired";
export interface LeadRow {
  readonly lead: string;
  readonly partner: string;
  readonly status: LeadStatus;
  readonly conflicts: readonly Conflict[];
}

export interface RequirementRow {
  readonly tier: string;
  readonly id: string;
  readonly required: string;
  readonly actual: string;
  readonly met: boolean;
}
export interface ReviewRow {
  readonly on: Day;
  readonly kind: "annual" | "mid_year" | "monthly";
  readonly eligibleTier: string;
  readonly recommendation: "promote" | "keep" | "demote";
  readonly to: string;
}
export interface TierRow {
  readonly partner: string;
  readonly track: string;
  readonly tier: string;
  readonly since: Day;
  readonly progress: { readonly year: number; readonly eligibleTier: string; readonly requirements: readonly RequirementRow[] };
  readonly reviews: readonly ReviewRow[];
}

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
  readonly why: readonly Why[];
}
export type EstimateRow = Pick<FeeRow, "partner" | "rule" | "cause" | "baseMinor" | "rate" | "amountMinor" | "currency" | "why">;

/** In the order in which they are tried. */
export const INELIGIBLE_REASONS = [
  "lead_not_accepted", "lead_accepted_after_close", "partner_left", "own_purchase", "renewal", "no_rate_for_tier",
  "outside_expansion_window", "no_term_left", "nothing_eligible", "below_minimum",
] as const;
export type IneligibleReason = (typeof INELIGIBLE_REASONS)[number];
export interface IneligibleRow {
  readonly deal: string;
  readonly partner: string;
  readonly reason: IneligibleReason;
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

export const HOLD_REASONS = ["billing_contact_missing", "bank_details_missing", "tax_form_missing", "no_exchange_rate"] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];
export interface PayoutRow {
  readonly partner: string;
  readonly dueOn: Day;
  readonly currency: Currency;
  readonly carriedInMinor: bigint;
  readonly amountMinor: bigint;
  readonly status: "carried" | "paid" | "below_minimum" | "held" | "due" | "scheduled";
  readonly reasons: readonly HoldReason[];
}

export type RefusalReason =
  | "lead_has_conflict" | "lead_not_open" | "already_managed"
  | "unknown_partner" | "unknown_lead" | "unknown_deal" | "unknown_subscription";
export interface RefusalRow {
  readonly event: string;
  readonly reason: RefusalReason;
}

/** Everything the rules say on a day, from facts alone. Each list is sorted as docs/scenario.md says. */
export interface Book {
  readonly asOf: Day;
  readonly leads: readonly LeadRow[];
  readonly tiers: readonly TierRow[];
  readonly fees: readonly FeeRow[];
  readonly estimates: readonly EstimateRow[];
  readonly ineligible: readonly IneligibleRow[];
  readonly ledger: readonly Posting[];
  readonly payouts: readonly PayoutRow[];
  readonly refused: readonly RefusalRow[];
}
