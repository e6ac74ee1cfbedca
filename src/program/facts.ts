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

/** A partner enrolled in a track, perhaps at a tier; its company replaces the one named before. */
export interface PartnerJoined extends FactTime {
  readonly type: "partner.joined";
  readonly partner: string;
  readonly track: string;
  readonly company: CompanyRef;
  readonly tier?: string;
}
/** A person set a partner's tier. */
export interface PartnerTierSet extends FactTime {
  readonly type: "partner.tier_set";
  readonly partner: string;
  readonly tier: string;
  readonly by: string;
  /** Left out: every track that has the tier. */
  readonly track?: string;
}
/** A person agreed with a partner what it earns under a fee, in place of what its tier would. */
export interface PartnerRateSet extends FactTime {
  readonly type: "partner.rate_set";
  readonly partner: string;
  /** A fee's id. */
  readonly fee: string;
  /** A flat amount is a decimal string, read in the currency at hand. Null ends what was agreed before. */
  readonly pays: { readonly rate: Fraction } | { readonly flat: string } | null;
  /** The first day on which it no longer holds; left out, it holds until it is replaced. */
  readonly until?: Day;
  readonly by: string;
  readonly reason: string;
}
/** A partner has a certification, in force `[on, expires)`. */
export interface PartnerCertified extends FactTime {
  readonly type: "partner.certified";
  readonly partner: string;
  readonly name: string;
  readonly level: "sales" | "product" | "delivery";
  readonly expires?: Day;
}
/** A person attests that a partner fulfils a requirement; without a value it counts 1. */
export interface PartnerAttested extends FactTime {
  readonly type: "partner.attested";
  readonly partner: string;
  readonly requirement: string;
  readonly value?: number;
}
/** A partner's payment profile as a whole. */
export interface PartnerPayee extends FactTime {
  readonly type: "partner.payee";
  readonly partner: string;
  readonly billingContact: boolean;
  readonly bankDetails: boolean;
  readonly taxForm: "W-9" | "W-8" | "W-8BEN-E" | null;
  readonly currency?: Currency;
}
/** A partner left every track it was in. */
export interface PartnerLeft extends FactTime {
  readonly type: "partner.left";
  readonly partner: string;
}
/** A partner chose how it is paid for what it sells from a day on, out of the options that the program's fees name; null for the fees without one. */
export interface PartnerElected extends FactTime {
  readonly type: "partner.elected";
  readonly partner: string;
  readonly option: string | null;
  /** Left out: every track that has the option. */
  readonly track?: string;
}
/** A CRM company as it is from a day on. `free` uses the free product only. */
export interface CompanyUpdated extends FactTime {
  readonly type: "company.updated";
  readonly company: { readonly id: string; readonly name: string; readonly domain?: string; readonly parent?: string };
  readonly status: "prospect" | "free" | "customer";
}

