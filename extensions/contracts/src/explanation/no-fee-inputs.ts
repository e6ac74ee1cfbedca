import type { MoneyText } from "../money.ts";
import type { DealKind } from "./fee-inputs.ts";

/** Why a deal earns nothing; some of it is said of payments too. `account` is the name under which the lead was submitted. */
export interface NoFeeInputs {
  readonly lead_undecided: { readonly account: string; readonly submittedOn: string };
  readonly lead_rejected: { readonly account: string; readonly rejectedOn: string };
  readonly lead_taken_back: { readonly account: string; readonly withdrawnOn: string };
  readonly lead_withdrawn: { readonly account: string; readonly withdrawnOn: string; readonly closedOn: string };
  readonly lead_expired: { readonly account: string; readonly acceptedOn: string; readonly endedOn: string; readonly closedOn: string };
  readonly lead_accepted_late: { readonly account: string; readonly acceptedOn: string; readonly closedOn: string };
  /** The partner joined later, or had left. */
  readonly partner_out: { readonly partner: string; readonly on: string };
  readonly own_purchase: { readonly partner: string; readonly buyer: string };
  readonly renewal: Nothing;
  readonly no_fee_for_type: { readonly dealKind: DealKind };
  /** `tier` null: the partner is outside the track that pays the fee. */
  readonly no_rate_for_tier: { readonly fee: string; readonly tier: string | null };
  /** `initialClose` null: the initial deal is not won. */
  readonly outside_window: { readonly closedOn: string; readonly initialClose: string | null; readonly windowMonths: number };
  readonly no_term_left: { readonly startsOn: string; readonly termEnds: string };
  readonly no_value: { readonly products: readonly string[] | null };
  readonly rounds_to_nothing: { readonly base: MoneyText };
  readonly below_fee_minimum: { readonly base: MoneyText; readonly minimum: MoneyText };
  /** What the rules are not asked about, as nobody brought the deal or it is over. */
  readonly deal_lost: { readonly lostOn: string };
  readonly deal_deleted: Nothing;
  readonly no_company: Nothing;
  readonly no_partner: Nothing;
  /** A partner is attached, but has only influenced the deal. */
  readonly no_lead: Nothing;
  /** Nobody asks who is attached. */
  readonly no_lead_behind: Nothing;
  /** A value in the CRM that cannot be read as it is; `problem` names the property. */
  readonly unreadable_record: { readonly problem: string };
}

/** Where the kind says it all. */
export type Nothing = Readonly<Record<string, never>>;
