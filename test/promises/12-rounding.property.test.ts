import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { exchangeRate, converted } from "../../src/program/exchange.ts";
import { indexFacts } from "../../src/program/history.ts";
import { compare, exponentOf, fraction, parseDecimal, plus, roundHalfAway, times, type Fraction } from "../../src/program/money.ts";
import { roundFee } from "../../src/program/rounding.ts";
import { allTerms } from "../../src/program/terms.ts";
import { historiesOf, randomHistory } from "../histories/random-history.ts";
import { isCapped } from "../histories/verdicts.ts";
import { LAST, written } from "../histories/words.ts";
import { oneLead, subscription, tell, won } from "../ledger/story.ts";
import { runs } from "../support/runs.ts";
import { sumsBy } from "./sums.ts";

const CURRENCIES = ["USD", "JPY", "KWD", "CLF"] as const;
const units = fc.oneof(fc.bigInt(0n, 10n ** 8n), fc.constantFrom(2n ** 53n + 1n, 10n ** 14n - 1n));
const lines = fc.array(fc.record({ minor: units, termMonths: fc.integer({ min: 1, max: 60 }) }), { minLength: 1, maxLength: 5 });

/** True when a whole number of minor units is at most half of one from what it stands for. */
const isWithinHalf = (minor: bigint, exact: Fraction): boolean => {
  const off = plus(fraction(minor), times(exact, fraction(-1n)));
  return compare(off, fraction(1n, 2n)) <= 0 && compare(off, fraction(-1n, 2n)) >= 0;
};

describe("promise 12: rounding errs by at most half a minor unit", () => {
  test("a fee is rounded once, at its end: in dollars, yen, dinars, and beyond what a float can hold", () => {
    fc.assert(fc.property(lines, fc.constantFrom(...CURRENCIES), (drawn, currency) => {
      const subscriptions = drawn.map(({ minor, termMonths }) => subscription(written(minor, currency), { termMonths }));
      const [fee] = tell("2026-03-01", [...oneLead, won("D1", "2026-02-01", "0", { currency, lines: subscriptions })]).fees;
      // 10% of the first-year values, as one fraction over the product of all terms.
      const common = drawn.reduce((product, { termMonths }) => product * BigInt(termMonths), 1n);
      const value = drawn.reduce((sum, { minor, termMonths }) => {
        const amount = minor % 10n ** BigInt(15 + exponentOf(currency));
        return sum + (termMonths > 12 ? (amount * 12n * common) / BigInt(termMonths) : amount * common);
      }, 0n);
      expect(isWithinHalf(fee?.amountMinor ?? 0n, fraction(value, 10n * common))).toBe(true);
    }), runs(80));
  });

  test("what lies in the middle goes away from zero, for what is owed as for what is taken back", () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 18n), fc.bigInt(1n, 10n ** 9n), (whole, den) => {
      expect(roundHalfAway(fraction((2n * whole + 1n) * den, 2n * den))).toBe(whole + 1n);
      expect(roundHalfAway(fraction(-(2n * whole + 1n) * den, 2n * den))).toBe(-whole - 1n);
      expect(roundFee(fraction((2n * whole + 1n) * den, 2n * den), "half_away")).toBe(whole + 1n);
      expect(roundFee(fraction(-(2n * whole + 1n) * den, 2n * den), "half_away")).toBe(-whole - 1n);
    }), runs(150));
  });

  test("in any history a fee is its rate of its base", () => {
    fc.assert(fc.property(randomHistory, ({ program, facts }) => {
      for (const { rate, baseMinor, amountMinor, rule, why } of bookOf(program, facts, LAST).fees) {
        const limited = rule === "market_funds" || isCapped(why());
        // The base is rounded for display only, by up to half a unit, of which the rate takes its share.
        if (rate === null || limited || rule === "clawback" || amountMinor === 0n) continue;
        const most = allTerms(program).some(({ rounding }) => rounding === "down" || rounding === "up") ? fraction(1n) : fraction(1n, 2n);
        const slack = plus(most, times(rate, fraction(1n, 2n)));
        const off = plus(fraction(amountMinor), times(times(rate, fraction(baseMinor)), fraction(-1n)));
        expect(compare(off, slack) <= 0 && compare(times(off, fraction(-1n)), slack) <= 0).toBe(true);
      }
    }), runs(120));
  });
});

describe("parts sum to the whole", () => {
  test("0.1 + 0.2 is 0.3, and so for any decimals", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 1, max: 9 }), (a, b, digits) => {
      const decimal = (n: number): Fraction => {
        const text = String(n).padStart(digits + 1, "0");
        return parseDecimal(`${text.slice(0, -digits)}.${text.slice(-digits)}`) ?? fraction(-1n);
      };
      expect(compare(plus(decimal(a), decimal(b)), fraction(BigInt(a) + BigInt(b), 10n ** BigInt(digits)))).toBe(0);
    }), runs(120));
    expect(compare(plus(parseDecimal("0.1") ?? fraction(0n), parseDecimal("0.2") ?? fraction(0n)), parseDecimal("0.3") ?? fraction(0n))).toBe(0);
  });

  test("a deal's fee does not change when one of its lines is split in two", () => {
    fc.assert(fc.property(fc.bigInt(2n, 10n ** 9n), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 36 }), (amount, percent, termMonths) => {
      const part = (amount * BigInt(percent)) / 100n;
      const feeOn = (...parts: readonly bigint[]) => tell("2026-03-01", [...oneLead, won("D1", "2026-02-01", "0", { lines: parts.map((one) => subscription(written(one, "USD"), { termMonths })) })]).fees[0]?.amountMinor;
      expect(feeOn(part, amount - part)).toBe(feeOn(amount));
    }), runs(60));
  });

  test("postings converted one by one come to the converted balance: what cancels leaves nothing (R-21)", () => {
    fc.assert(fc.property(historiesOf(fc.constant("infusionsoft")), ({ program, facts }) => {
      const book = bookOf(program, facts, LAST);
      const history = indexFacts(facts);
      const paidOut = sumsBy(book.payouts.map((row) => ({ ...row, amountMinor: row.amountMinor - row.carriedInMinor })), ({ partner, currency }) => `${partner} ${currency}`);
      // This program pays dollars whatever the payee asks, at the rate of the payment's day.
      const owed = sumsBy(book.fees.flatMap(({ partner, currency, amountMinor, payableOn, dueOn }) => {
        if (dueOn === null || payableOn === null) return [];
        const rate = exchangeRate(history, currency, "USD", payableOn, LAST);
        return [{ partner, currency: rate ? "USD" : currency, amountMinor: rate ? roundHalfAway(converted(fraction(amountMinor), rate, currency, "USD")) : amountMinor }];
      }), ({ partner, currency }) => `${partner} ${currency}`);
      expect(paidOut).toEqual(owed);
    }), runs(120));
  });
});
