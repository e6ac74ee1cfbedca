import { describe, expect, test } from "vitest";
import { addDays } from "../../src/program/calendar.ts";
import { formatMinor } from "../../src/program/money.ts";
import { company, invoicePaid, joined, oneLead, payee, subscription, tell, won, type Event } from "../ledger/story.ts";
import { goldenRows, meaningOf } from "./golden-table.ts";

describe("managed months, as managed.csv lists them (R-15)", () => {
  const rows = goldenRows("managed.csv", ["why", "tier", "amount", "term", "from", "to", "month", "fee"]);
  test.each(rows)("$why", (row) => {
    const managed = (type: "notified" | "confirmed" | "ended", on: string): Event => ({ type: `managed.${type}`, on, partner: "P1", company: "C1" });
    const closed = `${row.from.slice(0, 7)}-01`;
    const { fees } = tell(addDays(`${row.month}-01`, 40), [
      joined("P1", { tier: row.tier }), company("C1", "Acme"), managed("notified", row.from), managed("confirmed", row.from), ...(row.to === "" ? [] : [managed("ended", row.to)]),
      won("D1", closed, row.amount, { lead: undefined, lines: [subscription(row.amount, { termMonths: Number(row.term) })] }),
    ].map((event) => JSON.parse(JSON.stringify(event)) as Event));
    const ofMonth = fees.filter(({ cause }) => "month" in cause && cause.month === row.month);
    expect(formatMinor(ofMonth.reduce((sum, { amountMinor }) => sum + amountMinor, 0n), "USD")).toBe(row.fee);
  });
});

describe("payouts, as payouts.csv lists them (R-19, R-20, R-26)", () => {
  const rows = goldenRows("payouts.csv", ["why", "minimum", "payee", "sold", "as of", "payouts"]);
  const PAYEES: Readonly<Record<string, Event>> = {
    complete: {}, "no tax form": { taxForm: null }, nothing: { billingContact: false, bankDetails: false, taxForm: null },
  };
  test.each(rows)("$why", (row) => {
    const known = meaningOf(row, "payee", Object.keys(PAYEES).join(", "), (cell) => PAYEES[cell] ?? null);
    const sales = meaningOf(row, "sold", "sales such as 300.00@2026-02-01 + 200.00@2026-03-01", (cell) => {
      const parts = cell.split(" + ").map((part) => /^([\d.]+)@(\d{4}-\d\d-\d\d)$/.exec(part));
      return parts.includes(null) ? null : parts.map((part) => ({ amount: part?.[1] ?? "", on: part?.[2] ?? "" }));
    });
    // 10% of each sale, ten days after its month.
    const program = {
      id: "monthly", name: "Monthly", currency: "USD",
      tracks: [{
        id: "referral", tiers: [{ id: "partner" }], fees: [{ id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { partner: "10%" } }],
        payout: { schedule: { kind: "month_end", plusDays: 10 }, minimum: row.minimum },
      }],
    };
    const deals = sales.flatMap(({ amount, on }, place) => [won(`D${place}`, on, amount), invoicePaid(`D${place}`, on)]);
    const { payouts } = tell(row["as of"], [...oneLead, payee("P1", { on: "2026-01-02", ...known }), ...deals], program);
    expect(payouts.map(({ dueOn, amountMinor, status, reasons }) => `${dueOn} ${formatMinor(amountMinor, "USD")} ${status}${reasons.length > 0 ? `: ${reasons.join(" ")}` : ""}`).join(", ")).toBe(row.payouts);
  });
});
