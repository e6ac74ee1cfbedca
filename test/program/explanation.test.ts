import { expect, test } from "vitest";
import { exactly, rounded } from "../../src/program/explanation.ts";
import { fraction } from "../../src/program/money.ts";

test.each([
  [fraction(20010n, 20n), "USD", "10.005", false], [fraction(10000n, 3n), "USD", "33.33333", true], [fraction(1n, 2n), "JPY", "0.5", false],
  [fraction(-1n, 2n), "USD", "-0.005", false], [fraction(-10000n, 3n), "USD", "-33.33333", true],
])("an exact amount %o of %s keeps what rounded would hide: %s", (minor, currency, amount, goesOn) => {
  expect(exactly(minor, currency)).toEqual({ kind: "exact", money: { amount, currency }, goesOn });
});

test("a whole amount is money", () => {
  expect(exactly(fraction(500n), "JPY")).toEqual({ kind: "money", money: { amount: "500", currency: "JPY" } });
  expect(exactly(fraction(30n, 3n), "USD")).toEqual({ kind: "money", money: { amount: "0.10", currency: "USD" } });
});

test("rounding is mentioned only where it changes something", () => {
  expect(rounded(fraction(1000n), 1000n, "USD")).toEqual({});
  expect(rounded(fraction(2001n, 2n), 1001n, "USD")).toEqual({ then: { kind: "rounded", to: { amount: "10.01", currency: "USD" } } });
});
