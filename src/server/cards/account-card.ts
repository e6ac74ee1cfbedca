import type { AccountCompany } from "@partner-ledger/contracts/company-card";
import { bookOf } from "../../ledger/book-of.ts";
import type { Conflict } from "../../ledger/book.ts";
import { conflictsOf } from "../../program/conflict.ts";
import type { CompanyUpdated } from "../../program/facts.ts";
import { standing } from "../../program/judge.ts";
import type { Records } from "../../program/records.ts";
import type { Tx } from "../db/database.ts";
import { recordsAround } from "../leads/records-around.ts";
import { companyRef, registrationOf } from "../leads/registration.ts";
import { statusToday } from "../leads/still-open.ts";
import type { Portal } from "../jobs/portal.ts";
import { findLead, leadsOfCompany, type Lead } from "../store/lead.ts";
import { partnerFacts } from "../store/partner-facts.ts";
import { conflictView, leadView } from "./lead-view.ts";
import { namesFor, type Names } from "./names.ts";
import { heldTier, tierName } from "./partner-standing.ts";
import type { SignedUser } from "./signed-user.ts";
import { viewerOf } from "./viewer.ts";

/** Stands for a partner the account has nothing to do with yet, to ask what anybody's lead would meet. */
const ANYBODY = "";

/** What the card of a company shows that is no partner: its leads, who holds it, and what a new lead would meet. */
export async function accountCard(tx: Tx, portal: Portal, user: SignedUser, { company, status }: CompanyUpdated): Promise<Omit<AccountCompany, "version">> {
  const { portalId, program, today } = portal;
  const registration = { lead: null, partner: ANYBODY, company: companyRef(company.id, company.name, company.domain ?? null) };
  const leads = await leadsOfCompany(tx, portalId, company.id);
  const records = await recordsAround(tx, portal, [registration, ...leads.map(registrationOf)]);
  const met = conflictsOf(records, registration, today, today);
  const conflictsOn = (lead: Lead): readonly Conflict[] => (lead.state === "submitted" ? conflictsOf(records, registrationOf(lead), today, today) : lead.conflicts);
  const holder = await holderOf(tx, portal, records, met);
  const names = await namesFor(tx, portalId, { partners: holder === null ? [] : [holder], leads, conflicts: [...met, ...leads.flatMap(conflictsOn)] });
  return {
    kind: "account",
    companyId: company.id,
    name: company.name,
    program: { name: program.name, currency: program.currency },
    viewer: await viewerOf(tx, user, { hasCompany: true, isPartner: false, isWon: false }),
    status,
    partner: holder === null ? null : await holderView(tx, portal, holder, names),
    leads: leads.map((lead) => leadView(lead, statusToday(records, portal, lead.leadId), conflictsOn(lead), names)),
    conflicts: met.map((conflict) => conflictView(conflict, names)),
  };
}

/** The partner whose accepted lead holds the account, an open one before one that is won; null when nobody's does. */
async function holderOf(tx: Tx, portal: Portal, records: Records, conflicts: readonly Conflict[]): Promise<string | null> {
  const held = conflicts.filter(({ ground, strength }) => ground === "already_registered" && strength === "firm").map(({ record }) => record.slice("lead:".length));
  const leadId = held.find((id) => statusToday(records, portal, id) === "accepted") ?? held[0];
  return leadId === undefined ? null : ((await findLead(tx, portal.portalId, leadId))?.partnerId ?? null);
}

async function holderView(tx: Tx, { portalId, program, today }: Portal, partnerId: string, names: Names): Promise<NonNullable<AccountCompany["partner"]>> {
  const facts = await partnerFacts(tx, portalId, [partnerId]);
  const held = heldTier(program, bookOf(program, facts, today, standing(facts)), partnerId);
  return { id: partnerId, name: names.partner(partnerId), tier: held === null ? "Left the program" : tierName(held.track, held.row.tier) };
}
