import { z } from "zod";
import type { Conflict } from "../../program/conflict.ts";
import { workflowActor } from "../leads/actor.ts";
import { decideLead } from "../leads/decide.ts";
import type { Wish } from "../leads/decision.ts";
import type { Lead } from "../store/lead.ts";
import type { WorkflowOutputs } from "../store/workflow-answer.ts";
import { failed, strongest, succeeded, type WorkflowAction } from "./action.ts";
import { inputOf } from "./execution.ts";
import { leadsInQuestion } from "./lead-in-question.ts";

interface Inputs {
  readonly decision: Wish["decision"];
  readonly reason: string | null;
}

const LONGEST_REASON = 1000;
const DECISIONS = { accepted: "accept", rejected: "reject", withdrawn: "withdraw" } as const;

/** A blank reason counts as none, since HubSpot sends empty inputs as empty text. */
const inputs = z.object({
  decision: inputOf(z.enum(["accepted", "rejected", "withdrawn"], "expected accepted, rejected or withdrawn")),
  reason: inputOf(z.string("expected text").trim().max(LONGEST_REASON, `expected at most ${LONGEST_REASON} characters`)
    .refine((text) => !text.includes("\u0000"), "expected plain text")).nullish(),
}, "expected the action's inputs").transform(({ decision, reason }): Inputs => ({ decision: DECISIONS[decision], reason: reason === "" ? null : reason ?? null }));

/**
 * `Decide partner lead`: the lead that the enrolled deal names, or the enrolled company's only one that can be so decided.
 * A workflow never overrides a firm conflict: an override says why one particular conflict does not stand in the way, which
 * takes a person.
 */
export const decideLeadAction: WorkflowAction<Inputs> = {
  path: "/workflow-actions/decide-lead",
  inputs,
  run: async (tx, portal, execution) => {
    const { decision, reason } = execution.inputs;
    // An accepted lead can only be withdrawn, so only then does a company's accepted lead come into question.
    const [lead, ...more] = await leadsInQuestion(tx, portal.portalId, execution.object, decision === "withdraw" ? ["submitted", "accepted"] : ["submitted"]);
    if (lead === undefined) return notDecided("no_lead", null, []);
    if (more.length > 0) return notDecided("several_leads", lead, lead.conflicts);
    if (decision === "reject" && reason === null) return notDecided("reason_missing", lead, lead.conflicts);
    const decided = await decideLead(tx, portal, { leadId: lead.leadId, decision, reason, override: null }, workflowActor(execution.workflowId));
    if (!decided.done) return notDecided(decided.refusal, decided.lead, decided.conflicts);
    return succeeded({ status: decided.lead.state, conflict: strongest(decided.conflicts) });
  },
};

const notDecided = (errorCode: string, lead: Lead | null, conflicts: readonly Conflict[]): WorkflowOutputs =>
  failed(errorCode, { status: lead?.state ?? "none", conflict: strongest(conflicts) });
