import type { Tx } from "../db/database.ts";
import type { Actor } from "../leads/actor.ts";
import { nameOnDeal } from "../leads/name-on-deal.ts";
import { refreshConflictsAt } from "../leads/refresh-conflicts.ts";
import { stillOpen } from "../leads/still-open.ts";
import type { Portal } from "../jobs/portal.ts";
import { findAttribution } from "../store/attribution.ts";
import { latestDeals } from "../store/facts.ts";
import { findLead, leadsOfCompany, type Lead } from "../store/lead.ts";
import { lockPortal } from "../store/portal-lock.ts";
import { isPartnerToday } from "./membership.ts";

/** `lead` is the one the deal names now; null when the partner has none for the account or nobody is attached. */
export type Attached =
  | { readonly done: true; readonly lead: Lead | null }
  | { readonly done: false; readonly refusal: "unknown_partner" | "unknown_deal" | "deal_won" };

/**
 * Attaches a partner to a deal in the place of whoever was, or nobody when `partnerId` is null; in the caller's transaction.
 * The deal then stems from the partner's accepted, open lead for the deal's company, else from its undecided one; with
 * neither the partner has only influenced it. A partner who is attached already stays, with the lead the deal names.
 * A won deal moves money, so whose it is changes only with `mayMoveFees` (partner managers).
 */
export async function attachPartner(
  tx: Tx, portal: Portal, dealId: string, partnerId: string | null, by: Actor, mayMoveFees: boolean,
): Promise<Attached> {
  const { portalId } = portal;
  await lockPortal(tx, portalId);
  const deal = (await latestDeals(tx, portalId, [dealId])).get(dealId);
  if (deal === undefined || deal.stage === "deleted") return { done: false, refusal: "unknown_deal" };
  if (deal.stage === "won" && !mayMoveFees) return { done: false, refusal: "deal_won" };
  if (partnerId === null) {
    await nameOnDeal(tx, portal, deal, null, by);
    await refreshConflictsAt(tx, portal, [deal.company]);
    return { done: true, lead: null };
  }
  const before = await findAttribution(tx, portalId, dealId);
  const stays = before?.partnerId === partnerId && before.leadId !== null;
  if (stays) return { done: true, lead: await findLead(tx, portalId, before.leadId) };
  if (!(await isPartnerToday(tx, portal, partnerId))) return { done: false, refusal: "unknown_partner" };
  const lead = await leadBehind(tx, portal, deal.company, partnerId);
  await nameOnDeal(tx, portal, deal, { partnerId, leadId: lead?.leadId ?? null }, by);
  // A deal that stems from a lead no longer stands in its way.
  await refreshConflictsAt(tx, portal, [deal.company]);
  return { done: true, lead: lead && (await findLead(tx, portalId, lead.leadId)) };
}

async function leadBehind(tx: Tx, portal: Portal, companyId: string, partnerId: string): Promise<Lead | null> {
  const own = (await leadsOfCompany(tx, portal.portalId, companyId)).filter((lead) => lead.partnerId === partnerId);
  return (await stillOpen(tx, portal, own)) ?? own.find((lead) => lead.state === "submitted") ?? null;
}
