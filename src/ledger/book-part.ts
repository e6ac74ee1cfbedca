import type { Day } from "../program/calendar.ts";
import { leadsOf } from "../program/credit.ts";
import type { Fact } from "../program/facts.ts";
import type { Book, Cause } from "./book.ts";

/** Whose rows of a book are wanted; null for everybody's. */
export interface Wanted {
  readonly partner: string | null;
  readonly deal: string | null;
}

/**
 * The rows of a book that are about a partner, about a deal, or about both; the rows themselves are those of the whole. What
 * is about partners alone (tiers, payouts) or about payments is left out where a deal is wanted. `facts` are those the book was made of.
 */
export const partOf = (book: Book, facts: readonly Fact[], { partner, deal }: Wanted): Book => {
  if (partner === null && deal === null) return book;
  const ofPartner = (row: { readonly partner: string }): boolean => partner === null || row.partner === partner;
  const ofCause = ({ cause }: { readonly cause: Cause }): boolean => deal === null || ("deal" in cause && cause.deal === deal);
  const isWanted = (row: { readonly partner: string; readonly cause: Cause }): boolean => ofPartner(row) && ofCause(row);
  const leads = deal === null ? null : leadsOfDeal(facts, deal, book.asOf);
  const events = new Set(facts.filter((fact) => isAbout(fact, { partner, deal })).map(({ id }) => id));
  return {
    asOf: book.asOf,
    leads: book.leads.filter((row) => ofPartner(row) && (leads === null || leads.has(row.lead))),
    tiers: deal === null ? book.tiers.filter(ofPartner) : [],
    pastTiers: deal === null ? book.pastTiers.filter(ofPartner) : [],
    fees: book.fees.filter(isWanted),
    estimates: book.estimates.filter(isWanted),
    ineligible: book.ineligible.filter((row) => ofPartner(row) && (deal === null || row.deal === deal)),
    paymentsWithoutFee: deal === null ? book.paymentsWithoutFee.filter(ofPartner) : [],
    ledger: book.ledger.filter(isWanted),
    payouts: deal === null ? book.payouts.filter(ofPartner) : [],
    refused: book.refused.filter(({ event }) => events.has(event)),
  };
};

/** The leads that a deal ever named by a day. */
const leadsOfDeal = (facts: readonly Fact[], deal: string, asOf: Day): ReadonlySet<string> =>
  new Set(facts.flatMap((fact) => (fact.type === "deal.updated" && fact.deal === deal && fact.on <= asOf && fact.recordedOn <= asOf ? leadsOf(fact) : [])));

const isAbout = (fact: Fact, { partner, deal }: Wanted): boolean =>
  (partner === null || ("partner" in fact && fact.partner === partner)) && (deal === null || ("deal" in fact && fact.deal === deal));
