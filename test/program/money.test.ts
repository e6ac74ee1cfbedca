import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compare, exponentOf, formatDecimal, formatMinor, fraction, parseDecimal, parseMoney, parseRate, plus, roundHalfAway, times,
} from "../../src/program/money.ts";

describe("an amount in a file", () => {
  test.each([
    ["1250.00", "USD", 125_000n],
    ["0.05", "USD", 5n],
    ["12.5", "USD", 1_250n],
    ["007", "USD", 700n],
    ["90071992547409.93", "USD", 9_007_199_254_740_993n],
    ["999999999999999.99", "USD", 99_999_999_999_999_999n],
    ["1234", "JPY", 1_234n],
    ["1000.005", "KWD", 1_000_005n],
    ["1.2345", "CLF", 12_345n],
  ])("%s %s", (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ minor, currency });
  });

  test.each([
    ["12.5", "JPY"], ["1.005", "USD"], ["1.0005", "KWD"], ["-1", "USD"], ["+1", "USD"], ["1,000", "USD"], ["1e3", "USD"], ["", "USD"], [" 1", "USD"], ["1.", "USD"],
    [".5", "USD"], ["1000000000000000", "USD"], ["0x10", "USD"], ["١٢", "USD"], ["1\n", "USD"],
  ])("%j is no amount of %s", (text, currency) => {
    expect(parseMoney(text, currency)).toBeNull();
  });

  test("what is printed is read back as the same amount", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n - 1n), fc.constantFrom("USD", "JPY", "KWD", "CLF"), (minor, currency) => {
        expect(parseMoney(formatMinor(minor, currency), currency)).toEqual({ minor, currency });
      }),
    );
  });
});

describe("printing", () => {
  test.each([
    [125_000n, "USD", "1250.00"], [-5n, "USD", "-0.05"], [0n, "USD", "0.00"], [1_234n, "JPY", "1234"], [-1_234n, "JPY", "-1234"], [5n, "KWD", "0.005"],
  ])("%s minor units of %s are %s", (minor, currency, text) => {
    expect(formatMinor(minor, currency)).toBe(text);
  });

  test.each([
    ["15%", "0.15"], ["0.15", "0.15"], ["17.5%", "0.175"], ["100%", "1"], ["20.00%", "0.2"], ["0%", "0"], ["150%", "1.5"], ["10", "10"], ["0.001%", "0.00001"],
  ])("the rate %s is %s", (text, printed) => {
    const rate = parseRate(text);
    expect(rate && formatDecimal(rate)).toBe(printed);
  });

  test.each(["%", "15 %", "-5%", "a", "15%%", ""])("%j is no rate", (text) => {
    expect(parseRate(text)).toBeNull();
  });

  test("a negative fraction keeps its sign, and one without end is refused", () => {
    expect(formatDecimal(fraction(-1n))).toBe("-1");
    expect(formatDecimal(fraction(1n, -8n))).toBe("-0.125");
    expect(() => formatDecimal(fraction(1n, 3n))).toThrow("1/3 has no finite decimal form");
  });
});

describe("rounding, once and half away from zero (§1)", () => {
  test.each([
    [5n, 2n, 3n], [-5n, 2n, -3n], [49n, 100n, 0n], [-49n, 100n, 0n], [1n, 2n, 1n], [-1n, 2n, -1n], [10_005n, 10n, 1_001n], [7n, 1n, 7n],
  ])("%s/%s is %s", (num, den, rounded) => {
    expect(roundHalfAway({ num, den })).toBe(rounded);
  });

  const anyFraction = fc.tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(1n, 10n ** 9n)).map(([num, den]) => fraction(num, den));

  test("errs by at most half a unit", () => {
    fc.assert(
      fc.property(anyFraction, ({ num, den }) => {
        const error = roundHalfAway({ num, den }) * den - num;
        expect(2n * (error < 0n ? -error : error)).toBeLessThanOrEqual(den);
      }),
    );
  });

  test("treats what is owed and what is taken back alike", () => {
    fc.assert(fc.property(anyFraction, ({ num, den }) => roundHalfAway({ num: -num, den }) === -roundHalfAway({ num, den })));
  });

  test("never falls when the amount grows", () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (a, b) => {
        const [less, more] = compare(a, b) <= 0 ? [a, b] : [b, a];
        expect(roundHalfAway(less) <= roundHalfAway(more)).toBe(true);
      }),
    );
  });
});

test("0.1 + 0.2 is 0.3", () => {
  const [a, b, c] = [parseDecimal("0.1"), parseDecimal("0.2"), parseDecimal("0.3")];
  expect(a && b && c && compare(plus(a, b), c)).toBe(0);
});

test("fractions multiply and compare exactly beyond what a float can hold", () => {
  const big = fraction(2n ** 53n + 1n, 3n);
  expect(compare(times(big, fraction(3n)), fraction(2n ** 53n))).toBeGreaterThan(0);
  expect(compare(fraction(1n, 3n), fraction(-1n, -3n))).toBe(0);
});

test.each([["USD", 2], ["EUR", 2], ["JPY", 0], ["KWD", 3], ["CLF", 4]])("%s has %i decimals", (currency, decimals) => {
  expect(exponentOf(currency)).toBe(decimals);
});
