import type { Decision, LeadDecision, ManagedDecision } from "./facts.ts";
import type { History } from "./history.ts";
import type { Conflict } from "./conflict.ts";
import type { Program } from "./program.ts";

/** Why a decision was refused when it was judged. */
export type DecisionRefusal = "lead_has_conflict" | "lead_not_open" | "already_managed" | "unknown_partner" | "unknown_lead";

/** The decisions that stood. Everything but judging itself takes them as given. */
export interface Judged {
  /** By lead, in the order in which they were judged. */
  readonly leads: ReadonlyMap<string, readonly LeadDecision[]>;
  /** By company. */
  readonly managed: ReadonlyMap<string, readonly ManagedDecision[]>;
  /** By lead: what was found when its first decision stood. */
  readonly conflicts: ReadonlyMap<string, readonly Conflict[]>;
  readonly refused: readonly { readonly decision: Decision; readonly reason: DecisionRefusal }[];
}

/** All that a rule looks at: the program's terms, what happened, and which decisions stood. */
export interface Records {
  readonly program: Program;
  readonly history: History;
  readonly judged: Judged;
}
