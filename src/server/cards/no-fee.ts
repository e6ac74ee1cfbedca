import type { DealFee } from "@partner-ledger/contracts/deal-card";
import { noFeeSentence } from "@partner-ledger/contracts/no-fee-sentence";
import { bookOf } from "../../ledger/book-of.ts";
import type { Book } from "../../ledger/book.ts";
import type { Day } from "../../program/calendar.ts";
import type { DealUpdated, Fact } from "../../program/facts.ts";
import { standing } from "../../program/judge.ts";
import type { Program } from "../../program/program.ts";
import { unknownBuyerOf } from "../hubspot/deal-snapshot.ts";

/** Why a deal pays nothing: a reason code that cards have a sentence for, and the rule. */
export type NoFee = NonNullable<DealFee["because"]>;

/**
 * Why a deal that pays nothing does so. A won deal's reason is the engine's; an open one's is what the engine would say if
 * it were won today as it stands. Deals that no rule looks at, since they name no lead, have reasons of their own.
 */
export function whyNoFee(program: Program, facts: readonly Fact[], book: Book, deal: DealUpdated, partner: string | null): NoFee {
  if (deal.stage === "deleted") return plain("deleted", "R-18", deal.deal);
  const closed = deal.closedOn !== undefined && deal.closedOn <= book.asOf;
  if (deal.stage === "lost" && closed) return plain("lost", "R-18", deal.deal);
  const judged = ineligible(book, deal.deal) ?? ineligible(bookIfWon(program, facts, deal, book.asOf), deal.deal);
  if (judged !== null) return judged;
  if (deal.company === unknownBuyerOf(deal.deal)) return plain("no_company", "R-9", deal.deal);
  return partner === null ? plain("no_partner", "R-31", deal.deal) : plain("no_lead", "R-11", deal.deal);
}

function ineligible(book: Book, deal: string): NoFee | null {
  const row = book.ineligible.find((candidate) => candidate.deal === deal);
  return row === undefined ? null : { reason: row.reason, explanation: row.why };
}

/** The deal's present snapshot takes the place of all its earlier ones, so that nothing outranks it. */
function bookIfWon(program: Program, facts: readonly Fact[], deal: DealUpdated, today: Day): Book {
  const others = facts.filter((fact) => !(fact.type === "deal.updated" && fact.deal === deal.deal));
  const won: DealUpdated = { ...deal, stage: "won", closedOn: today, on: today, recordedOn: today };
  const supposed = [...others, won];
  return bookOf(program, supposed, today, standing(supposed));
}

const plain = (reason: string, rule: string, deal: string): NoFee =>
  ({ reason, explanation: { rule, text: noFeeSentence(reason), inputs: { deal } } });
