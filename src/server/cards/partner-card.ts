import type { PartnerCompany } from "@partner-ledger/contracts/company-card";
import { bookOf } from "../../ledger/book-of.ts";
import type { CompanyUpdated } from "../../program/facts.ts";
import { indexFacts } from "../../program/history.ts";
import { standing } from "../../program/judge.ts";
import { staysOf } from "../../program/membership.ts";
import type { Records } from "../../program/records.ts";
import type { Tx } from "../db/database.ts";
import type { Conflict } from "../../ledger/book.ts";
import { conflictsToday } from "../leads/records-around.ts";
import { registrationOf } from "../leads/registration.ts";
import { statusToday } from "../leads/still-open.ts";
import type { Portal } from "../jobs/portal.ts";
import { loadSlice } from "../store/fact-slice.ts";
import { leadsOfPartner, type Lead } from "../store/lead.ts";
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
    openLeads: await openLeads(tx, portal, records, company.id),
  };
}

/** Leads that wait for a decision or for their deals. */
async function openLeads(tx: Tx, portal: Portal, records: Records, partnerId: string): Promise<PartnerCompany["openLeads"]> {
  const leads = (await leadsOfPartner(tx, portal.portalId, partnerId, ["submitted", "accepted"]))
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
