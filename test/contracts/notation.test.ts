import { plainNotation, readerNotation } from "@partner-ledger/contracts/explanation/notation";
import { describe, expect, test } from "vitest";

describe("values as files and the shell have them", () => {
  test.each([
    ["1234.50", "USD", "1,234.50 USD"], ["0.05", "USD", "0.05 USD"], ["-1234567.89", "USD", "-1,234,567.89 USD"], ["1234565", "JPY", "1,234,565 JPY"],
    ["1000.005", "KWD", "1,000.005 KWD"], ["999.99", "USD", "999.99 USD"],
  ])("%s %s is %s", (amount, currency, text) => {
    expect(plainNotation.money({ amount, currency })).toBe(text);
  });

  test.each([["0.15", "15%"], ["0.175", "17.5%"], ["1", "100%"], ["-1", "-100%"], ["0.2", "20%"], ["0.005", "0.5%"], ["0.0325", "3.25%"], ["1.5", "150%"]])("the rate %s is %s", (rate, text) => {
    expect(plainNotation.rate(rate)).toBe(text);
  });

  test("days and months are as they are written", () => {
    expect([plainNotation.day("2026-03-01"), plainNotation.month("2026-03"), plainNotation.decimal("1234.5")]).toEqual(["2026-03-01", "2026-03", "1,234.5"]);
  });
});

describe("values as a reader writes them", () => {
  test.each([
    ["en-US", ["$50,000.00", "Mar 1, 2026", "March 2026", "15%", "3,010.005"]],
    ["de-DE", ["50.000,00\u00a0$", "01.03.2026", "März 2026", "15\u00a0%", "3.010,005"]],
  ])("in %s", (locale, expected) => {
    const write = readerNotation(locale);
    expect([write.money({ amount: "50000.00", currency: "USD" }), write.day("2026-03-01"), write.month("2026-03"), write.rate("0.15"), write.decimal("3010.005")]).toEqual(expected);
  });
});
