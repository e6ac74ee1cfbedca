import type { Server } from "../context.ts";
import { completeExecution } from "../hubspot/workflow-callback.ts";
import { findLead } from "../store/lead.ts";
import { decidedWaits, endWait, type WorkflowWait } from "../store/workflow-wait.ts";
import { approvalOutputs } from "../workflow/await-decision.ts";
import { openPortal } from "./portal.ts";

/** Told in one job; decisions are made by people, one at a time. */
const RUN = 100;
/** HubSpot may hear of a decision before it has taken in that the workflow waits: for so long "unknown" may mean "not yet". */
const MAY_BE_EARLY_MS = 5 * 60_000;

/**
 * Tells HubSpot's waiting workflows what was decided. Telling twice does no harm: what HubSpot does not know any more has gone
 * on. A wait that HubSpot does not know yet is left for the next sweep.
 */
export async function answerWorkflows(server: Server, portalId: bigint): Promise<void> {
  const { db, hubspot } = server;
  const portal = await openPortal(server, portalId);
  if (portal === null) return;
  for (const wait of await decidedWaits(db.prisma, portalId, RUN)) {
    const lead = await findLead(db.prisma, portalId, wait.leadId);
    if (lead === null) continue;
    const now = hubspot.clock.now();
    const answered = isOver(wait, now) ? "unknown" : await completeExecution(hubspot.client, portalId, wait.callbackId, approvalOutputs(lead));
    if (answered === "unknown" && now - wait.askedAt.getTime() < MAY_BE_EARLY_MS) continue;
    await endWait(db.prisma, portalId, wait.callbackId, new Date(now));
    portal.log.info({ callbackId: wait.callbackId, lead: lead.leadId, answered }, "told a workflow what was decided");
  }
}

const isOver = ({ expiresAt }: WorkflowWait, now: number): boolean => expiresAt.getTime() <= now;
