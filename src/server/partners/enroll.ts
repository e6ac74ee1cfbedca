import { randomUUID } from "node:crypto";
import type { PartnerJoined } from "../../program/facts.ts";
import { entryTier, type Terms, type Track } from "../../program/program.ts";
import { termsOn } from "../../program/terms.ts";
import type { Tx } from "../db/database.ts";
import type { Actor } from "../leads/actor.ts";
import type { Portal } from "../jobs/portal.ts";
import { noteAudit } from "../store/audit.ts";
import { markDealsOfPartnerDirty } from "../store/dirty-deal.ts";
import { appendFacts, latestCompanies } from "../store/facts.ts";
import { lockPortal } from "../store/portal-lock.ts";
import { isPartnerToday } from "./membership.ts";

/** A refusal changes nothing. */
export type Enrolled = { readonly done: true } | { readonly done: false; readonly refusal: "unknown_company" | "unknown_tier" };

/**
 * Makes a company a partner from today, at a tier or at the entry tier, in the caller's transaction. It joins the track that
 * pays fees on deals, in a program of several. A company that is a partner already stays as it is: a tier is changed by hand
 * ({@link setTier}), not by joining again. For partner managers only; the caller sees to that.
 */
export async function enrollPartner(tx: Tx, portal: Portal, companyId: string, tier: string | null, by: Actor): Promise<Enrolled> {
  const { portalId, program, today } = portal;
  await lockPortal(tx, portalId);
  const company = (await latestCompanies(tx, portalId, [companyId])).get(companyId)?.company;
  if (company === undefined) return { done: false, refusal: "unknown_company" };
  const track = dealTrack(termsOn(program, today));
  if (tier !== null && !track.tiers.some(({ id }) => id === tier)) return { done: false, refusal: "unknown_tier" };
  if (await isPartnerToday(tx, portal, companyId)) return { done: true };
  const { id, name, domain } = company;
  const joined: PartnerJoined = {
    type: "partner.joined", id: `joined:${randomUUID()}`, on: today, recordedOn: today, partner: id, track: track.id,
    company: { id, name, ...(domain === undefined ? {} : { domain }) }, tier: tier ?? entryTier(track).id,
  };
  await appendFacts(tx, portalId, [joined]);
  await noteAudit(tx, portalId, { actor: by, action: joined.type, subject: `company:${id}`, details: { track: track.id, tier: tier ?? entryTier(track).id } });
  await markDealsOfPartnerDirty(tx, portalId, id, joined.type);
  return { done: true };
}

/** The track whose partners earn fees on deals; the first where no track does. */
export function dealTrack({ tracks }: Terms): Track {
  const track = tracks.find(({ fees }) => fees.some((fee) => fee.on === "deal_won")) ?? tracks[0];
  if (track === undefined) throw new Error("the program has no tracks");
  return track;
}
