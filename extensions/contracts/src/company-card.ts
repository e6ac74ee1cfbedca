import type { Viewer } from "./deal-card.ts";
import type { ConflictView, LeadView } from "./lead.ts";
import type { MoneyText } from "./money.ts";

/** Answer of `GET /cards/company?companyId=ID`: one shape for a partner's own company, one for every other. */
export type CompanyCardData = PartnerCompany | AccountCompany;

interface CompanyCardBase {
  readonly companyId: string;
  readonly name: string;
  readonly program: { readonly name: string; readonly currency: string };
  readonly viewer: Viewer;
  readonly version: string;
}

export interface PartnerCompany extends CompanyCardBase {
  readonly kind: "partner";
  readonly partnerId: string;
  readonly track: string;
  readonly tier: string;
  readonly tierSince: string;
  readonly joinedOn: string;
  /** What its tier can be set to, and what the last review recommends where nobody has acted on it. */
  readonly tierChoice: TierChoice;
  /** Progress toward the tier above, null at the top. */
  readonly next: { readonly tier: string; readonly year: number; readonly requirements: readonly RequirementProgress[] } | null;
  /** The tier whose requirements are all met today. */
  readonly eligibleTier: string;
  readonly openLeads: readonly LeadView[];
  /** Leads for this company itself, registered before it became a partner and still open. */
  readonly leadsForIt: readonly LeadView[];
  /** Fees earned this calendar year, one amount a currency. */
  readonly feesYearToDate: readonly MoneyText[];
  /** Payable and not yet paid, one amount a currency. */
  readonly unpaid: readonly MoneyText[];
}

export interface TierChoice {
  /** The id of the tier held today. */
  readonly held: string;
  /** The track's tiers, the entry tier first. */
  readonly tiers: readonly { readonly id: string; readonly name: string }[];
  /** The account's day: the latest from which a tier can be set. */
  readonly today: string;
  readonly recommended: TierRecommendation | null;
}

export interface TierRecommendation {
  readonly id: string;
  readonly name: string;
  readonly review: "annual" | "mid_year" | "monthly";
  /** ISO day of the review. */
  readonly on: string;
}

export interface RequirementProgress {
  readonly id: string;
  readonly label: string;
  /** Plain count, or a decimal amount in the program's currency when `unit` is money. */
  readonly required: string;
  readonly actual: string;
  readonly unit: "count" | "money" | "attested";
  readonly met: boolean;
  /** Requirements that share a number are alternatives: one of them is enough. */
  readonly anyOf: number | null;
}

export interface AccountCompany extends CompanyCardBase {
  readonly kind: "account";
  readonly status: "prospect" | "free" | "customer";
  /** The partner whose accepted, open lead holds the account. */
  readonly partner: { readonly id: string; readonly name: string; readonly tier: string } | null;
  readonly leads: readonly LeadView[];
  /** What a lead registered now would run into. */
  readonly conflicts: readonly ConflictView[];
}
