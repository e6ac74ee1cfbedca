import { describe, expect, test } from "vitest";
import { formatMinor } from "../../src/program/money.ts";
import { oneLead, tell, won } from "../ledger/story.ts";
import { goldenRows, meaningOf, type GoldenRow } from "./golden-table.ts";

const COLUMNS = ["why", "over", "how", "bands", "deals", "fees", "worked out"] as const;
type Row = GoldenRow<(typeof COLUMNS)[number]>;

/** Reads `10%, from 50000 15%`: the first band begins at 0. */
const stepsOf = (cell: string): readonly object[] | null => {
  const steps = cell.split(", ").map((step, place) => (place === 0 ? /^()([\d.]+%)$/ : /^from ([\d.]+) ([\d.]+%)$/).exec(step));
  return steps.includes(null) ? null : steps.map((step) => ({ from: step?.[1] || "0", rates: { partner: step?.[2] ?? "" } }));
};

/** Reads `40000.00@2026-02-01 + 20000.00@2026-03-01`; a deal without a day closed on 1 February 2026. */
const dealsOf = (cell: string): readonly { readonly amount: string; readonly on: string }[] | null => {
  const deals = cell.split(" + ").map((deal) => /^([\d.]+)(?:@(\d{4}-\d\d-\d\d))?$/.exec(deal));
  return deals.includes(null) ? null : deals.map((deal) => ({ amount: deal?.[1] ?? "", on: deal?.[2] ?? "2026-02-01" }));
};

/** What each deal of a row earns, once all are known, by a program of this one fee. */
const earned = (row: Row): string => {
  const steps = meaningOf(row, "bands", "bands such as 10%, from 50000 15%", stepsOf);
  const deals = meaningOf(row, "deals", "deals such as 40000.00@2026-02-01 + 20000.00@2026-03-01", dealsOf);
  const program = { id: "own", name: "Own", currency: "USD", tracks: [{
    id: "referral", tiers: [{ id: "partner" }], payout: { schedule: { kind: "month_end", plusDays: 10 }, minimum: "0" },
    fees: [{ id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", bands: { over: row.over, how: row.how, steps } }],
  }] };
  const { fees } = tell("2027-12-31", [...oneLead, ...deals.map(({ amount, on }, place) => won(`D${place}`, on, amount))], program);
  return deals.map((_, place) => fees.find(({ cause }) => "deal" in cause && cause.deal === `D${place}`)).map((fee) => (fee ? formatMinor(fee.amountMinor, "USD") : "nothing")).join(" + ");
};

describe("bands, as bands.csv lists them (decision 0014)", () => {
  test.each(goldenRows("bands.csv", COLUMNS))("$why, over a $over, $how", (row) => { expect(earned(row)).toBe(row.fees); });
});
