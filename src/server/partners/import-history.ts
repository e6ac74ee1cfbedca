import { creditsOf } from "../../program/credit.ts";
import { compare } from "../../program/money.ts";
import type { DealUpdated, Fact, LeadDecision, LeadSubmitted } from "../../program/facts.ts";
import type { Server } from "../context.ts";
import type { Tx } from "../db/database.ts";
import { AppError } from "../errors.ts";
import { openPortal } from "../jobs/portal.ts";
import { refreshConflicts } from "../leads/refresh-conflicts.ts";
import { noteAccountKeys } from "../store/account-key.ts";
import { addAttributions, type Attribution } from "../store/attribution.ts";
import { noteAudit } from "../store/audit.ts";
import { markDealsDirty, markDealsOfPartnerDirty } from "../store/dirty-deal.ts";
import { appendFacts } from "../store/facts.ts";
import { insertLeads, type Lead } from "../store/lead.ts";
import { lockPortal } from "../store/portal-lock.ts";

/** What an import did. A history that is there already adds nothing. */
export interface Imported {
  readonly facts: number;
  readonly leads: number;
  readonly deals: number;
}

/** Facts of one statement; a history of years stays within the size of a query. */
const FACTS_AT_ONCE = 1_000;
const IMPORTER = "import";

/**
 * Takes a program's past into a portal: stores the facts, puts the leads into the approval queue as they were decided, has
 * deals name the lead of their last snapshot, and has every deal looked at. All or nothing; facts whose ids the portal has
 * already are left out, so importing again changes nothing. The decisions are taken as having stood (decision 0002).
 * Throws for a portal that has not installed the app.
 */
export async function importHistory(server: Server, portalId: bigint, history: readonly Fact[]): Promise<Imported> {
  const { db, queue } = server;
  const portal = await openPortal(server, portalId);
  if (portal === null) throw new AppError("forbidden", `portal ${portalId} is not installed`, { context: { portalId: String(portalId) } });
  const facts = history.toSorted((a, b) => (a.recordedOn < b.recordedOn ? -1 : a.recordedOn > b.recordedOn ? 1 : 0));
  const imported = await db.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    const added = await storeFacts(tx, portalId, facts);
    if (added === 0) return { facts: 0, leads: 0, deals: 0 };
    const leads = leadsOf(facts);
    await insertLeads(tx, portalId, leads);
    await refreshConflicts(tx, portal, leads.map((lead) => lead.leadId));
    await addAttributions(tx, portalId, attributionsOf(facts, leads), IMPORTER);
    const deals = [...new Set(facts.flatMap((fact) => ("deal" in fact ? fact.deal : [])))];
    await markDealsDirty(tx, portalId, deals, "history imported");
    // What a partner earns may have changed for deals that the history does not name.
    for (const partner of repaidPartners(facts)) await markDealsOfPartnerDirty(tx, portalId, partner, "history imported");
    await noteAudit(tx, portalId, { actor: IMPORTER, action: "history.imported", subject: `portal:${portalId}`, details: { facts: String(added) } });
    await queue.enqueue(tx, "sync-deals", portalId);
    // The months that are over owe managed fees, and no deal's look finds them.
    await queue.enqueue(tx, "day-change", portalId);
    return { facts: added, leads: leads.length, deals: deals.length };
  });
  queue.wake();
  return imported;
}

const repaidPartners = (facts: readonly Fact[]): ReadonlySet<string> =>
  new Set(facts.flatMap((fact) => (fact.type === "partner.rate_set" || fact.type === "partner.tier_set" ? [fact.partner] : [])));

async function storeFacts(tx: Tx, portalId: bigint, facts: readonly Fact[]): Promise<number> {
  let added = 0;
  for (let start = 0; start < facts.length; start += FACTS_AT_ONCE) {
    const some = facts.slice(start, start + FACTS_AT_ONCE);
    added += await appendFacts(tx, portalId, some);
    await noteAccountKeys(tx, portalId, some);
  }
  return added;
}

function leadsOf(facts: readonly Fact[]): readonly Lead[] {
  const leads = new Map(facts.filter((fact) => fact.type === "lead.submitted").map((fact) => [fact.lead, submitted(fact)]));
  for (const fact of facts) {
    if (fact.type !== "lead.accepted" && fact.type !== "lead.rejected" && fact.type !== "lead.withdrawn") continue;
    const lead = leads.get(fact.lead);
    if (lead !== undefined) leads.set(fact.lead, decided(lead, fact));
  }
  return [...leads.values()];
}

const submitted = ({ lead, partner, company, on }: LeadSubmitted): Lead => ({
  leadId: lead, partnerId: partner, companyId: company.id ?? null, accountName: company.name, domain: company.domain ?? null, dealId: null,
  state: "submitted", submittedBy: IMPORTER, submittedOn: on, decidedBy: null, decidedOn: null, reason: null, override: null, conflicts: [],
});

/** A lead that was accepted and withdrawn later keeps why it could be accepted. */
const decided = (lead: Lead, fact: LeadDecision): Lead => ({
  ...lead,
  state: fact.type === "lead.accepted" ? "accepted" : fact.type === "lead.rejected" ? "rejected" : "withdrawn",
  decidedBy: fact.by ?? null,
  decidedOn: fact.on,
  ...(fact.type === "lead.accepted" ? { override: fact.override ?? null } : { reason: fact.reason ?? null }),
});

/** The lead of each deal's last snapshot; a lead nobody submitted counts for nothing. */
function attributionsOf(facts: readonly Fact[], leads: readonly Lead[]): readonly Attribution[] {
  const partners = new Map(leads.map((lead) => [lead.leadId, lead.partnerId]));
  const last = new Map(facts.filter((fact): fact is DealUpdated => fact.type === "deal.updated").map((fact) => [fact.deal, mainLead(fact)]));
  return [...last].flatMap(([dealId, leadId]) => {
    const partnerId = leadId === undefined ? undefined : partners.get(leadId);
    return leadId === undefined || partnerId === undefined ? [] : [{ dealId, partnerId, leadId }];
  });
}

/** A deal names one lead on its card: of several, the one with the largest share. */
const mainLead = (deal: DealUpdated): string | undefined => creditsOf(deal).toSorted((a, b) => compare(b.share, a.share))[0]?.lead;
