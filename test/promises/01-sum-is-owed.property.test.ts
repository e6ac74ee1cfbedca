import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { claimsOf } from "../../src/ledger/claims.ts";
import { countsFrom } from "../../src/program/facts.ts";
import { indexFacts } from "../../src/program/history.ts";
import { judge } from "../../src/program/judge.ts";
import { paymentHistory } from "../histories/payment-history.ts";
import { randomHistory, type RandomHistory } from "../histories/random-history.ts";
import { anyDay } from "../histories/words.ts";
import { runs } from "../support/runs.ts";
import { balances } from "./sums.ts";

const anyHistory = fc.oneof({ weight: 4, arbitrary: randomHistory }, { weight: 1, arbitrary: paymentHistory });

/** What each cause is owed on a day, asked for directly: without the ledger, its days and its corrections. */
const owedOn = ({ program, facts }: RandomHistory, asOf: string): ReadonlyMap<string, bigint> => {
  const history = indexFacts(facts.filter((fact) => countsFrom(fact) <= asOf));
  const records = { program, history, judged: judge(program, history, asOf) };
  return balances([...claimsOf(records, asOf)].flatMap((claim) => claim.owedOn(asOf)));
};

describe("promise 1: the ledger's sum per cause is what is owed on the facts", () => {
  test("on any day of any history, in any program", () => {
    fc.assert(fc.property(anyHistory, anyDay, (history, asOf) => {
      const book = bookOf(history.program, history.facts, asOf);
      expect(balances(book.ledger)).toEqual(owedOn(history, asOf));
      expect(balances(book.fees)).toEqual(balances(book.ledger));
    }), runs(200));
  });
});
