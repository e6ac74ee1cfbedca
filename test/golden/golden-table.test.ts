import { describe, expect, test } from "vitest";
import { goldenRows, meaningOf } from "./golden-table.ts";

describe("a golden table that cannot be read", () => {
  test("is reported with its file, line, column and what was expected", () => {
    const [row] = goldenRows("money.csv", ["why", "amount", "currency", "way", "rounded"]);
    if (!row) throw new Error("money.csv has no rows");
    expect(() => meaningOf(row, "way", "a way to round", () => null)).toThrow('money.csv, line 2, column way: expected a way to round, got "half_away"');
    expect(() => goldenRows("money.csv", ["why", "sum"])).toThrow("money.csv, line 1: expected the columns why;sum, got why;amount;currency;way;rounded");
  });
});
