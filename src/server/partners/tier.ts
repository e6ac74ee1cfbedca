import { randomUUID } from "node:crypto";
import type { Day } from "../../program/calendar.ts";
import { indexFacts } from "../../program/history.ts";
import { standing } from "../../program/judge.ts";
import { stayOn, tracksOn } from "../../program/membership.ts";
import type { Records } from "../../program/records.ts";
import { termsOn } from "../../program/terms.ts";
import { tierOn } from "../../program/tier.ts";
import type { Tx } from "../db/database.ts";
import type { Actor } from "../leads/actor.ts";
import type { Portal } from "../jobs/portal.ts";
import { noteAudit } from "../store/audit.ts";
import { markDealsOfPartnerDirty } from "../store/dirty-deal.ts";
import { loadSlice } from "../store/fact-slice.ts";
import { appendFacts } from "../store/facts.ts";
import { lockPortal } from "../store/portal-lock.ts";

/** A tier somebody wants a partner to have from a day on, and why. */
export interface TierWish {
  readonly tier: string;
  readonly on: Day;
  readonly reason: string;
}

/** A refusal changes nothing. */
export type TierSet =
  | { readonly done: true }
  | { readonly done: false; readonly refusal: "unknown_partner" | "unknown_tier" | "to_come" | "before_joining" };

/**
 * Sets a partner's tier by hand from a day on, in every track of it that has the tier, in the caller's transaction;
 * approving a review's recommendation is the same act. Fees from that day on are corrected by difference. A
 * partner who holds the tier on that day already keeps it since when it did. For partner managers only; the caller sees to that.
 */
export async function setTier(tx: Tx, portal: Portal, partnerId: string, { tier, on, reason }: TierWish, by: Actor): Promise<TierSet> {
  const { portalId, program, today } = portal;
  await lockPortal(tx, portalId);
  const facts = await loadSlice(tx, portalId, { partners: [partnerId] });
  const records: Records = { program, history: indexFacts(facts), judged: standing(facts) };
  if (stayOn(records.history, partnerId, null, today, today) === null) return refuse("unknown_partner");
  if (on > today) return refuse("to_come");
  const tracks = tracksOn(termsOn(program, on).tracks, records.history, partnerId, on, today);
  if (tracks.length === 0) return refuse("before_joining");
  const changing = tracks.filter(({ tiers }) => tiers.some(({ id }) => id === tier));
  if (changing.length === 0) return refuse("unknown_tier");
  if (changing.every((track) => tierOn(records, partnerId, track, on, today)?.tier.id === tier)) return { done: true };
  await appendFacts(tx, portalId, [{ type: "partner.tier_set", id: `tier:${randomUUID()}`, on, recordedOn: today, partner: partnerId, tier, by }]);
  await noteAudit(tx, portalId, { actor: by, action: "partner.tier_set", subject: `company:${partnerId}`, details: { tier, on, reason } });
  await markDealsOfPartnerDirty(tx, portalId, partnerId, "partner.tier_set");
  return { done: true };
}

const refuse = (refusal: Exclude<TierSet, { done: true }>["refusal"]): TierSet => ({ done: false, refusal });
