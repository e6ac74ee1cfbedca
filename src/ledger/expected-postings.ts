import type { Day } from "../program/calendar.ts";
import { countsFrom, type Fact } from "../program/facts.ts";
import { indexFacts } from "../program/history.ts";
import { standingBy } from "../program/judge.ts";
import type { Program } from "../program/program.ts";
import type { Judged, Records } from "../program/records.ts";
import type { Posting } from "./book.ts";
import { claimsOfDeals } from "./claims.ts";
import { postingsOf } from "./fee-rows.ts";
import { walk } from "./walk.ts";

/** The causes asked about. */
export interface Causes {
  readonly deals: Iterable<string>;
}

/**
 * What the ledger should hold for these causes by a day: the postings that `bookOf` has for them, without due dates and in
 * no particular order. For many deals at once, of which nothing else is asked.
 */
export const expectedPostings = (program: Program, facts: readonly Fact[], asOf: Day, judged: Judged, { deals }: Causes): readonly Posting[] => {
  const records: Records = { program, history: indexFacts(facts.filter((fact) => countsFrom(fact) <= asOf)), judged: standingBy(judged, asOf) };
  return [...claimsOfDeals(records, deals, asOf)].flatMap((claim) => walk(claim, null)).flatMap(postingsOf);
};
