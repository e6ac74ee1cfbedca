import type { Decision, LeadDecision, ManagedDecision } from "./facts.ts";
import type { History } from "./history.ts";
import type { Conflict } from "./conflict.ts";
import type { LeadStatus } from "./lead.ts";
import type { Program } from "./program.ts";

/** Why a decision was refused when it was judged. */
export type DecisionRefusal = "lead_has_conflict" | "lead_not_open" | "already_managed" | "unknown_partner" | "unknown_lead";

/** A decision that did not stand, with what its verdict looked at: the conflicts found, or where the lead stood. */
export interface RefusedDecision {
  readonly decision: Decision;
  readonly reason: DecisionRefusal;
  readonly found?: readonly Conflict[];
  readonly status?: LeadStatus;
}

/** The decisions that stood. Everything but judging itself takes them as given. */
export interface Judged {
  /** By lead, in the order in which they were judged. */
  readonly leads: ReadonlyMap<string, readonly LeadDecision[]>;
  /** By company. */
  readonly managed: ReadonlyMap<string, readonly ManagedDecision[]>;
  /** By lead: what was found when its first decision stood. */
  readonly conflicts: ReadonlyMap<string, readonly Conflict[]>;
  readonly refused: readonly RefusedDecision[];
}

/** All that a rule looks at: the program's terms, what happened, and which decisions stood. */
export interface Records {
  readonly program: Program;
  readonly history: History;
  readonly judged: Judged;
}
