import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf, standing } from "../../src/ledger/book-of.ts";
import type { Book } from "../../src/ledger/book.ts";
import { leadsOf } from "../../src/program/credit.ts";
import type { DealUpdated, Fact } from "../../src/program/facts.ts";
import { indexFacts } from "../../src/program/history.ts";
import { judge } from "../../src/program/judge.ts";
import { textOf } from "../promises/sums.ts";
import { historiesOf } from "../histories/random-history.ts";
import { LAST } from "../histories/words.ts";
import { runs } from "../support/runs.ts";

/** The facts about one deal: itself and what it expands, their leads, the leads' partners, and the companies named. */
const sliceOf = (facts: readonly Fact[], deal: string): readonly Fact[] => {
  const deals = new Set([deal]);
  for (const id of deals) for (const { expands } of snapshotsOf(facts, id)) if (expands !== undefined) deals.add(expands);
  const snapshots = [...deals].flatMap((id) => snapshotsOf(facts, id));
  const leads = new Set(snapshots.flatMap(leadsOf));
  const partners = new Set(facts.flatMap((fact) => (fact.type === "lead.submitted" && leads.has(fact.lead) ? [fact.partner] : [])));
  const companies = new Set(snapshots.map(({ company }) => company));
  for (const fact of facts) if (fact.type === "partner.joined" && partners.has(fact.partner) && fact.company.id !== undefined) companies.add(fact.company.id);
  return facts.filter((fact) => {
    if (fact.type === "fx.rate") return true;
    if (fact.type === "company.updated") return companies.has(fact.company.id);
    if ("deal" in fact) return deals.has(fact.deal);
    if ("lead" in fact && fact.lead !== undefined) return leads.has(fact.lead);
    return "partner" in fact && partners.has(fact.partner);
  });
};

const snapshotsOf = (facts: readonly Fact[], deal: string): readonly DealUpdated[] => facts.flatMap((fact) => (fact.type === "deal.updated" && fact.deal === deal ? [fact] : []));

const ofDeal = <T extends { readonly cause: object }>(rows: readonly T[], deal: string): readonly T[] => rows.filter(({ cause }) => "deal" in cause && cause.deal === deal);

/** What a book says of one deal, and why. A fee is paid or carried with its partner's others, which a slice leaves out. */
const about = (book: Book, deal: string): unknown => ({
  fees: ofDeal(book.fees, deal).map(({ status: _, dueOn: __, ...fee }) => fee),
  ledger: ofDeal(book.ledger, deal),
  estimates: ofDeal(book.estimates, deal),
  ineligible: book.ineligible.filter((row) => row.deal === deal),
});

describe("the facts about one deal", () => {
  test("give it the same fees and postings as all facts do, once its decisions are judged", () => {
    const asked = fc.constantFrom("D1", "D2", "D3", "D5");
    // Volumes, which are about all of a partner's facts, set no tiers here.
    fc.assert(fc.property(historiesOf(fc.constant("fullstory")), asked, ({ program, facts }, deal) => {
      const refused = new Set(judge(program, indexFacts(facts), LAST).refused.map(({ decision }) => decision.id));
      const slice = sliceOf(facts.filter(({ id }) => !refused.has(id)), deal);
      expect(textOf(about(bookOf(program, slice, LAST, standing(slice)), deal))).toBe(textOf(about(bookOf(program, facts, LAST), deal)));
    }), runs(200));
  });
});
