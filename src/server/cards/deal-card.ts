import type { DealCardData, DealPartner, LedgerLine } from "@partner-ledger/contracts/deal-card";
import type { LeadView } from "@partner-ledger/contracts/lead";
import { cameToNothing } from "@partner-ledger/contracts/lead-status";
import { bookOf } from "../../ledger/book-of.ts";
import type { Book, Conflict } from "../../ledger/book.ts";
import { dealOn, lineageOf } from "../../program/deal.ts";
import type { DealUpdated } from "../../program/facts.ts";
import type { Explanation } from "../../program/explanation.ts";
import { indexFacts, inEffect } from "../../program/history.ts";
import { standing } from "../../program/judge.ts";
import { staysOf } from "../../program/membership.ts";
import type { Records } from "../../program/records.ts";
import { hasYearBands } from "../../program/terms.ts";
import type { Tx } from "../db/database.ts";
import { unknownBuyerOf } from "../hubspot/deal-snapshot.ts";
import type { Portal } from "../jobs/portal.ts";
import { conflictsToday } from "../leads/records-around.ts";
import { registrationOf } from "../leads/registration.ts";
import { statusToday } from "../leads/still-open.ts";
import { findDealState, type DealState } from "../store/deal-state.ts";
import { loadSlice } from "../store/fact-slice.ts";
import { causeKey, postingsOf } from "../store/ledger.ts";
import { findLead, type Lead } from "../store/lead.ts";
import { partnerFacts } from "../store/partner-facts.ts";
import { cardVersion } from "./card-version.ts";
import { dealFee, historyOf, isOfDeal, paidOn } from "./deal-fee.ts";
import { leadView } from "./lead-view.ts";
import { namesFor } from "./names.ts";
import { isForWantOfLead, whyNoFee } from "./no-fee.ts";
import { heldTier, tierName } from "./partner-standing.ts";
import type { SignedUser } from "./signed-user.ts";
import { viewerOf } from "./viewer.ts";

/**
 * What the deal card shows, from the database alone: a handful of indexed queries, and the rules on the facts around the
 * deal. A deal the portal has no facts of is `unknown`.
 */
export async function dealCard(tx: Tx, portal: Portal, user: SignedUser, dealId: string): Promise<DealCardData | "deleted" | "unknown"> {
  const looked = await lookAtDeal(tx, portal, dealId);
  if (looked === "unknown" || looked === "deleted") return looked;
  const viewer = await viewerOf(tx, user, { hasCompany: hasCompany(looked.deal), isPartner: false, isWon: looked.deal.stage === "won" });
  const data = { ...(await dealCardOf(tx, looked)), viewer, syncing: looked.waiting };
  return { ...data, version: cardVersion(data) };
}

/** The deal as it is today. `waiting`: a change of it is still on its way to the ledger. */
export async function lookAtDeal(tx: Tx, portal: Portal, dealId: string): Promise<(LookedAt & Pick<DealState, "waiting">) | "deleted" | "unknown"> {
  const { portalId, today } = portal;
  const state = await findDealState(tx, portalId, dealId);
  const { records, book } = await around(tx, portal, dealId, state);
  const deal = dealOn(records.history, dealId, today, today);
  if (deal === null) return "unknown";
  if (deal.stage === "deleted") return "deleted";
  const leadId = state.partnerId === null ? lineageOf(records.history, deal, today, today).credits[0]?.lead ?? null : state.leadId;
  const lead = leadId === null ? null : await findLead(tx, portalId, leadId);
  const conflicts = await conflictsOfLead(tx, portal, lead);
  return { portal, records, book, deal, name: state.name, lead: lead && { ...lead, conflicts }, partnerId: state.partnerId ?? lead?.partnerId ?? null, waiting: state.waiting };
}

/** A deal as somebody looks at it on a day, `portal.today`: today or a past one. */
export interface LookedAt {
  readonly portal: Portal;
  readonly records: Records;
  readonly book: Book;
  readonly deal: DealUpdated;
  readonly name: string | null;
  /** The lead it is shown with, as it stands on the day, conflicts included. */
  readonly lead: Lead | null;
  readonly partnerId: string | null;
}

