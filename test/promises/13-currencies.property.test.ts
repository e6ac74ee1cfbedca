import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import type { Book } from "../../src/ledger/book.ts";
import type { Fact } from "../../src/program/facts.ts";
import { historiesOf, randomHistory } from "../histories/random-history.ts";
import { LAST } from "../histories/words.ts";
import { runs } from "../support/runs.ts";
import { textOf } from "./sums.ts";

const inOther = (fact: Fact, currency: string): Fact =>
  fact.type === "deal.updated" && fact.currency !== currency ? { ...fact, lines: fact.lines.map((line) => ({ ...line, amount: { ...line.amount, minor: line.amount.minor * 7n + 1n } })) } : fact;

const about = ({ fees, ledger, estimates, payouts }: Book, currency: string): unknown =>
  [fees, ledger, estimates, payouts].map((rows: readonly { readonly currency: string }[]) => rows.filter((row) => row.currency === currency));

describe("promise 13: currencies never mix", () => {
  test("without rates, what is owed and paid in one currency does not turn on amounts in another", () => {
    // Tiers are set by people here: volumes, which do count all currencies, move nothing.
    fc.assert(fc.property(historiesOf(fc.constant("fullstory")), fc.constantFrom("USD", "EUR", "JPY"), ({ program, facts }, currency) => {
      const own = facts.filter(({ type }) => type !== "fx.rate");
      expect(textOf(about(bookOf(program, own.map((fact) => inOther(fact, currency)), LAST), currency))).toBe(textOf(about(bookOf(program, own, LAST), currency)));
    }), runs(120));
  });

  test("a fee is in its deal's currency, and a payout in the payee's, or held in the fee's own for want of a rate", () => {
    fc.assert(fc.property(randomHistory, ({ program, facts }) => {
      const book = bookOf(program, facts, LAST);
      const currencies = new Map<string, Set<string>>();
      for (const fact of facts) if (fact.type === "deal.updated") currencies.set(fact.deal, (currencies.get(fact.deal) ?? new Set()).add(fact.currency));
      for (const { cause, currency } of book.ledger) if ("deal" in cause) expect(currencies.get(cause.deal)).toContain(currency);
      for (const { status, reasons, currency } of book.payouts) {
        const isPayees = currency === program.currency || facts.some((fact) => fact.type === "partner.payee" && fact.currency === currency);
        if (!isPayees && status === "held") expect(reasons).toContain("no_exchange_rate");
        if (!isPayees) expect(["held", "carried", "paid", "below_minimum"]).toContain(status);
      }
    }), runs(120));
  });
});
