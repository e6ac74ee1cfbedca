/** What was decided of a lead when the rules forbade it. */
export type LeadStep = "accept" | "reject" | "withdraw";

/** Why an event changes nothing. `account` is the name under which the lead was submitted. */
export interface RefusalInputs {
  /** something firm stands in the way. `reason` was given and does not lift an open lead's hold, or is null. */
  readonly refused_for_conflict: { readonly account: string; readonly on: string; readonly by: string; readonly reason: string | null };
  /** the lead had been decided already. */
  readonly refused_as_decided: { readonly account: string; readonly on: string; readonly step: LeadStep; readonly status: string };
  /** another partner manages the account; what was said would start a second. */
  readonly refused_as_managed: { readonly partner: string; readonly company: string; readonly on: string; readonly said: "notice" | "confirmation" };
  /** Something that is named and not known by then. */
  readonly refused_as_unknown: { readonly what: "partner" | "lead" | "deal" | "subscription"; readonly name: string };
}