/** What a card says of the deal, whoever looks. */
export async function dealCardOf(
  tx: Tx, { portal, records, book, deal, name, lead, partnerId }: LookedAt,
): Promise<Omit<DealCardData, "version" | "viewer" | "syncing">> {
  const { portalId, program, today } = portal;
  const dealId = deal.deal;
  const history = await ledgerOf(tx, portalId, book, dealId);
  const view = lead && leadView(lead, statusToday(records, portal, lead.leadId), lead.conflicts, await namesFor(tx, portalId, { leads: [lead], conflicts: lead.conflicts }));
  const because = whyNoFee(records, deal, partnerId, today);
  const stems = view !== null && stemsFrom(view, deal, because);
  return {
    dealId,
    dealName: name ?? `Deal ${dealId}`,
    company: hasCompany(deal) ? { id: deal.company, name: companyName(records, book, deal.company) } : null,
    program: { name: program.name, currency: program.currency },
    partner: partnerId === null ? null : partnerView(records, book, partnerId, stems && view.partner.id === partnerId),
    lead: view,
    fee: { ...dealFee(book, dealId, deal.currency, because, history.length > 0), paidOn: paidOn(records.history, book, dealId) },
    history,
  };
}

const hasCompany = (deal: DealUpdated): boolean => deal.company !== unknownBuyerOf(deal.deal);

/** The deal's own slice of facts brings its leads' partners; one who is attached without a lead is fetched beside it. */
async function around(tx: Tx, { portalId, program, today }: Portal, dealId: string, { partnerId, leadId }: DealState): Promise<{ readonly records: Records; readonly book: Book }> {
  const slice = await loadSlice(tx, portalId, { deals: [dealId], leads: leadId === null ? [] : [leadId], wholeYears: hasYearBands(program) });
  const facts = partnerId !== null && leadId === null ? [...slice, ...(await partnerFacts(tx, portalId, [partnerId]))] : slice;
  const judged = standing(facts);
  return { records: { program, history: indexFacts(facts), judged }, book: bookOf(program, facts, today, judged) };
}

/** An undecided lead is checked anew each time: somebody else's may have been accepted since. */
async function conflictsOfLead(tx: Tx, portal: Portal, lead: Lead | null): Promise<readonly Conflict[]> {
  if (lead === null) return [];
  if (lead.state !== "submitted") return lead.conflicts;
  const [conflicts] = await conflictsToday(tx, portal, [registrationOf(lead)]);
  return conflicts ?? [];
}

/** By the company's record, else by the name a partner joined under. */
function companyName({ history }: Records, { asOf }: Book, id: string): string {
  const record = inEffect(history.companies.get(id), asOf, asOf)?.company;
  const joined = history.tierChanges.get(id)?.findLast(({ fact }) => fact.type === "partner.joined")?.fact;
  return record?.name ?? (joined?.type === "partner.joined" ? joined.company.name : `Company ${id}`);
}

/** Whether a deal stems from its lead. One that came to nothing counts only for a deal that was won before it did. */
const stemsFrom = ({ status }: LeadView, deal: DealUpdated, because: Explanation | null): boolean =>
  !cameToNothing(status) || (deal.stage === "won" && (because === null || !isForWantOfLead(because)));

/** For a partner who has left, "since" is the day it did. */
function partnerView(records: Records, book: Book, partnerId: string, isSource: boolean): DealPartner {
  const held = heldTier(records.program, book, partnerId);
  return {
    id: partnerId,
    name: companyName(records, book, partnerId),
    tier: held === null ? "Left the program" : tierName(held.track, held.row.tier),
    tierSince: held?.row.since ?? staysOf(records.history, partnerId, null, book.asOf).at(-1)?.to ?? book.asOf,
    role: isSource ? "sourced" : "influenced",
  };
}

/** The stored postings up to the book's day; when each is due is derived, from the same posting as the rules compute it now. */
async function ledgerOf(tx: Tx, portalId: bigint, book: Book, dealId: string): Promise<readonly LedgerLine[]> {
  const computed = book.ledger.filter((posting) => isOfDeal(posting, dealId));
  const stored = await postingsOf(tx, portalId, [causeKey({ deal: dealId })]);
  return historyOf(stored.filter(({ on }) => on <= book.asOf).map((posting) => ({
    ...posting,
    dueOn: computed.find(({ on, partner, rule, currency }) => on === posting.on && partner === posting.partner && rule === posting.rule && currency === posting.currency)?.dueOn ?? null,
  })));
}
