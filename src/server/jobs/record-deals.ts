import { randomUUID } from "node:crypto";
import { namesLead } from "../../program/credit.ts";
import type { DealUpdated, Fact, InvoicePaid } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";
import { toDealSnapshot, type DealReading } from "../hubspot/deal-snapshot.ts";
import { dealNameOf, type DealRecord } from "../hubspot/deal.ts";
import { describeProblem } from "../hubspot/record.ts";
import { noteDealNames } from "../store/deal-name.ts";
import { namedLeads, type NamedLead } from "../store/deal-lead.ts";
import { markDealsOfCompaniesDirty } from "../store/dirty-deal.ts";
import { bodyText } from "../store/fact-row.ts";
import { appendFacts, initialDeals, latestDeals, paidInvoices } from "../store/facts.ts";
import type { PortalWithStages } from "./portal.ts";

/** The invoice that the deal's "first invoice paid on" stands for; one id, so that a corrected date replaces the first. */
const FIRST_INVOICE = "first";

type InitialDeals = ReadonlyMap<string, { readonly deal: string; readonly closedOn: string }>;

/** Deals as HubSpot gave them; `missing` are those asked for that are gone. */
export interface DealsRead {
  readonly deals: readonly DealRecord[];
  readonly missing: readonly string[];
}

/**
 * Stores what deals are now, where that differs from what was stored last. Answers why some could not be taken as they are,
 * by deal id; those keep their last facts, and their neighbours go on. A deal that is gone becomes `deleted`.
 */
export async function recordDeals(tx: Tx, portal: PortalWithStages, { deals, missing }: DealsRead): Promise<ReadonlyMap<string, string>> {
  const { portalId, today } = portal;
  const ids = [...deals.map(({ deal }) => deal.id), ...missing];
  const known = await latestDeals(tx, portalId, ids);
  const named = await namedLeads(tx, portalId, ids);
  const paidOn = await paidInvoices(tx, portalId, ids);
  const { readings, problems } = await readAll(tx, portal, deals, known);
  const facts: Fact[] = [];
  for (const { snapshot, invoicePaidOn } of readings) {
    const fact: DealUpdated = { ...snapshot, ...leadOf(named.get(snapshot.deal), known.get(snapshot.deal)), id: randomUUID(), on: today, recordedOn: today };
    if (differs(known.get(fact.deal), fact)) facts.push(fact);
    if (invoicePaidOn !== null && paidOn.get(fact.deal) !== invoicePaidOn) facts.push(invoicePaid(fact.deal, invoicePaidOn, today));
  }
  for (const deal of missing) {
    const before = known.get(deal);
    if (before && before.stage !== "deleted") facts.push(deleted(before, today));
  }
  await appendFacts(tx, portalId, facts);
  await noteDealNames(tx, portalId, deals.map((record) => ({ dealId: record.deal.id, name: dealNameOf(record) })));
  return problems;
}

/** Read twice: an expansion may expand a deal that comes with it, and the first reading finds out which those are. */
async function readAll(tx: Tx, portal: PortalWithStages, deals: readonly DealRecord[], known: ReadonlyMap<string, DealUpdated>) {
  const companies = [...new Set(deals.flatMap(({ company }) => company?.id ?? []))];
  const before = await initialDeals(tx, portal.portalId, companies);
  const after = withThese(before, readEach(portal, deals, known, before).readings);
  const moved = companies.filter((company) => after.get(company)?.deal !== before.get(company)?.deal);
  await markDealsOfCompaniesDirty(tx, portal.portalId, moved, "the company has another initial deal");
  return readEach(portal, deals, known, after);
}

function readEach(portal: PortalWithStages, deals: readonly DealRecord[], known: ReadonlyMap<string, DealUpdated>, initial: InitialDeals) {
  const readings: DealReading[] = [];
  const problems = new Map<string, string>();
  for (const record of deals) {
    const read = toDealSnapshot(record, {
      timeZone: portal.program.timeZone,
      currency: portal.currency,
      stageOutcome: portal.stageOutcome,
      initialDealOf: (company) => initial.get(company)?.deal ?? null,
      lastTypeOf: (deal) => known.get(deal)?.dealType ?? null,
    });
    if (read.ok) readings.push(read.value);
    else problems.set(record.deal.id, describeProblem(read.problem));
  }
  return { readings, problems };
}

/** The earliest won deal of each company, those just read included. */
function withThese(before: InitialDeals, readings: readonly DealReading[]): InitialDeals {
  const initial = new Map(before);
  for (const { snapshot } of readings) {
    const { company, deal, stage, dealType, closedOn } = snapshot;
    if (stage !== "won" || (dealType !== "new" && dealType !== "upgrade") || closedOn === undefined) continue;
    const earliest = initial.get(company);
    if (!earliest || closedOn < earliest.closedOn || (closedOn === earliest.closedOn && deal < earliest.deal)) initial.set(company, { deal, closedOn });
  }
  return initial;
}

/** The lead the deal names; a deal that shared its credit goes on doing so while it names one of those leads (decision 0012). */
const leadOf = (named: NamedLead | undefined, before: DealUpdated | undefined): Pick<DealUpdated, "lead" | "credits"> => {
  if (!named?.leadId) return {};
  return before?.credits && namesLead(before, named.leadId) ? { credits: before.credits } : { lead: named.leadId };
};

const differs = (before: DealUpdated | undefined, now: DealUpdated): boolean => !before || bodyText(before) !== bodyText(now);

const invoicePaid = (deal: string, on: string, recordedOn: string): InvoicePaid =>
  ({ type: "invoice.paid", deal, invoice: FIRST_INVOICE, id: randomUUID(), on, recordedOn });

function deleted({ closedOn: _closedOn, ...before }: DealUpdated, today: string): DealUpdated {
  return { ...before, stage: "deleted", id: randomUUID(), on: today, recordedOn: today };
}
