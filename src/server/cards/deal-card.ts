import type { DealCardData, DealPartner, LedgerLine } from "@partner-ledger/contracts/deal-card";
import { bookOf } from "../../ledger/book-of.ts";
import type { Book, Conflict } from "../../ledger/book.ts";
import { lineageOf } from "../../program/deal.ts";
import type { DealUpdated } from "../../program/facts.ts";
import { indexFacts } from "../../program/history.ts";
import { standing } from "../../program/judge.ts";
import { staysOf } from "../../program/membership.ts";
import type { Records } from "../../program/records.ts";
import type { Tx } from "../db/database.ts";
import { unknownBuyerOf } from "../hubspot/deal-snapshot.ts";
import { conflictsToday } from "../leads/records-around.ts";
import { registrationOf } from "../leads/registration.ts";
import { statusToday } from "../leads/still-open.ts";
import type { Portal } from "../jobs/portal.ts";
import { findAttribution, type Attribution } from "../store/attribution.ts";
import { isDealDirty } from "../store/dirty-deal.ts";
import { loadSlice } from "../store/fact-slice.ts";
import { latestCompanies, latestDeals } from "../store/facts.ts";
import { causeKey, postingsOf } from "../store/ledger.ts";
import { findLead, type Lead } from "../store/lead.ts";
import { partnerFacts } from "../store/partner-facts.ts";
import { cardVersion } from "./card-version.ts";
import { dealFee, historyOf, isOfDeal } from "./deal-fee.ts";
import { leadView } from "./lead-view.ts";
import { namesFor, type Names } from "./names.ts";
import { whyNoFee } from "./no-fee.ts";
import { heldTier, tierName } from "./partner-standing.ts";
import type { SignedUser } from "./signed-user.ts";
import { viewerOf } from "./viewer.ts";

/**
 * What the deal card shows, from the database alone: a handful of indexed queries, and the rules on the facts around the
 * deal. A deal the portal has no facts of is `unknown`.
 */
export async function dealCard(tx: Tx, portal: Portal, user: SignedUser, dealId: string): Promise<DealCardData | "deleted" | "unknown"> {
  const { portalId, program, today } = portal;
  const deal = (await latestDeals(tx, portalId, [dealId])).get(dealId);
  if (deal === undefined) return "unknown";
  if (deal.stage === "deleted") return "deleted";
  const { records, book, partnerId, lead } = await around(tx, portal, deal);
  const conflicts = await conflictsOfLead(tx, portal, lead);
  const names = await namesFor(tx, portalId, { partners: partnerId === null ? [] : [partnerId], deals: [dealId], leads: lead ? [lead] : [], conflicts });
  const hasCompany = deal.company !== unknownBuyerOf(dealId);
  const data: Omit<DealCardData, "version"> = {
    dealId,
    dealName: names.record(`deal:${dealId}`),
    company: hasCompany ? await companyOf(tx, portalId, deal.company) : null,
    program: { name: program.name, currency: program.currency },
    viewer: await viewerOf(tx, user, { hasCompany, isPartner: false }),
    partner: partnerId === null ? null : partnerView(records, book, partnerId, lead, names),
    lead: lead && leadView(lead, statusToday(records, portal, lead.leadId), conflicts, names),
    fee: dealFee(book, dealId, deal.currency, whyNoFee(records, deal, partnerId, today)),
    history: await ledgerOf(tx, portalId, book, dealId),
    syncing: await isDealDirty(tx, portalId, dealId),
  };
  return { ...data, version: cardVersion(data) };
}

interface Around {
  readonly records: Records;
  readonly book: Book;
  /** Who is attached or, for an expansion, whose lead stands behind its initial deal. */
  readonly partnerId: string | null;
  readonly lead: Lead | null;
}

async function around(tx: Tx, { portalId, program, today }: Portal, deal: DealUpdated): Promise<Around> {
  const named = await findAttribution(tx, portalId, deal.deal);
  const facts = [
    ...(await loadSlice(tx, portalId, { deals: [deal.deal], leads: leadsNamed(named) })),
    ...(await partnerFacts(tx, portalId, named === null ? [] : [named.partnerId])),
  ];
  const judged = standing(facts);
  const records: Records = { program, history: indexFacts(facts), judged };
  const leadId = named === null ? lineageOf(records.history, deal, today, today).lead : named.leadId;
  const lead = leadId === null ? null : await findLead(tx, portalId, leadId);
  return { records, book: bookOf(program, facts, today, judged), partnerId: named?.partnerId ?? lead?.partnerId ?? null, lead };
}

const leadsNamed = (named: Attribution | null): readonly string[] => (named === null || named.leadId === null ? [] : [named.leadId]);

/** An undecided lead is checked anew each time: somebody else's may have been accepted since. */
async function conflictsOfLead(tx: Tx, portal: Portal, lead: Lead | null): Promise<readonly Conflict[]> {
  if (lead === null) return [];
  if (lead.state !== "submitted") return lead.conflicts;
  const [conflicts] = await conflictsToday(tx, portal, [registrationOf(lead)]);
  return conflicts ?? [];
}

async function companyOf(tx: Tx, portalId: bigint, id: string): Promise<NonNullable<DealCardData["company"]>> {
  return { id, name: (await latestCompanies(tx, portalId, [id])).get(id)?.company.name ?? `Company ${id}` };
}

/** For a partner who has left, "since" is the day it did. */
function partnerView({ program, history }: Records, book: Book, partnerId: string, lead: Lead | null, names: Names): DealPartner {
  const held = heldTier(program, book, partnerId);
  return {
    id: partnerId,
    name: names.partner(partnerId),
    tier: held === null ? "Left the program" : tierName(held.track, held.row.tier),
    tierSince: held?.row.since ?? staysOf(history, partnerId, null, book.asOf).at(-1)?.to ?? book.asOf,
    role: lead?.partnerId === partnerId ? "sourced" : "influenced",
  };
}

/** The stored postings; when each is due is derived, from the same posting as the rules compute it now. */
async function ledgerOf(tx: Tx, portalId: bigint, book: Book, dealId: string): Promise<readonly LedgerLine[]> {
  const computed = book.ledger.filter((posting) => isOfDeal(posting, dealId));
  const stored = await postingsOf(tx, portalId, [causeKey({ deal: dealId })]);
  return historyOf(stored.map((posting) => ({
    ...posting,
    dueOn: computed.find(({ on, partner, rule, currency }) => on === posting.on && partner === posting.partner && rule === posting.rule && currency === posting.currency)?.dueOn ?? null,
  })));
}
