import type { Nothing } from "./no-fee-inputs.ts";

/** Where leads stand and what they met. `account` is the name under which the lead was submitted. */
export interface LeadInputs {
  /** the states of a lead. */
  readonly lead_submitted: { readonly account: string; readonly submittedOn: string };
  /** `protectedUntil`: the first day on which it no longer is; null for ever. */
  readonly lead_accepted: { readonly account: string; readonly acceptedOn: string; readonly by: string; readonly protectedUntil: string | null };
  readonly lead_turned_down: { readonly account: string; readonly rejectedOn: string; readonly by: string | null; readonly reason: string | null };
  readonly lead_given_up: {
    readonly account: string; readonly withdrawnOn: string; readonly acceptedOn: string | null; readonly by: string | null; readonly reason: string | null;
  };
  readonly lead_won: { readonly account: string; readonly acceptedOn: string; readonly deal: string; readonly closedOn: string };
  readonly lead_lost: { readonly account: string; readonly acceptedOn: string; readonly deals: readonly string[]; readonly lostOn: string };
  readonly lead_run_out: { readonly account: string; readonly acceptedOn: string; readonly endedOn: string };
  /** one thing that stands in the way of a lead, with its evidence. */
  readonly conflict: ConflictInputs;
  /** the account is free. */
  readonly no_conflict: { readonly account: string; readonly on: string; readonly windowDays: number };
  /** accepted although something firm stood in the way. */
  readonly conflict_set_aside: { readonly by: string; readonly reason: string };
  /** only possible matches; a person judged. */
  readonly conflicts_judged: Nothing;
}

/** What stands in the way of a lead: `record` is a company, deal or lead by its id, `name` what people call it where that is known. */
export interface ConflictInputs {
  readonly ground: "existing_customer" | "actively_worked" | "already_registered" | "duplicate";
  readonly strength: "firm" | "possible";
  readonly match: "company" | "domain" | "name" | "hierarchy" | "similar_name";
  readonly record: { readonly kind: "company" | "deal" | "lead"; readonly id: string; readonly name: string };
  readonly matched: string;
  readonly since: string;
  /** how many days back activity counts. */
  readonly windowDays: number;
}
