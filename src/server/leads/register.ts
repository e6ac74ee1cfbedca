import type { Conflict } from "../../program/conflict.ts";
import type { CompanyRef, DealUpdated, LeadSubmitted } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";
import { unknownBuyerOf } from "../hubspot/deal-snapshot.ts";
import { isPartnerToday } from "../partners/membership.ts";
import type { Portal } from "../jobs/portal.ts";
import { noteAccountKeys } from "../store/account-key.ts";
import { findAttribution } from "../store/attribution.ts";
import { noteAudit } from "../store/audit.ts";
import { appendFacts, latestCompanies, latestDeals } from "../store/facts.ts";
import { insertLeads, leadsOfCompany, nextLeadId, type Lead } from "../store/lead.ts";
import { lockPortal } from "../store/portal-lock.ts";
import type { Actor } from "./actor.ts";
import { nameOnDeal } from "./name-on-deal.ts";
import { conflictsToday } from "./records-around.ts";
import { stillOpen } from "./still-open.ts";

/** A lead somebody registers for a partner: for the account of a deal, which then names it, or for a company. */
export interface Registering {
  readonly partnerId: string;
  readonly on: { readonly deal: string } | { readonly company: string };
}

interface Refused {
  readonly done: false;
  readonly refusal: "unknown_partner" | "unknown_deal" | "unknown_company" | "no_company" | "other_partner";
}
/** `lead` is the new lead, or the one that was there. A refusal changes nothing. */
export type Registered = { readonly done: true; readonly lead: Lead } | Refused;

/**
 * Registers a lead, in the caller's transaction: gives it an id, checks it for conflicts and keeps the evidence, and
 * has the deal name it. A partner's lead for the account that is undecided, or accepted and still open, is that
 * registration already: registering again answers with it. A deal with another partner on it is not taken from that one.
 */
export async function registerLead(tx: Tx, portal: Portal, { partnerId, on }: Registering, by: Actor): Promise<Registered> {
  const { portalId } = portal;
  await lockPortal(tx, portalId);
  const account = await accountOf(tx, portalId, on);
  if ("refusal" in account) return account;
  const { company, deal } = account;
  if (!(await isPartnerToday(tx, portal, partnerId))) return refuse("unknown_partner");
  const named = deal && (await findAttribution(tx, portalId, deal.deal));
  if (named !== null && named.partnerId !== partnerId) return refuse("other_partner");
  const known = await leadFor(tx, portal, company.id, partnerId);
  const leadId = known?.leadId ?? (await submit(tx, portal, partnerId, company, by));
  if (deal !== null) await nameOnDeal(tx, portal, deal, { partnerId, leadId }, by);
  return { done: true, lead: known ?? (await keepWithEvidence(tx, portal, { leadId, partnerId, company }, deal?.deal ?? null, by)) };
}

interface Account {
  readonly company: CompanyRef & { readonly id: string };
  readonly deal: DealUpdated | null;
}

async function accountOf(tx: Tx, portalId: bigint, on: Registering["on"]): Promise<Account | Refused> {
  const deal = "deal" in on ? (await latestDeals(tx, portalId, [on.deal])).get(on.deal) ?? null : null;
  if ("deal" in on && (deal === null || deal.stage === "deleted")) return refuse("unknown_deal");
  if (deal !== null && deal.company === unknownBuyerOf(deal.deal)) return refuse("no_company");
  const companyId = "company" in on ? on.company : deal?.company ?? "";
  const company = (await latestCompanies(tx, portalId, [companyId])).get(companyId)?.company;
  if (company === undefined) return refuse("unknown_company");
  const { id, name, domain } = company;
  return { company: { id, name, ...(domain === undefined ? {} : { domain }) }, deal };
}

/** The partner's lead for the company that a new one would only repeat. */
async function leadFor(tx: Tx, portal: Portal, companyId: string, partnerId: string): Promise<Lead | null> {
  const own = (await leadsOfCompany(tx, portal.portalId, companyId)).filter((lead) => lead.partnerId === partnerId);
  return own.find((lead) => lead.state === "submitted") ?? stillOpen(tx, portal, own);
}

async function submit(tx: Tx, { portalId, today }: Portal, partner: string, company: CompanyRef, by: Actor): Promise<string> {
  const lead = await nextLeadId(tx, portalId);
  const fact: LeadSubmitted = { type: "lead.submitted", id: `submitted:${lead}`, on: today, recordedOn: today, lead, partner, company };
  await appendFacts(tx, portalId, [fact]);
  await noteAccountKeys(tx, portalId, [fact]);
  await noteAudit(tx, portalId, { actor: by, action: fact.type, subject: `lead:${lead}`, details: { partner, account: company.name } });
  return lead;
}

/** Puts the lead into the queue. Its deal names it by now, and so does not count against it. */
async function keepWithEvidence(
  tx: Tx, portal: Portal, { leadId, partnerId, company }: Pick<Lead, "leadId" | "partnerId"> & Pick<Account, "company">, dealId: string | null, by: Actor,
): Promise<Lead> {
  const [conflicts] = await conflictsToday(tx, portal, [{ lead: leadId, partner: partnerId, company }]);
  const found: readonly Conflict[] = conflicts ?? [];
  const lead: Lead = {
    leadId, partnerId, companyId: company.id, accountName: company.name, domain: company.domain ?? null, dealId, state: "submitted",
    submittedBy: by, submittedOn: portal.today, decidedBy: null, decidedOn: null, reason: null, override: null, conflicts: found,
  };
  await insertLeads(tx, portal.portalId, [lead]);
  return lead;
}

const refuse = (refusal: Refused["refusal"]): Refused => ({ done: false, refusal });
