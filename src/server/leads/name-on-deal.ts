import { randomUUID } from "node:crypto";
import type { DealUpdated } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { findAttribution, removeAttribution, saveAttribution } from "../store/attribution.ts";
import { noteAudit } from "../store/audit.ts";
import { markDealsDirty } from "../store/dirty-deal.ts";
import { appendFacts } from "../store/facts.ts";
import type { Actor } from "./actor.ts";

/** The partner a deal is attached to and, if the deal stems from one, the lead. */
export interface Naming {
  readonly partnerId: string;
  readonly leadId: string | null;
}

/**
 * Makes a deal name a partner and its lead, or nobody. The deal's snapshot is stored with it at once, so that a conflict
 * check made a moment later knows where the deal stems from. Naming the same again changes nothing.
 */
export async function nameOnDeal(tx: Tx, { portalId, today }: Portal, deal: DealUpdated, naming: Naming | null, by: Actor): Promise<void> {
  const before = await findAttribution(tx, portalId, deal.deal);
  if ((before?.partnerId ?? null) === (naming?.partnerId ?? null) && (before?.leadId ?? null) === (naming?.leadId ?? null)) return;
  if (naming === null) await removeAttribution(tx, portalId, deal.deal);
  else await saveAttribution(tx, portalId, { dealId: deal.deal, ...naming }, by);
  const lead = naming?.leadId ?? null;
  if (deal.credits !== undefined || (deal.lead ?? null) !== lead) {
    const { lead: _before, credits: _shared, ...snapshot } = deal;
    await appendFacts(tx, portalId, [{ ...snapshot, id: `named:${deal.deal}:${randomUUID()}`, on: today, recordedOn: today, ...(lead === null ? {} : { lead }) }]);
  }
  const action = naming === null ? "partner.detached" : "partner.attached";
  await noteAudit(tx, portalId, { actor: by, action, subject: `deal:${deal.deal}`, details: { ...(naming && { partner: naming.partnerId }), ...(lead && { lead }) } });
  await markDealsDirty(tx, portalId, [deal.deal], action);
}