/** Where a deal stands in the CRM. */
export type DealStage = "open" | "won" | "lost" | "deleted";
/** What a deal sells, in the words of the fee rules. */
export type DealType = "new" | "upgrade" | "expansion" | "renewal";
/** One line of a deal. `amount` is for the whole term, after discounts. */
export interface DealLine {
  readonly kind: "subscription" | "services";
  readonly product?: string;
  readonly amount: Money;
  readonly termMonths: number;
  readonly startsOn?: Day;
  /** What the line said before a discount or surcharge on the whole deal (decision 0005). Explains, never counts. */
  readonly listed?: Money;
}
/** A lead that brought a deal together with others, and the share of the deal credited to it: above 0, at most 1. */
export interface Credit {
  readonly lead: string;
  readonly share: Fraction;
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
  /** In place of `lead` where several share the deal: each once, at most 1 together. */
  readonly credits?: readonly Credit[];
  /** The initial deal; there for expansions. */
  readonly expands?: string;
  readonly lastActivityOn?: Day;
}
/** A partner named an account it wants to bring. */
export interface LeadSubmitted extends FactTime {
  readonly type: "lead.submitted";
  readonly lead: string;
  readonly partner: string;
  readonly company: CompanyRef;
  readonly products?: readonly string[];
}
/** A manager accepted a lead, over a conflict where `override` gives the reason. */
export interface LeadAccepted extends FactTime {
  readonly type: "lead.accepted";
  readonly lead: string;
  readonly by: string;
  readonly override?: string;
}
/** A manager turned a lead down. */
export interface LeadRejected extends FactTime {
  readonly type: "lead.rejected";
  readonly lead: string;
  readonly by?: string;
  readonly reason?: string;
}
/** A lead was taken back by either side. */
export interface LeadWithdrawn extends FactTime {
  readonly type: "lead.withdrawn";
  readonly lead: string;
  readonly by?: string;
  readonly reason?: string;
}
/** A customer paid an invoice of a deal; the first makes the fee payable. */
export interface InvoicePaid extends FactTime {
  readonly type: "invoice.paid";
  readonly deal: string;
  readonly invoice: string;
}
/** A partner gave notice that it manages an account. */
export interface ManagedNotified extends FactTime {
  readonly type: "managed.notified";
  readonly partner: string;
  readonly company: string;
}
/** The vendor confirmed that a partner manages an account. */
export interface ManagedConfirmed extends FactTime {
  readonly type: "managed.confirmed";
  readonly partner: string;
  readonly company: string;
}
/** Either side ended the managing of an account. */
export interface ManagedEnded extends FactTime {
  readonly type: "managed.ended";
  readonly partner: string;
  readonly company: string;
}
/** A partner sold a subscription; `qualified` when through the portal. */
export interface SubscriptionSold extends FactTime {
  readonly type: "subscription.sold";
  readonly subscription: string;
  readonly partner: string;
  readonly customer: string;
  readonly mrr: Money;
  readonly qualified: boolean;
  /** The coupon with which the customer bought. */
  readonly coupon?: string;
}
/** `amount` has the subscription's currency; the scenario parser supplies it. */
export interface SubscriptionPaid extends FactTime {
  readonly type: "subscription.paid";
  readonly subscription: string;
  readonly payment: string;
  /** A plain decimal; its currency is that of the subscription's sale, which may be recorded later. */
  readonly amount: string;
  /** What of the amount the vendor does not keep: refunds, taxes, fees. A plain decimal, at most the amount. */
  readonly deductions?: string;
  readonly instalment?: { readonly n: number; readonly of: number };
}
/** A customer cancelled a subscription. */
export interface SubscriptionCancelled extends FactTime {
  readonly type: "subscription.cancelled";
  readonly subscription: string;
}
/** The vendor approved a documented marketing cost of a partner, of which a share is reimbursed. */
export interface FundsApproved extends FactTime {
  readonly type: "funds.approved";
  readonly partner: string;
  readonly claim: string;
  readonly cost: Money;
  readonly by: string;
  readonly purpose?: string;
}
/** The payouts to a partner of a due date were remitted, in whatever currencies. */
export interface PayoutPaid extends FactTime {
  readonly type: "payout.paid";
  readonly partner: string;
  readonly dueOn: Day;
}
/** One unit of `from` is worth `rate` units of `to` from a day on. */
export interface FxRate extends FactTime {
  readonly type: "fx.rate";
  readonly from: Currency;
  readonly to: Currency;
  readonly rate: Fraction;
}

/** What is decided about a lead. */
export type LeadDecision = LeadAccepted | LeadRejected | LeadWithdrawn;
/** What either side says about managing an account. */
export type ManagedDecision = ManagedNotified | ManagedConfirmed | ManagedEnded;
/** Facts that the rules may refuse; judged once, in the order they became known. */
export type Decision = LeadDecision | ManagedDecision;

/** Anything that happened, told apart by its `type`. */
export type Fact =
  | PartnerJoined | PartnerTierSet | PartnerRateSet | PartnerCertified | PartnerAttested | PartnerPayee | PartnerLeft | PartnerElected
  | CompanyUpdated | DealUpdated | LeadSubmitted | Decision | InvoicePaid
  | SubscriptionSold | SubscriptionPaid | SubscriptionCancelled | FundsApproved | PayoutPaid | FxRate;

/** The `type` of a fact. */
export type FactType = Fact["type"];
/** The facts of one type. */
export type FactOf<T extends FactType> = Extract<Fact, { readonly type: T }>;

/** The day from which a fact counts. */
export const countsFrom = (fact: FactTime): Day => (fact.on >= fact.recordedOn ? fact.on : fact.recordedOn);
