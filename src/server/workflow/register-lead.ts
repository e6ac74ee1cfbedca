import { z } from "zod";
import { workflowActor } from "../leads/actor.ts";
import { registerLead } from "../leads/register.ts";
import { failed, strongest, succeeded, unreadable, type WorkflowAction } from "./action.ts";
import { partnerInput } from "./execution.ts";

const inputs = z.object({ partnerId: partnerInput }, "expected the action's inputs");

/**
 * `Register partner lead`: for the account of the enrolled deal, which then names it, or for the enrolled company. A lead
 * of that partner that is still open there is the registration already, so a workflow that runs twice registers once.
 */
export const registerLeadAction: WorkflowAction<z.output<typeof inputs>> = {
  path: "/workflow-actions/register-lead",
  inputs,
  run: async (tx, portal, { object, workflowId, inputs: { partnerId } }) => {
    const on = object.type === "deal" ? { deal: object.id } : { company: object.id };
    const registered = await registerLead(tx, portal, { partnerId, on }, workflowActor(workflowId));
    if (registered.done) {
      const { leadId, state, conflicts } = registered.lead;
      return succeeded({ leadId, status: state, conflict: strongest(conflicts) });
    }
    const errorCode = registered.refusal === "unknown_deal" ? await unreadable(tx, portal, object.id) : registered.refusal;
    return failed(errorCode, { leadId: "", status: "none", conflict: "none" });
  },
};
