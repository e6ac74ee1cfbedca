import { describe, expect, test } from "vitest";
import { formatMinor } from "../../src/program/money.ts";
import { tell } from "../ledger/story.ts";
import { goldenRows, type GoldenRow } from "./golden-table.ts";

const COLUMNS = ["why", "base", "pay", "years", "months", "price", "sold", "paid", "amount", "deducted", "fee"] as const;
type Row = GoldenRow<(typeof COLUMNS)[number]>;

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
  test.each(goldenRows("payments.csv", COLUMNS))("$why", (row) => { expect(earned(row)).toBe(row.fee); });
});
