import type { Tx } from "../db/database.ts";

/** A workflow that waits until a lead is decided; HubSpot goes on by itself at `expiresAt`. */
export interface WorkflowWait {
  readonly callbackId: string;
  readonly leadId: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

/** Notes that a workflow waits. */
export async function addWait(tx: Tx, portalId: bigint, wait: WorkflowWait): Promise<void> {
  await tx.workflowWait.create({ data: { portalId, ...wait } });
}

/** Waits whose lead is decided and of which HubSpot does not know yet, those asked first in front. */
export const decidedWaits = (db: Tx, portalId: bigint, limit: number): Promise<readonly WorkflowWait[]> =>
  db.$queryRaw<WorkflowWait[]>`
    SELECT w.callback_id AS "callbackId", w.lead_id AS "leadId", w.asked_at AS "askedAt", w.expires_at AS "expiresAt"
    FROM workflow_wait w JOIN lead l ON l.portal_id = w.portal_id AND l.lead_id = w.lead_id
    WHERE w.portal_id = ${portalId} AND w.ended_at IS NULL AND l.status <> 'submitted' ORDER BY w.asked_at, w.callback_id LIMIT ${limit}`;

/** Notes that a wait is over. */
export async function endWait(tx: Tx, portalId: bigint, callbackId: string, at: Date): Promise<void> {
  await tx.workflowWait.update({ where: { portalId_callbackId: { portalId, callbackId } }, data: { endedAt: at } });
}

/** Active portals with workflows to be told of a decision. */
export async function portalsWithAnswers(db: Tx): Promise<readonly bigint[]> {
  const rows = await db.$queryRaw<{ portalId: bigint }[]>`
    SELECT DISTINCT w.portal_id AS "portalId" FROM workflow_wait w
    JOIN install i ON i.portal_id = w.portal_id AND i.status = 'active'
    JOIN lead l ON l.portal_id = w.portal_id AND l.lead_id = w.lead_id
    WHERE w.ended_at IS NULL AND l.status <> 'submitted'`;
  return rows.map((row) => BigInt(row.portalId));
}
