import express, { type Router } from "express";
import { fieldsOf } from "../cards/card-requests.ts";
import type { Server } from "../context.ts";
import { AppError } from "../errors.ts";
import { openPortal } from "../jobs/portal.ts";
import { decideByWorkflow } from "../leads/decide-by-workflow.ts";
import { workflowRequest } from "../leads/workflow-request.ts";
import { allowOnly } from "./error-answer.ts";
import { jsonOf } from "./json-body.ts";
import { rawBody, signedBody } from "./signed-body.ts";

const DECIDE_LEAD = "/workflow-actions/decide-lead";

/**
 * Where HubSpot runs our workflow actions (src/app/workflow-actions). Signed v3 or, without it, v2. What the rules refuse is
 * answered 200 with an error code, for the workflow to go on by; a 4xx would fail without a reason, a 5xx be tried for days.
 */
export function workflowActionRoutes(server: Server): Router {
  const { db, queue } = server;
  const router = express.Router();
  router.post(DECIDE_LEAD, ...signedBody(server, { v2: true }), async (request, response) => {
    const parsed = workflowRequest.safeParse(jsonOf(rawBody(request)));
    if (!parsed.success) {
      response.status(400).json({ error: { code: "bad_request", message: "The call is not one of this action.", fields: fieldsOf(parsed.error) } });
      return;
    }
    const portal = await openPortal(server, parsed.data.portalId);
    if (portal === null) throw new AppError("forbidden", "not installed", { publicMessage: "Partner Ledger is not installed in this account." });
    const outputFields = await db.transaction(async (tx) => {
      const outputs = await decideByWorkflow(tx, portal, parsed.data);
      await queue.enqueue(tx, "sync-deals", portal.portalId);
      return outputs;
    });
    queue.wake();
    response.json({ outputFields });
  });
  router.all(DECIDE_LEAD, allowOnly("POST"));
  return router;
}
