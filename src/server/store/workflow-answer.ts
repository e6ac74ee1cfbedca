import type { Tx } from "../db/database.ts";

/** The output fields of an answer to a workflow action, as HubSpot got them. */
export type WorkflowOutputs = Readonly<Record<string, string>>;

/** What was answered to a callback id before; null when it is new. */
export async function findWorkflowAnswer(db: Tx, portalId: bigint, callbackId: string): Promise<WorkflowOutputs | null> {
  const row = await db.workflowAnswer.findUnique({ where: { portalId_callbackId: { portalId, callbackId } } });
  return row && Object.fromEntries(Object.entries(row.answer ?? {}).map(([name, value]) => [name, String(value)]));
}

/** Keeps an answer for the repetitions of its call. */
export async function keepWorkflowAnswer(tx: Tx, portalId: bigint, callbackId: string, outputs: WorkflowOutputs): Promise<void> {
  await tx.workflowAnswer.create({ data: { portalId, callbackId, answer: { ...outputs } } });
}
