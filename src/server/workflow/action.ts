import type { z } from "zod";
import type { Conflict } from "../../program/conflict.ts";
import type { Tx } from "../db/database.ts";
import { AppError } from "../errors.ts";
import type { Portal } from "../jobs/portal.ts";
import { findDealProblem } from "../store/deal-problem.ts";
import { lockPortal } from "../store/portal-lock.ts";
import { findWorkflowAnswer, keepWorkflowAnswer, type WorkflowOutputs } from "../store/workflow-answer.ts";
import type { Execution } from "./execution.ts";

/** A call, and when it reached us. */
export type Call<Inputs> = Execution<Inputs> & { readonly calledAt: Date };

/** One of our workflow actions: a meta file in src/app/workflow-actions calls its path. */
export interface WorkflowAction<Inputs> {
  readonly path: `/workflow-actions/${string}`;
  readonly inputs: z.ZodType<Inputs>;
  /** Does it, under the portal's lock and in the caller's transaction. What the rules refuse is an answer, not an error. Throws DealNotRead. */
  readonly run: (tx: Tx, portal: Portal, execution: Call<Inputs>) => Promise<WorkflowOutputs>;
}

/** The enrolled deal is not here yet: a workflow may be faster than its webhook. HubSpot calls again, from a minute later on. */
export class DealNotRead extends AppError {
  constructor(readonly dealId: string) {
    super("upstream", "the enrolled deal is not read yet", { retry: true, publicMessage: "The deal is still being read; try again." });
  }
}

/** Does an action once for a callback id: a repeated call gets the first answer. */
export async function runOnce<Inputs>(action: WorkflowAction<Inputs>, tx: Tx, portal: Portal, execution: Call<Inputs>): Promise<WorkflowOutputs> {
  await lockPortal(tx, portal.portalId);
  const before = await findWorkflowAnswer(tx, portal.portalId, execution.callbackId);
  if (before !== null) return before;
  const outputs = await action.run(tx, portal, execution);
  await keepWorkflowAnswer(tx, portal.portalId, execution.callbackId, outputs);
  return outputs;
}

/** The action failed with a code to branch on, and the enrollment goes on. */
export const failed = (errorCode: string, outputs: WorkflowOutputs): WorkflowOutputs => ({ ...outputs, errorCode, hs_execution_state: "FAIL_CONTINUE" });

/** The action did what it is for. */
export const succeeded = (outputs: WorkflowOutputs): WorkflowOutputs => ({ ...outputs, hs_execution_state: "SUCCESS" });

/** For a deal the account has no facts of: a code when its record cannot be taken as it is. Throws DealNotRead when it may yet come. */
export async function unreadable(tx: Tx, { portalId }: Portal, dealId: string): Promise<"unreadable_deal"> {
  if ((await findDealProblem(tx, portalId, dealId)) === null) throw new DealNotRead(dealId);
  return "unreadable_deal";
}

/** How strong the strongest of some conflicts is. */
export const strongest = (conflicts: readonly Conflict[]): Conflict["strength"] | "none" =>
  conflicts.some(({ strength }) => strength === "firm") ? "firm" : conflicts.length > 0 ? "possible" : "none";
