import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import type { Conflict } from "../../program/conflict.ts";
import { findAttribution } from "../store/attribution.ts";
import { findLead, leadsOfCompany, type Lead } from "../store/lead.ts";
import { lockPortal } from "../store/portal-lock.ts";
import { findWorkflowAnswer, keepWorkflowAnswer, type WorkflowOutputs } from "../store/workflow-answer.ts";
import { workflowActor } from "./actor.ts";
import { decideLead } from "./decide.ts";
import type { WorkflowRequest } from "./workflow-request.ts";

/**
 * Decides a lead for a workflow, in the caller's transaction, and answers the action's output fields. The lead is the one
 * the enrolled deal names, or the enrolled company's only one that can be so decided. A repeated call gets the first answer.
 *
 * What the rules refuse is an answer, not an error: the action fails with a code and the enrollment goes on. A workflow never
 * overrides a firm conflict: an override says why one particular conflict does not stand in the way, which takes a person.
 */
export async function decideByWorkflow(tx: Tx, portal: Portal, request: WorkflowRequest): Promise<WorkflowOutputs> {
  await lockPortal(tx, portal.portalId);
  const before = await findWorkflowAnswer(tx, portal.portalId, request.callbackId);
  if (before !== null) return before;
  const outputs = await outputsOf(tx, portal, request);
  await keepWorkflowAnswer(tx, portal.portalId, request.callbackId, outputs);
  return outputs;
}

async function outputsOf(tx: Tx, portal: Portal, request: WorkflowRequest): Promise<WorkflowOutputs> {
  const leads = await leadsInQuestion(tx, portal.portalId, request);
  const [lead, ...more] = leads;
  if (lead === undefined) return failed("no_lead", null, []);
  if (more.length > 0) return failed("several_leads", lead, lead.conflicts);
  if (request.decision === "reject" && request.reason === null) return failed("reason_missing", lead, lead.conflicts);
  const wish = { leadId: lead.leadId, decision: request.decision, reason: request.reason, override: null };
  const decided = await decideLead(tx, portal, wish, workflowActor(request.workflowId));
  if (!decided.done) return failed(decided.refusal, decided.lead, decided.conflicts);
  return { status: decided.lead.state, conflict: strongest(decided.conflicts), hs_execution_state: "SUCCESS" };
}

/** An accepted lead can only be withdrawn, so only then does a company's accepted lead come into question. */
async function leadsInQuestion(tx: Tx, portalId: bigint, { object, decision }: WorkflowRequest): Promise<readonly Lead[]> {
  if (object.type === "company") {
    const open = decision === "withdraw" ? ["submitted", "accepted"] : ["submitted"];
    return (await leadsOfCompany(tx, portalId, object.id)).filter((lead) => open.includes(lead.state));
  }
  const leadId = (await findAttribution(tx, portalId, object.id))?.leadId ?? null;
  const lead = leadId === null ? null : await findLead(tx, portalId, leadId);
  return lead === null ? [] : [lead];
}

const failed = (errorCode: string, lead: Lead | null, conflicts: readonly Conflict[]): WorkflowOutputs =>
  ({ status: lead?.state ?? "none", conflict: strongest(conflicts), errorCode, hs_execution_state: "FAIL_CONTINUE" });

const strongest = (conflicts: readonly Conflict[]): Conflict["strength"] | "none" =>
  conflicts.some(({ strength }) => strength === "firm") ? "firm" : conflicts.length > 0 ? "possible" : "none";
