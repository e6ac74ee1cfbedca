import type { Day } from "../program/calendar.ts";
import { countsFrom, type Fact } from "../program/facts.ts";
import { indexFacts } from "../program/history.ts";
import { standingBy } from "../program/judge.ts";
import type { Program } from "../program/program.ts";
import type { Judged, Records } from "../program/records.ts";
import type { Posting } from "./book.ts";
import { claimsOfDeals, claimsOfFunds, claimsOfManaged, claimsOfSubscriptions } from "./claims.ts";
import { postingsOf } from "./fee-rows.ts";
import { walk, type Claim } from "./walk.ts";

/** The causes asked about; left out means none. */
export interface Causes {
  readonly deals?: Iterable<string>;
  /** Accounts that some partner manages or managed: all their months. */
  readonly companies?: Iterable<string>;
  readonly subscriptions?: Iterable<string>;
  /** Approved costs. */
  readonly claims?: Iterable<string>;
}

/**
 * What the ledger should hold for these causes by a day: the postings that `bookOf` has for them, without due dates and in
 * no particular order. For many causes at once, of which nothing else is asked.
 */
export const expectedPostings = (program: Program, facts: readonly Fact[], asOf: Day, judged: Judged, causes: Causes): readonly Posting[] => {
  const records: Records = { program, history: indexFacts(facts.filter((fact) => countsFrom(fact) <= asOf)), judged: standingBy(judged, asOf) };
  return [...claimsAbout(records, causes, asOf)].flatMap((claim) => walk(claim, null)).flatMap(postingsOf);
};

function* claimsAbout(records: Records, { deals = [], companies = [], subscriptions = [], claims = [] }: Causes, asOf: Day): Generator<Claim> {
  yield* claimsOfDeals(records, deals, asOf);
  for (const company of companies) yield* claimsOfManaged(records, company, asOf);
  yield* claimsOfSubscriptions(records, subscriptions, asOf);
  yield* claimsOfFunds(records, claims, asOf);
}
