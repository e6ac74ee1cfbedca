import type { Book } from "../../ledger/book.ts";
import { addDays, type Day } from "../../program/calendar.ts";
import type { DealUpdated, Fact } from "../../program/facts.ts";
import type { Program } from "../../program/program.ts";
import { dealFee, feesOf, isOfDeal } from "../cards/deal-fee.ts";
import { heldTier, tierName } from "../cards/partner-standing.ts";
import type { LeadStatusValue } from "../hubspot/property-options.ts";
import type { DealSummary } from "../hubspot/write-back.ts";
import type { NamedLead } from "../store/deal-lead.ts";

/** What a deal's properties in HubSpot say, from the same book as its card. `wasPosted`: the ledger has rows of the deal. */
export function summaryOf(
  program: Program, book: Book, facts: readonly Fact[], deal: DealUpdated, named: NamedLead | null, wasPosted: boolean,
): DealSummary {
  const fee = dealFee(book, deal.deal, deal.currency, null, wasPosted);
  const held = named && heldTier(program, book, named.partnerId);
  return {
    dealId: deal.deal,
    partner: named && nameOf(facts, named.partnerId),
    tier: held && tierName(held.track, held.row.tier),
    leadStatus: leadStatusOf(book, named),
    conflict: named?.conflict ?? "none",
    fee: fee.total && { minor: owedMinor(book, deal.deal), currency: fee.total.currency },
    feeStatus: fee.state,
  };
}

/**
 * The next day on which the summary may change although nothing happens: a payable fee falls due, a close date comes, and for
 * an open deal with a lead any day, since its tier, its lead's protection and its term run on. Null: no such day.
 */
export function reviewDayOf(book: Book, deal: DealUpdated, named: NamedLead | null): Day | null {
  const tomorrow = addDays(book.asOf, 1);
  const dates = feesOf(book, deal.deal).flatMap((fee) => [fee.payableOn, fee.dueOn]).concat(deal.closedOn ?? null);
  const open = deal.stage === "open" && named?.leadId ? [tomorrow] : [];
  return [...dates, ...open].filter((day) => day !== null && day > book.asOf).toSorted()[0] ?? null;
}

/** The latest name under which a partner joined, or its company goes; the id for one that never joined. */
function nameOf(facts: readonly Fact[], partner: string): string {
  const companyName = facts.findLast((fact) => fact.type === "company.updated" && fact.company.id === partner);
  if (companyName?.type === "company.updated") return companyName.company.name;
  const joined = facts.findLast((fact) => fact.type === "partner.joined" && fact.partner === partner);
  return joined?.type === "partner.joined" ? joined.company.name : partner;
}

/** As on the card: an undecided lead whose check found something is in review. */
function leadStatusOf(book: Book, named: NamedLead | null): LeadStatusValue {
  const row = named?.leadId ? book.leads.find((lead) => lead.lead === named.leadId) : undefined;
  if (!row || !named) return "none";
  return row.status === "submitted" && named.conflict !== "none" ? "in_review" : row.status;
}

/** What is owed, else what would be (R-17): the amount of `dealFee`'s total. */
function owedMinor(book: Book, deal: string): bigint {
  const fees = feesOf(book, deal);
  const rows = fees.length > 0 ? fees.filter((row) => row.status !== "reversed") : book.estimates.filter((row) => isOfDeal(row, deal));
  return rows.reduce((sum, row) => sum + row.amountMinor, 0n);
}
