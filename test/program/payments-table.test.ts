import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { formatMinor } from "../../src/program/money.ts";
import { tell } from "../ledger/story.ts";

const COLUMNS = ["why", "base", "pay", "years", "months", "price", "sold", "paid", "amount", "deducted", "fee"] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

const [head = "", ...lines] = readFileSync(path.join(import.meta.dirname, "../golden/payments.csv"), "utf8").trim().split("\n");
const rows = lines.map((line) => {
  const cells = line.split(";");
  if (cells.length !== COLUMNS.length) throw new Error(`payments.csv: expected ${COLUMNS.length} cells, got ${cells.length} in "${line}"`);
  return Object.fromEntries(COLUMNS.map((column, i) => [column, cells[i] ?? ""])) as Row;
});

/** What a payment earns by a program of this one fee; `pay` is a rate, or a flat amount where it has no per cent. */
const earned = ({ base, pay, years, months, price, sold, paid, amount, deducted }: Row): string => {
  const fee = {
    id: "fee", on: "subscription_paid", base, ...(pay.endsWith("%") ? { rates: { base: pay } } : { flat: { base: pay } }),
    ...(years === "" ? {} : { contractYears: years.split(" ") }), ...(months === "" ? {} : { months: Number(months) }),
  };
  const program = { id: "own", name: "Own", currency: "USD", tracks: [{ id: "sales", tiers: [{ id: "base" }], fees: [fee], payout: { schedule: { kind: "month_end", plusDays: 10 }, minimum: "0" } }] };
  const { fees } = tell("2035-12-31", [
    { type: "partner.joined", on: "2020-01-01", partner: "P1", track: "sales", company: { name: "Agency" } },
    { type: "subscription.sold", on: sold, subscription: "S1", partner: "P1", customer: "a", mrr: price, currency: "USD", qualified: true },
    { type: "subscription.paid", on: paid, subscription: "S1", payment: "1", amount, ...(deducted === "" ? {} : { deductions: deducted }) },
  ], program);
  return formatMinor(fees.reduce((sum, { amountMinor }) => sum + amountMinor, 0n), "USD");
};

describe("fees on payments, as test/golden/payments.csv lists them (R-23, decision 0013)", () => {
  test("the table has the columns that are read", () => { expect(head).toBe(COLUMNS.join(";")); });
  test.each(rows)("$why", (row) => { expect(earned(row)).toBe(row.fee); });
});
