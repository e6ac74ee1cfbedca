import { randomUUID } from "node:crypto";
import { bookOf } from "../../ledger/book-of.ts";
import { standing } from "../../program/judge.ts";
import { termsOn } from "../../program/terms.ts";
import type { Tx } from "../db/database.ts";
import type { Actor } from "../leads/actor.ts";
import type { Portal } from "../jobs/portal.ts";
import { noteAudit } from "../store/audit.ts";
import { markDealsOfPartnerDirty } from "../store/dirty-deal.ts";
import { partnerFacts } from "../store/partner-facts.ts";
import { appendFacts } from "../store/facts.ts";
import { lockPortal } from "../store/portal-lock.ts";

/** A refusal changes nothing. */
export type TierSet = { readonly done: true } | { readonly done: false; readonly refusal: "unknown_partner" | "unknown_tier" };

/**
 * Sets a partner's tier by hand from today, in every track of it that has the tier, in the caller's transaction;
 * approving a review's recommendation is the same act. A partner who holds it already keeps it since when it did.
 * For partner managers only; the caller sees to that.
 */
export async function setTier(tx: Tx, portal: Portal, partnerId: string, tier: string, by: Actor): Promise<TierSet> {
  const { portalId, program, today } = portal;
  await lockPortal(tx, portalId);
  const facts = await partnerFacts(tx, portalId, [partnerId]);
  const { tracks } = termsOn(program, today);
  const held = bookOf(program, facts, today, standing(facts)).tiers.filter((row) => row.partner === partnerId);
  if (held.length === 0) return { done: false, refusal: "unknown_partner" };
  const changing = held.filter((row) => tracks.some((track) => track.id === row.track && track.tiers.some(({ id }) => id === tier)));
  if (changing.length === 0) return { done: false, refusal: "unknown_tier" };
  if (changing.every((row) => row.tier === tier)) return { done: true };
  await appendFacts(tx, portalId, [{ type: "partner.tier_set", id: `tier:${randomUUID()}`, on: today, recordedOn: today, partner: partnerId, tier, by }]);
  await noteAudit(tx, portalId, { actor: by, action: "partner.tier_set", subject: `company:${partnerId}`, details: { tier } });
  await markDealsOfPartnerDirty(tx, portalId, partnerId, "partner.tier_set");
  return { done: true };
}
