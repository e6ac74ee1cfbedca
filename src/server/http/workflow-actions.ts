import express, { type Request, type Response, type Router } from "express";
import type { z } from "zod";
import { fieldsOf } from "../cards/card-requests.ts";
import type { Server } from "../context.ts";
import { AppError } from "../errors.ts";
import { openPortal, type Portal } from "../jobs/portal.ts";
import { markDealsDirty } from "../store/dirty-deal.ts";
import { DealNotRead, runOnce, type WorkflowAction } from "../workflow/action.ts";
import { awaitDecisionAction } from "../workflow/await-decision.ts";
import { calculateFeeAction } from "../workflow/calculate-fee.ts";
import { checkConflictsAction } from "../workflow/check-conflicts.ts";
import { decideLeadAction } from "../workflow/decide-lead.ts";
import { executionOf } from "../workflow/execution.ts";
import { optionsRequest, partnerOptions, tierOptions, type ListOptions } from "../workflow/options.ts";
import { registerLeadAction } from "../workflow/register-lead.ts";
import { setTierAction } from "../workflow/set-tier.ts";
import { allowOnly } from "./error-answer.ts";
import { jsonOf } from "./json-body.ts";
import { rawBody, signedBody } from "./signed-body.ts";

/**
 * Where HubSpot runs our workflow actions (src/app/workflow-actions). Signed v3 or, without it, v2. What the rules refuse is
 * answered 200 with an error code, for the workflow to go on by; a 4xx would fail without a reason, a 5xx be tried for days.
 */
export function workflowActionRoutes(server: Server): Router {
  const router = express.Router();
  addAction(router, server, awaitDecisionAction);
  addAction(router, server, decideLeadAction);
  addAction(router, server, registerLeadAction);
  addAction(router, server, checkConflictsAction);
  addAction(router, server, calculateFeeAction);
  addAction(router, server, setTierAction);
  addOptions(router, server, "/workflow-actions/partners", partnerOptions);
  addOptions(router, server, "/workflow-actions/tiers", tierOptions);
  return router;
}

function addAction<Inputs>(router: Router, server: Server, action: WorkflowAction<Inputs>): void {
  const { db, queue, hubspot } = server;
  const schema = executionOf(action.inputs);
  router.post(action.path, ...signedBody(server, { v2: true }), async (request, response) => {
    const execution = read(request, response, schema);
    if (execution === null) return;
    const portal = await installed(server, execution.portalId);
    const calledAt = new Date(hubspot.clock.now());
    const outputFields = await db.transaction(async (tx) => {
      const outputs = await runOnce(action, tx, portal, { ...execution, calledAt });
      await queue.enqueue(tx, "sync-deals", portal.portalId);
      return outputs;
    }).catch(async (error: unknown) => {
      if (error instanceof DealNotRead) await readSoon(server, portal, error.dealId);
      throw error;
    });
    queue.wake();
    response.json({ outputFields });
  });
  router.all(action.path, allowOnly("POST"));
}

/** What an input of an action is chosen from. */
function addOptions(router: Router, server: Server, path: string, list: ListOptions): void {
  router.post(path, ...signedBody(server, { v2: true }), async (request, response) => {
    const asked = read(request, response, optionsRequest);
    if (asked === null) return;
    const portal = await installed(server, asked.origin.portalId);
    response.json(await server.db.transaction((tx) => list(tx, portal, asked)));
  });
  router.all(path, allowOnly("POST"));
}

/** The call's body; null when it is not one, which is answered then. */
function read<T extends z.ZodType>(request: Request, response: Response, schema: T): z.output<T> | null {
  const parsed = schema.safeParse(jsonOf(rawBody(request)));
  if (parsed.success) return parsed.data;
  response.status(400).json({ error: { code: "bad_request", message: "The call is not one of this action.", fields: fieldsOf(parsed.error) } });
  return null;
}

async function installed(server: Server, portalId: bigint): Promise<Portal> {
  const portal = await openPortal(server, portalId);
  if (portal === null) throw new AppError("forbidden", "not installed", { publicMessage: "Partner Ledger is not installed in this account." });
  return portal;
}

async function readSoon({ db, queue }: Server, { portalId }: Portal, dealId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await markDealsDirty(tx, portalId, [dealId], "a workflow asks for it");
    await queue.enqueue(tx, "sync-deals", portalId);
  });
  queue.wake();
}
