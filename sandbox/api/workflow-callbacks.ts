import { z } from "zod";
import type { WorkflowActions } from "../deliveries/workflow-actions.ts";
import { notFound } from "../hubspot-error.ts";
import { parseBody } from "./api-router.ts";
import type { ApiRouter } from "./api-router.ts";
import { param, versioned } from "./read-query.ts";

const completion = z.object({
  outputFields: z.record(z.string(), z.string()),
  typedOutputs: z.record(z.string(), z.unknown()).optional(),
  failureReasonType: z.string().optional(),
});
const batch = z.object({ inputs: z.array(completion.extend({ callbackId: z.string() })).min(1).max(100) });

const NEEDS = [["automation"]];

/** How the app ends an execution it has blocked. Source: OpenAPI Automation Actions 2026-09. */
export function workflowCallbackRoutes(api: ApiRouter, actions: WorkflowActions): void {
  const complete = (callbackId: string, outputFields: Readonly<Record<string, string>>): void => {
    if (!actions.complete(callbackId, outputFields)) throw notFound(`No blocked execution has the callback ID ${callbackId}`);
  };
  api.on("post", versioned("/automation/actions/callbacks/V/complete"), {
    needs: () => NEEDS,
    handle: ({ body }) => {
      for (const { callbackId, outputFields } of parseBody(batch, body).inputs) complete(callbackId, outputFields);
      return { status: 204 };
    },
  });
  api.on("post", versioned("/automation/actions/callbacks/V/:callbackId/complete"), {
    needs: () => NEEDS,
    handle: ({ params, body }) => {
      complete(param(params, "callbackId"), parseBody(completion, body).outputFields);
      return { status: 204 };
    },
  });
}
