import type { PartnerCompany } from "@partner-ledger/contracts/company-card";
import { bookOf } from "../../ledger/book-of.ts";
import type { CompanyUpdated } from "../../program/facts.ts";
import { indexFacts } from "../../program/history.ts";
import { standing } from "../../program/judge.ts";
import { staysOf } from "../../program/membership.ts";
import type { Records } from "../../program/records.ts";
import type { Tx } from "../db/database.ts";
import type { Conflict } from "../../ledger/book.ts";
import { conflictsToday, recordsAround } from "../leads/records-around.ts";
import { registrationOf } from "../leads/registration.ts";
import { statusToday } from "../leads/still-open.ts";
import type { Portal } from "../jobs/portal.ts";
import { loadSlice } from "../store/fact-slice.ts";
import { leadsOfCompany, leadsOfPartner, type Lead } from "../store/lead.ts";
import { leadView } from "./lead-view.ts";
import { namesFor } from "./names.ts";
import { partnerStanding } from "./partner-standing.ts";
import type { SignedUser } from "./signed-user.ts";
import { viewerOf } from "./viewer.ts";

/** What the card of a partner's own company shows, from all that is known of the partner, its leads and their deals. */
export async function partnerCard(tx: Tx, portal: Portal, user: SignedUser, { company }: CompanyUpdated): Promise<Omit<PartnerCompany, "version">> {
  const { portalId, program, today } = portal;
  const facts = await loadSlice(tx, portalId, { partners: [company.id] });
  const judged = standing(facts);
  const records: Records = { program, history: indexFacts(facts), judged };
  const stands = partnerStanding(program, bookOf(program, facts, today, judged), company.id);
  const stay = staysOf(records.history, company.id, null, today).at(-1);
  if (stands === null || stay === undefined) throw new Error(`partner ${company.id} is in no track of ${program.id}`);
  return {
    kind: "partner",
    companyId: company.id,
    name: company.name,
    program: { name: program.name, currency: program.currency },
    viewer: await viewerOf(tx, user, { hasCompany: true, isPartner: true, isWon: false }),
    partnerId: company.id,
    joinedOn: stay.from,
    ...stands,
    openLeads: await openLeads(tx, portal, records, await leadsOfPartner(tx, portalId, company.id, ["submitted", "accepted"])),
    leadsForIt: await leadsForCompany(tx, portal, company.id),
  };
}

/** A company that became a partner may still be an account that others brought. */
async function leadsForCompany(tx: Tx, portal: Portal, companyId: string): Promise<PartnerCompany["leadsForIt"]> {
  const leads = await leadsOfCompany(tx, portal.portalId, companyId);
  if (leads.length === 0) return [];
  return openLeads(tx, portal, await recordsAround(tx, portal, leads.map(registrationOf)), leads);
}

/** Those of the leads that wait for a decision or for their deals. */
async function openLeads(tx: Tx, portal: Portal, records: Records, candidates: readonly Lead[]): Promise<PartnerCompany["openLeads"]> {
  const leads = candidates
    .map((lead) => ({ lead, status: statusToday(records, portal, lead.leadId) }))
    .filter(({ status }) => status === "submitted" || status === "accepted");
  const conflicts = await conflictsOfLeads(tx, portal, leads.map(({ lead }) => lead));
  const names = await namesFor(tx, portal.portalId, { leads: leads.map(({ lead }) => lead), conflicts: [...conflicts.values()].flat() });
  return leads.map(({ lead, status }) => leadView(lead, status, conflicts.get(lead.leadId) ?? [], names));
}

/** The conflicts of leads by id: those found today for undecided ones, else those on which they were decided. */
async function conflictsOfLeads(tx: Tx, portal: Portal, leads: readonly Lead[]): Promise<ReadonlyMap<string, readonly Conflict[]>> {
  const undecided = leads.filter((lead) => lead.state === "submitted");
  const found = await conflictsToday(tx, portal, undecided.map(registrationOf));
  return new Map([
    ...leads.map((lead): [string, readonly Conflict[]] => [lead.leadId, lead.conflicts]),
    ...undecided.map((lead, i): [string, readonly Conflict[]] => [lead.leadId, found[i] ?? []]),
  ]);
}
