import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DealLine } from "../../../src/program/facts.ts";
import { linesOf } from "../../../src/server/hubspot/deal-lines.ts";
import { record } from "./crm-records.ts";

const yearly = { recurringbillingfrequency: "annually", hs_recurring_billing_period: "P12M" };
const deal = (amount: string | null) => record("1", { amount });
const taken = (amount: string | null, items: readonly Record<string, string>[], currency = "USD"): readonly DealLine[] => {
  const lines = linesOf(deal(amount), items.map((item, index) => record(String(100 + index), item)), currency);
  if (!lines.ok) throw new Error(lines.problem.expected);
  return lines.value;
};
const refused = (amount: string | null, item: Record<string, string>) => {
  const lines = linesOf(deal(amount), [record("100", item)], "USD");
  return lines.ok ? null : lines.problem;
};

describe("what a deal sells", () => {
  test("a deal without line items is one subscription of a year at its amount", () => {
    expect(taken("50000.00", [])).toEqual([{ kind: "subscription", amount: { minor: 5_000_000n, currency: "USD" }, termMonths: 12 }]);
  });

  test("a deal with neither amount nor line items sells nothing yet", () => {
    expect(taken(null, [])).toEqual([]);
    expect(taken("", [])).toEqual([]);
  });

  test("an amount of zero is an amount", () => {
    expect(taken("0", [])).toEqual([{ kind: "subscription", amount: { minor: 0n, currency: "USD" }, termMonths: 12 }]);
  });

  test("what recurs is a subscription for its term, the rest are services", () => {
    const lines = taken(null, [
      { amount: "36000", hs_recurring_billing_period: "P3Y", hs_recurring_billing_start_date: "2026-02-01" },
      { amount: "1200", recurringbillingfrequency: "monthly" },
      { amount: "900.5" },
    ]);
    expect(lines.map((line) => [line.kind, line.amount.minor, line.termMonths, line.startsOn])).toEqual([
      ["subscription", 3_600_000n, 36, "2026-02-01"],
      ["subscription", 120_000n, 12, undefined],
      ["services", 90_050n, 12, undefined],
    ]);
  });

  test("lines come in the order of their ids, however HubSpot sends them", () => {
    const items = [record("9", { amount: "1" }), record("100", { amount: "3" }), record("10", { amount: "2" })];
    const lines = linesOf(deal(null), items, "USD");
    expect(lines.ok && lines.value.map((line) => line.amount.minor)).toEqual([100n, 200n, 300n]);
  });

  test("a product goes by its SKU, else by its id in the library", () => {
    const lines = taken(null, [{ amount: "1", hs_sku: "PLATFORM", hs_product_id: "77" }, { amount: "1", hs_product_id: "77" }, { amount: "1" }]);
    expect(lines.map((line) => line.product)).toEqual(["PLATFORM", "77", undefined]);
  });
});

describe("a deal amount that differs from its lines", () => {
  test.each([
    ["a discount", "900.00", ["600.00", "400.00"], [54_000n, 36_000n]],
    ["a surcharge", "1100.00", ["600.00", "400.00"], [66_000n, 44_000n]],
    ["a cent that does not divide", "100.00", ["1", "1", "1"], [3_334n, 3_333n, 3_333n]],
    ["a deal given away", "0", ["600.00", "400.00"], [0n, 0n]],
    ["a free line beside a paid one", "50.00", ["100.00", "0"], [5_000n, 0n]],
  ])("%s is spread over the lines in proportion", (_case, amount, items, expected) => {
    expect(taken(amount, items.map((item) => ({ ...yearly, amount: item }))).map((line) => line.amount.minor)).toEqual(expected);
  });

  test("a line whose amount was changed so remembers what it said", () => {
    expect(taken("900.00", [{ ...yearly, amount: "600.00" }, { amount: "400.00" }]).map((line) => line.listed)).toEqual([{ minor: 60_000n, currency: "USD" }, { minor: 40_000n, currency: "USD" }]);
    expect(taken("1000.00", [{ ...yearly, amount: "600.00" }, { amount: "400.00" }]).every((line) => line.listed === undefined)).toBe(true);
  });

  test("nothing says what an amount on worthless lines was paid for", () => {
    expect(refused("500", { ...yearly, amount: "0" })).toMatchObject({ objectType: "deals", id: "1", property: "amount", value: "500" });
  });

  test("the lines always sum to the deal's amount, and none goes below zero", () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 8 }), (total, weights) => {
      fc.pre(weights.some((weight) => weight > 0n));
      const lines = taken(String(total), weights.map((weight) => ({ ...yearly, amount: String(weight) }))).map((line) => line.amount.minor);
      expect(lines.reduce((sum, minor) => sum + minor, 0n)).toBe(total * 100n);
      expect(lines.every((minor) => minor >= 0n)).toBe(true);
    }));
  });
});

describe("amounts", () => {
  test.each([
    ["33.333", "USD", 3_333n],
    ["33.335", "USD", 3_334n],
    ["1234.5", "JPY", 1_235n],
    ["1.2345", "KWD", 1_235n],
    ["9007199254740993", "USD", null],
    ["123456789012345.67", "USD", 12_345_678_901_234_567n],
  ])("%s in %s counts as the nearest minor unit", (amount, currency, minor) => {
    const lines = linesOf(deal(amount), [], currency);
    expect(lines.ok ? lines.value[0]?.amount.minor : null).toBe(minor);
  });

  test.each(["1e3", "-20", "12,5", "1 000", "0x10", "NaN", ".5", "5."])("%s is no amount, and the problem says where it stands", (amount) => {
    expect(refused(null, { amount })).toEqual({ objectType: "line_items", id: "100", property: "amount", value: amount, expected: "a plain decimal of zero or more, such as 1250.50" });
  });

  test("a line in another currency than its deal is refused", () => {
    expect(refused(null, { amount: "5", hs_line_item_currency_code: "EUR" })).toMatchObject({ property: "hs_line_item_currency_code", value: "EUR" });
  });
});

describe("terms", () => {
  test.each([["P12M", 12], ["P1Y", 12], ["P2Y6M", 30], ["P6M", 6], ["P1M", 1]])("%s is %d months", (period, months) => {
    expect(taken(null, [{ amount: "1", hs_recurring_billing_period: period }])[0]?.termMonths).toBe(months);
  });

  test.each(["P30D", "P52W", "P0M", "P", "12", "P1.5Y", "PT1M"])("%s is not made of whole months", (period) => {
    expect(refused(null, { amount: "1", hs_recurring_billing_period: period })?.property).toBe("hs_recurring_billing_period");
  });

  test("a start that is no date is refused", () => {
    expect(refused(null, { ...yearly, amount: "1", hs_recurring_billing_start_date: "2026-02-30" })?.property).toBe("hs_recurring_billing_start_date");
  });
});
