import { describe, expect, test } from "vitest";
import { addDays } from "../../src/program/calendar.ts";
import { exponentOf, formatMinor, parseDecimal, type Fraction } from "../../src/program/money.ts";
import type { PayoutSchedule } from "../../src/program/program.ts";
import { roundFee, ROUNDINGS } from "../../src/program/rounding.ts";
import { dueDate } from "../../src/program/schedule.ts";
import { joined, tell, won, type Event } from "../ledger/story.ts";
import { goldenRows, meaningOf } from "./golden-table.ts";

describe("rounding, as money.csv lists it", () => {
  test.each(goldenRows("money.csv", ["why", "amount", "currency", "way", "rounded"]))("$why", (row) => {
    const amount = meaningOf(row, "amount", "a decimal such as 10.005 or -10.005", (cell): Fraction | null => {
      const size = parseDecimal(cell.replace(/^-/, ""));
      return size && { num: (cell.startsWith("-") ? -size.num : size.num) * 10n ** BigInt(exponentOf(row.currency)), den: size.den };
    });
    const way = meaningOf(row, "way", ROUNDINGS.join(", "), (cell) => ROUNDINGS.find((one) => one === cell) ?? null);
    expect(formatMinor(roundFee(amount, way), row.currency)).toBe(row.rounded);
  });
});

/** Reads `quarter end + 30`, `month end + 10`, `day 20`, `day 20, business day`, `day 20, US business day`. */
const scheduleOf = (cell: string): PayoutSchedule | null => {
  const after = /^(quarter|month) end \+ (\d+)$/.exec(cell);
  if (after) return { kind: after[1] === "month" ? "month_end" : "quarter_end", plusDays: Number(after[2]) };
  const day = /^day (\d+)(, (US )?business day)?$/.exec(cell);
  return day && { kind: "day_of_next_month", day: Number(day[1]), businessDay: day[2] ? "next" : null, holidays: day[3] ? "US" : null };
};

describe("due dates, as schedule.csv lists them (R-19, R-25)", () => {
  test.each(goldenRows("schedule.csv", ["why", "schedule", "payable", "due"]))("$why", (row) => {
    expect(dueDate(meaningOf(row, "schedule", "a schedule such as quarter end + 30 or day 20, US business day", scheduleOf), row.payable)).toBe(row.due);
  });
});

describe("tiers, as tiers.csv lists them (R-3 to R-5)", () => {
  const ATTESTED = ["brand_on_website", "partner_profile", "case_study", "active_promotion", "account_mapping", "quarterly_review", "annual_plan", "gtm_access"];
  test.each(goldenRows("tiers.csv", ["why", "certifications", "attested", "clients", "solutions", "leads", "value", "tier"]))("$why", (row) => {
    const on = "2026-05-01";
    const attested = meaningOf(row, "attested", `all, none, or all but one of ${ATTESTED.join(", ")}`, (cell) => {
      if (cell === "all" || cell === "none") return cell === "all" ? ATTESTED : [];
      const missing = cell.replace("all but ", "");
      return ATTESTED.includes(missing) ? ATTESTED.filter((one) => one !== missing) : null;
    });
    const attest = (requirement: string, value?: number): Event => ({ type: "partner.attested", on, partner: "P1", requirement, ...(value === undefined ? {} : { value }) });
    const events: readonly Event[] = [
      joined("P1"),
      ...Array.from({ length: Number(row.certifications) }, (_, n): Event => ({ type: "partner.certified", on, partner: "P1", name: `Course ${n}`, level: n % 2 === 0 ? "sales" : "product" })),
      ...attested.map((requirement) => attest(requirement)),
      attest("referenceable_clients", Number(row.clients)), attest("certified_solutions", Number(row.solutions)),
      ...Array.from({ length: Number(row.leads) }, (_, n): readonly Event[] => [
        { type: "lead.submitted", on, lead: `L${n}`, partner: "P1", company: { name: `Account number ${"abcdefgh"[n]?.repeat(6)}` } }, { type: "lead.accepted", on, lead: `L${n}`, by: "mia" },
      ]).flat(),
      ...(row.value === "0.00" ? [] : [won("D1", on, row.value, { lead: "L0" })]),
    ];
    const review = tell("2026-12-31", events).tiers[0]?.reviews.find(({ kind }) => kind === "annual");
    expect(review?.eligibleTier).toBe(row.tier);
  });
});

describe("leads, as leads.csv lists them (R-8, R-9)", () => {
  const TODAY = "2026-06-30";
  test.each(goldenRows("leads.csv", ["why", "lead", "at", "account", "its domain", "status", "idle", "verdict"]))("$why", (row) => {
    const last = row.idle === "" ? null : addDays(TODAY, -Number(row.idle));
    const deal = (on: string): Event => ({ type: "deal.updated", on, deal: "D1", company: "C1", stage: "open", dealType: "new", currency: "USD", lines: [], lastActivityOn: on });
    const { leads } = tell(TODAY, [
      joined("P1"), { type: "company.updated", on: "2026-01-01", company: { id: "C1", name: row.account, ...(row["its domain"] === "" ? {} : { domain: row["its domain"] }) }, status: row.status },
      ...(last === null ? [] : [deal(last)]),
      { type: "lead.submitted", on: TODAY, lead: "L1", partner: "P1", company: { name: row.lead, ...(row.at === "" ? {} : { domain: row.at }) } },
    ]);
    expect(leads[0]?.conflicts.map(({ ground, strength, match }) => `${ground} ${strength} ${match}`).join(" + ") || "free").toBe(row.verdict);
  });
});
