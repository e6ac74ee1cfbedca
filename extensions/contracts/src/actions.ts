import type { LeadView } from "./lead.ts";

/**
 * Actions a card may call. Each is a POST with a JSON object and is safe to repeat: HubSpot itself retries a
 * `hubspot.fetch` once. The user is the signed one, never a field of the body.
 */
export const CARD_PATHS = {
  deal: "/cards/deal",
  company: "/cards/company",
  partners: "/cards/partners",
  attachPartner: "/cards/attach-partner",
  registerLead: "/cards/register-lead",
  decideLead: "/cards/decide-lead",
  enrollPartner: "/cards/enroll-partner",
  setTier: "/cards/set-tier",
  whatIf: "/cards/what-if",
} as const;

/** `GET /cards/partners`: the program's active partners, by name. */
export interface PartnersData {
  readonly partners: readonly { readonly id: string; readonly name: string; readonly tier: string }[];
}

/** Attaches a partner to a deal; names its accepted lead for the account where there is one. `partnerId` null detaches. */
export interface AttachPartner {
  readonly dealId: string;
  readonly partnerId: string | null;
}
/** Registers a lead of a partner for the account of a deal (which then names it) or for a company. Exactly one of the two ids. */
export interface RegisterLead {
  readonly partnerId: string;
  readonly dealId?: string;
  readonly companyId?: string;
}
export interface DecideLead {
  readonly leadId: string;
  readonly decision: "accept" | "reject" | "withdraw";
  /** Needed to reject; shown to the partner. */
  readonly reason?: string;
  /** Needed to accept over a firm conflict: why it does not stand in the way. */
  readonly override?: string;
}
/** Makes a company a partner. Tier left out: the entry tier. */
export interface EnrollPartner {
  readonly companyId: string;
  readonly tier?: string;
}

/** Sets a partner's tier from a day on; approving a review's recommendation is the same act. */
export interface SetTier {
  readonly companyId: string;
  /** A tier's id. */
  readonly tier: string;
  /** ISO day from which it counts: today or earlier, not before the partner joined. */
  readonly on: string;
  /** Kept in the audit trail. */
  readonly reason: string;
}

/** Answer of every action. */
export interface ActionDone {
  readonly done: true;
  readonly lead: LeadView | null;
}

/** Body of every answer that is not 2xx. `fields` names form fields and what was expected of them. */
export interface CardError {
  readonly error: {
    readonly code:
      | "bad_request" | "not_permitted" | "not_found" | "not_installed" | "unsigned" | "lead_has_conflict" | "lead_not_open"
      | "last_manager" | "unavailable";
    readonly message: string;
    readonly fields?: Readonly<Record<string, string>>;
  };
}
