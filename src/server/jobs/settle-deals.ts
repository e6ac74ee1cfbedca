import { bookOf } from "../../ledger/book-of.ts";
import type { Book } from "../../ledger/book.ts";
import type { DealUpdated, Fact } from "../../program/facts.ts";
import { standing } from "../../program/judge.ts";
import { hasYearBands } from "../../program/terms.ts";
import type { Tx } from "../db/database.ts";
import { dependentDeals, namedLeads, type NamedLead } from "../store/deal-lead.ts";
import { saveSummaries, type SavedSummary } from "../store/deal-summary.ts";
import { loadSlice } from "../store/fact-slice.ts";
import { appendPostings, causeKey, postingsOf } from "../store/ledger.ts";
import { reviewDayOf, summaryOf } from "./deal-summary.ts";
import { missingPostings } from "./missing-postings.ts";
import { summaryText } from "./summary-text.ts";
import type { Portal } from "./portal.ts";
import { withYearDeals } from "./year-deals.ts";

/** What came of settling: whether summaries wait to be written, and which deals the rules could not be applied to. */
export interface Settled {
  readonly posted: number;
  readonly toWrite: number;
  readonly failed: readonly string[];
}

/**
 * Brings the ledger to what the facts say for these deals and those that depend on them, and keeps what HubSpot is to show.
 * Posts only what is missing, so that doing it again posts nothing. The caller holds the portal's lock.
 */
export async function settleDeals(tx: Tx, portal: Portal, dealIds: readonly string[]): Promise<Settled> {
  if (dealIds.length === 0) return { posted: 0, toWrite: 0, failed: [] };
  const deals = await withYearDeals(tx, portal, await dependentDeals(tx, portal.portalId, dealIds));
  const named = await namedLeads(tx, portal.portalId, deals);
  const members = [...new Set([...named.values()].map(({ partnerId }) => partnerId))];
  const facts = await loadSlice(tx, portal.portalId, { deals, members, wholeYears: hasYearBands(portal.program) });
  const book = computed(portal, facts, deals);
  if (book === null) return deals.length > 1 ? oneByOne(tx, portal, dealIds) : { posted: 0, toWrite: 0, failed: deals };
  const { posted, dealsPosted } = await post(tx, portal, book, new Set(deals));
  const toWrite = await saveSummaries(tx, portal.portalId, summaries(portal, book, facts, named, new Set(deals), dealsPosted));
  return { posted, toWrite, failed: [] };
}

/** The book of the slice; null, with a line in the log, when the rules throw: that is our mistake, and no reason to stop the others. */
function computed({ program, today, log }: Portal, facts: readonly Fact[], deals: readonly string[]): Book | null {
  try {
    return bookOf(program, facts, today, standing(facts));
  } catch (error) {
    log.error({ err: error, deals: deals.slice(0, 10) }, "the rules could not be applied");
    return null;
  }
}

/** One deal must not keep its neighbours from their fees. */
async function oneByOne(tx: Tx, portal: Portal, dealIds: readonly string[]): Promise<Settled> {
  const results: Settled[] = [];
  for (const deal of dealIds) results.push(dealIds.length > 1 ? await settleDeals(tx, portal, [deal]) : { posted: 0, toWrite: 0, failed: [deal] });
  return {
    posted: results.reduce((sum, { posted }) => sum + posted, 0),
    toWrite: results.reduce((sum, { toWrite }) => sum + toWrite, 0),
    failed: results.flatMap(({ failed }) => failed),
  };
}

/** Appends what is missing; also answers which of the deals have rows in the ledger now. */
async function post(
  tx: Tx, { portalId }: Portal, book: Book, deals: ReadonlySet<string>,
): Promise<{ readonly posted: number; readonly dealsPosted: ReadonlySet<string> }> {
  const expected = book.ledger.filter(({ cause }) => "deal" in cause && deals.has(cause.deal));
  const posted = await postingsOf(tx, portalId, [...deals].map((deal) => causeKey({ deal })));
  const missing = missingPostings(expected, posted);
  await appendPostings(tx, portalId, missing);
  const dealsPosted = new Set([...posted, ...missing].flatMap(({ cause }) => ("deal" in cause ? [cause.deal] : [])));
  return { posted: missing.length, dealsPosted };
}

function summaries(
  { program }: Portal, book: Book, facts: readonly Fact[], named: ReadonlyMap<string, NamedLead>, deals: ReadonlySet<string>, dealsPosted: ReadonlySet<string>,
): readonly SavedSummary[] {
  const latest = new Map(facts.filter((fact): fact is DealUpdated => fact.type === "deal.updated" && deals.has(fact.deal)).map((fact) => [fact.deal, fact]));
  return [...latest.values()].filter((deal) => deal.stage !== "deleted").map((deal) => {
    const names = named.get(deal.deal) ?? null;
    const wasPosted = dealsPosted.has(deal.deal);
    return {
      dealId: deal.deal,
      blank: names === null && !wasPosted,
      summary: summaryText(summaryOf(program, book, facts, deal, names, wasPosted)),
      reviewOn: reviewDayOf(book, deal, names),
    };
  });
}
