import { z } from "zod";
import { conflictsToday } from "../leads/records-around.ts";
import { registrationOf } from "../leads/registration.ts";
import { noteAudit } from "../store/audit.ts";
import { saveConflicts, type Lead } from "../store/lead.ts";
import { addWait } from "../store/workflow-wait.ts";
import type { WorkflowOutputs } from "../store/workflow-answer.ts";
import { workflowActor } from "../leads/actor.ts";
import { failed, strongest, succeeded, type WorkflowAction } from "./action.ts";
import { inputOf } from "./execution.ts";
import { leadsInQuestion } from "./lead-in-question.ts";

const USUAL_DAYS = 7;
const MOST_DAYS = 60;
const MS_PER_DAY = 86_400_000;
const DAYS = `expected a whole number of days from 1 to ${MOST_DAYS}`;

/** HubSpot sends an input that was left empty as empty text. */
const inputs = z.object({
  days: inputOf(z.union([z.literal("").transform(() => USUAL_DAYS), z.coerce.number(DAYS).int(DAYS).min(1, DAYS).max(MOST_DAYS, DAYS)])).optional(),
}, "expected the action's inputs");

/**
 * `Wait for a decision on the partner lead`: the workflow stands still until a manager decides the enrolled record's lead, on
 * its card or by another workflow, and then goes on with what was decided. After `days` it goes on without (HubSpot:
 * `hs_expiration_duration`). A lead that is decided already is answered at once.
 */
export const awaitDecisionAction: WorkflowAction<z.output<typeof inputs>> = {
  path: "/workflow-actions/await-decision",
  inputs,
  run: async (tx, portal, { callbackId, workflowId, object, calledAt, inputs: { days = USUAL_DAYS } }) => {
    const [lead, ...more] = await leadsInQuestion(tx, portal.portalId, object, ["submitted"]);
    if (lead === undefined) return failed("no_lead", NO_LEAD);
    if (more.length > 0) return failed("several_leads", NO_LEAD);
    if (lead.state !== "submitted") return approvalOutputs(lead);
    // Whoever decides sees what it meets today, not on the day it was submitted.
    const [conflicts = []] = await conflictsToday(tx, portal, [registrationOf(lead)]);
    await saveConflicts(tx, portal.portalId, lead.leadId, conflicts);
    await addWait(tx, portal.portalId, { callbackId, leadId: lead.leadId, askedAt: calledAt, expiresAt: new Date(calledAt.getTime() + days * MS_PER_DAY) });
    await noteAudit(tx, portal.portalId, { actor: workflowActor(workflowId), action: "lead.decision_awaited", subject: `lead:${lead.leadId}`, details: { days: String(days) } });
    return { ...outputsOf({ ...lead, conflicts }), hs_execution_state: "BLOCK", hs_expiration_duration: `P${days}D` };
  },
};

const NO_LEAD: WorkflowOutputs = { status: "none", conflict: "none", reason: "" };

const outputsOf = ({ state, conflicts, reason, override }: Lead): WorkflowOutputs => ({ status: state, conflict: strongest(conflicts), reason: reason ?? override ?? "" });

/** What a workflow that waited is told of a decided lead. */
export const approvalOutputs = (lead: Lead): WorkflowOutputs => succeeded(outputsOf(lead));
