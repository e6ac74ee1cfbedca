import { expect, test } from "vitest";
import type { DealLine } from "../../src/program/facts.ts";
import { fraction } from "../../src/program/money.ts";
import { valueWhy } from "../../src/program/value-wording.ts";

const usd = (minor: bigint) => ({ minor, currency: "USD" });
const line = (paid: bigint, listed: bigint, termMonths = 12): DealLine => ({ kind: "subscription", amount: usd(paid), listed: usd(listed), termMonths });
const textOf = (lines: readonly DealLine[], value: bigint): string => valueWhy(lines, fraction(value), "USD", null).text;

test("says what a discount on the whole deal took from its lines", () => {
  expect(textOf([line(6_480_000n, 7_200_000n)], 6_480_000n))
    .toBe("First-year value 64,800.00 USD = 64,800.00 USD (72,000.00 USD less its share of the deal's discount)");
  expect(textOf([line(9_000_000n, 10_000_000n, 36), line(90_000n, 100_000n)], 3_090_000n)).toBe(
    "First-year value 30,900.00 USD = 90,000.00 USD (100,000.00 USD less its share of the deal's discount) × 12/36 months"
    + " + 900.00 USD (1,000.00 USD less its share of the deal's discount)",
  );
});

test("says what a surcharge added, and nothing where the deal is worth what its lines say", () => {
  expect(textOf([line(11_000n, 10_000n)], 11_000n)).toBe("First-year value 110.00 USD = 110.00 USD (100.00 USD plus its share of the deal's surcharge)");
  expect(textOf([line(10_000n, 10_000n)], 10_000n)).toBe("First-year value 100.00 USD");
});
