import type { LeadDecision } from "../../program/facts.ts";
import type { Lead, LeadState } from "../store/lead.ts";
import type { Actor } from "./actor.ts";

/** What somebody wants done with a lead. */
export interface Wish {
  readonly leadId: string;
  readonly decision: "accept" | "reject" | "withdraw";
  /** Shown to the partner. */
  readonly reason: string | null;
  /** Why a firm conflict does not stand in the way. */
  readonly override: string | null;
}

/** The state a decision leads to. */
export const STATE_AFTER: Readonly<Record<Wish["decision"], LeadState>> = { accept: "accepted", reject: "rejected", withdraw: "withdrawn" };

/** A decision as a fact of its day. */
export function decisionFact({ leadId, decision, reason, override }: Wish, id: string, today: string, by: Actor): LeadDecision {
  const fact = { id, on: today, recordedOn: today, lead: leadId, by };
  if (decision === "accept") return { ...fact, type: "lead.accepted", ...(override === null ? {} : { override }) };
  return { ...fact, type: decision === "reject" ? "lead.rejected" : "lead.withdrawn", ...(reason === null ? {} : { reason }) };
}

/** True when the same actor has already decided just this: HubSpot repeats a request whose answer it did not get. */
export const isRepeat = (lead: Lead, wish: Wish, by: Actor): boolean =>
  lead.state === STATE_AFTER[wish.decision] && lead.decidedBy === by && lead.reason === wish.reason && (wish.decision !== "accept" || lead.override === wish.override);
