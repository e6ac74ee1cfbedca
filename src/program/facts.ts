import type { Day } from "./calendar.ts";
import type { Currency, Fraction, Money } from "./money.ts";

/**
 * What happened, as the engine takes it. A fact takes effect `on` a day and became known `recordedOn` a day; it counts
 * from the later of the two. Amounts are exact; every string is non-empty; a missing field is absent, never null.
 * Names are those of the scenario format (docs/scenario.md).
 */
export interface FactTime {
  readonly id: string;
  readonly on: Day;
  readonly recordedOn: Day;
}

/** An account by whatever is known of it; `id` is a CRM company's. */
export interface CompanyRef {
  readonly id?: string;
  readonly name: string;
  readonly domain?: string;
}

export interface PartnerJoined extends FactTime {
  readonly type: "partner.joined";
  readonly partner: string;
  readonly track: string;
  readonly company: CompanyRef;
  readonly tier?: string;
}
export interface PartnerTierSet extends FactTime {
  readonly type: "partner.tier_set";
  readonly partner: string;
  readonly tier: string;
  readonly by: string;
  /** Left out: every track that has the tier. */
  readonly track?: string;
}
export interface PartnerCertified extends FactTime {
  readonly type: "partner.certified";
  readonly partner: string;
  readonly name: string;
  readonly level: "sales" | "product" | "delivery";
  readonly expires?: Day;
}
export interface PartnerAttested extends FactTime {
  readonly type: "partner.attested";
  readonly partner: string;
  readonly requirement: string;
  readonly value?: number;
}
export interface PartnerPayee extends FactTime {
  readonly type: "partner.payee";
  readonly partner: string;
  readonly billingContact: boolean;
  readonly bankDetails: boolean;
  readonly taxForm: "W-9" | "W-8" | "W-8BEN-E" | null;
  readonly currency?: Currency;
}
export interface PartnerLeft extends FactTime {
  readonly type: "partner.left";
  readonly partner: string;
}
export interface CompanyUpdated extends FactTime {
  readonly type: "company.updated";
  readonly company: { readonly id: string; readonly name: string; readonly domain?: string; readonly parent?: string };
  readonly status: "prospect" | "free" | "customer";
}

export type DealStage = "open" | "won" | "lost" | "deleted";
export type DealType = "new" | "upgrade" | "expansion" | "renewal";
/** One line of a deal. `amount` is for the whole term, after discounts. */
export interface DealLine {
  readonly kind: "subscription" | "services";
  readonly product?: string;
  readonly amount: Money;
  readonly termMonths: number;
  readonly startsOn?: Day;
}
/** A whole snapshot: replaces the deal's earlier facts from `on` onward. */
export interface DealUpdated extends FactTime {
  readonly type: "deal.updated";
  readonly deal: string;
  readonly company: string;
  readonly stage: DealStage;
  /** The CRM's close date; there for won and lost. Until that day a won or lost deal counts as open. */
  readonly closedOn?: Day;
  readonly dealType: DealType;
  readonly currency: Currency;
  readonly lines: readonly DealLine[];
  readonly lead?: string;
  /** The initial deal; there for expansions. */
  readonly expands?: string;
  readonly lastActivityOn?: Day;
}
export interface LeadSubmitted extends FactTime {
  readonly type: "lead.submitted";
  readonly lead: string;
  readonly partner: string;
  readonly company: CompanyRef;
  readonly products?: readonly string[];
}
export interface LeadAccepted extends FactTime {
  readonly type: "lead.accepted";
  readonly lead: string;
  readonly by: string;
  readonly override?: string;
}
export interface LeadRejected extends FactTime {
  readonly type: "lead.rejected";
  readonly lead: string;
  readonly by?: string;
  readonly reason?: string;
}
export interface LeadWithdrawn extends FactTime {
  readonly type: "lead.withdrawn";
  readonly lead: string;
  readonly by?: string;
  readonly reason?: string;
}
export interface InvoicePaid extends FactTime {
  readonly type: "invoice.paid";
  readonly deal: string;
  readonly invoice: string;
}
export interface ManagedNotified extends FactTime {
  readonly type: "managed.notified";
  readonly partner: string;
  readonly company: string;
}
export interface ManagedConfirmed extends FactTime {
  readonly type: "managed.confirmed";
  readonly partner: string;
  readonly company: string;
}
export interface ManagedEnded extends FactTime {
  readonly type: "managed.ended";
  readonly partner: string;
  readonly company: string;
}
export interface SubscriptionSold extends FactTime {
  readonly type: "subscription.sold";
  readonly subscription: string;
  readonly partner: string;
  readonly customer: string;
  readonly mrr: Money;
  readonly qualified: boolean;
}
/** `amount` has the subscription's currency; the scenario parser supplies it. */
export interface SubscriptionPaid extends FactTime {
  readonly type: "subscription.paid";
  readonly subscription: string;
  readonly payment: string;
  /** A plain decimal; its currency is that of the subscription's sale, which may be recorded later. */
  readonly amount: string;
  readonly instalment?: { readonly n: number; readonly of: number };
}
export interface SubscriptionCancelled extends FactTime {
  readonly type: "subscription.cancelled";
  readonly subscription: string;
}
export interface PayoutPaid extends FactTime {
  readonly type: "payout.paid";
  readonly partner: string;
  readonly dueOn: Day;
}
export interface FxRate extends FactTime {
  readonly type: "fx.rate";
  readonly from: Currency;
  readonly to: Currency;
  readonly rate: Fraction;
}

export type LeadDecision = LeadAccepted | LeadRejected | LeadWithdrawn;
export type ManagedDecision = ManagedNotified | ManagedConfirmed | ManagedEnded;
/** Facts that the rules may refuse; judged once, in the order they became known. */
export type Decision = LeadDecision | ManagedDecision;

export type Fact =
  | PartnerJoined | PartnerTierSet | PartnerCertified | PartnerAttested | PartnerPayee | PartnerLeft
  | CompanyUpdated | DealUpdated | LeadSubmitted | Decision | InvoicePaid
  | SubscriptionSold | SubscriptionPaid | SubscriptionCancelled | PayoutPaid | FxRate;

export type FactType = Fact["type"];
export type FactOf<T extends FactType> = Extract<Fact, { readonly type: T }>;

/** The day from which a fact counts. */
export const countsFrom = (fact: FactTime): Day => (fact.on >= fact.recordedOn ? fact.on : fact.recordedOn);
