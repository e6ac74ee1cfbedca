import { describe, expect, test } from "vitest";
import { fraction } from "../../src/program/money.ts";
import { count, exactText, moneyText, percentText, roundingText } from "../../src/program/wording.ts";

describe("amounts in sentences", () => {
  test.each([
    [123450n, "USD", "1,234.50 USD"], [5n, "USD", "0.05 USD"], [-123456789n, "USD", "-1,234,567.89 USD"], [1234565n, "JPY", "1,234,565 JPY"],
    [1000005n, "KWD", "1,000.005 KWD"], [99999n, "USD", "999.99 USD"], [0n, "USD", "0.00 USD"],
  ])("%s %s reads %s", (minor, currency, text) => {
    expect(moneyText(minor, currency)).toBe(text);
  });

  test("an exact amount shows what rounding would hide, and where it goes on", () => {
    expect(exactText(fraction(20010n, 20n), "USD")).toBe("10.005");
    expect(exactText(fraction(10000n, 3n), "USD")).toBe("33.33333…");
    expect(exactText(fraction(1n, 2n), "JPY")).toBe("0.5");
    expect(exactText(fraction(-1n, 2n), "USD")).toBe("-0.005");
    expect(exactText(fraction(500n), "JPY")).toBe("500");
  });

  test("rounding is mentioned only where it changed something", () => {
    expect(roundingText(fraction(1000n), 1000n, "USD")).toBe("");
    expect(roundingText(fraction(2001n, 2n), 1001n, "USD")).toBe(", 10.005 rounded to 10.01 USD");
  });

  test("rates are percentages, numbers have their nouns", () => {
    expect([percentText(fraction(175n, 1000n)), percentText(fraction(1n, 5n))]).toEqual(["17.5%", "20%"]);
    expect([count(1, "day"), count(2, "day")]).toEqual(["1 day", "2 days"]);
  });
});
