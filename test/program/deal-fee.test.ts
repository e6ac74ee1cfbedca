import { describe, expect, test } from "vitest";
import { formatMinor } from "../../src/program/money.ts";
import { goldenRows, meaningOf } from "../golden/golden-table.ts";
import { acceptedLead, company, joined, oneLead, reasons, subscription, tell, won, type Event } from "../ledger/story.ts";

/** Reads `10000.00/18@2026-05-01 + services 5.00`: amount, term in months, start. */
const linesOf = (text: string): readonly Event[] | null => {
  const parts = text.split(" + ").map((line) => /^(services )?([\d.]+)(?:\/(\d+))?(?:@([\d-]+))?$/.exec(line));
  return parts.includes(null) ? null : parts.map((part) => {
    const [, services, amount, term, startsOn] = part ?? [];
    return { kind: services ? "services" : "subscription", amount, ...(term ? { termMonths: Number(term) } : {}), ...(startsOn ? { startsOn } : {}) };
  });
};

const rows = goldenRows("fees.csv", ["why", "tier", "type", "close", "lines", "fee"]);

/** A partner of the tier, its lead, an initial deal closed on 1 February 2026, and the deal in question. */
const outcome = (row: (typeof rows)[number]): string => {
  const { tier, type, close } = row;
  const lines = meaningOf(row, "lines", "lines such as 10000.00/18 + services 5.00", linesOf);
  const book = tell("2027-12-31", [
    joined("P1", { tier }), company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme"), won("D0", "2026-02-01", "1.00"),
    { type: "deal.updated", on: close, deal: "D1", company: "C1", stage: "won", closedOn: close, dealType: type, currency: "USD", lines, ...(type === "expansion" ? { expands: "D0" } : { lead: "L1" }) },
  ]);
  const fee = book.fees.find(({ cause }) => "deal" in cause && cause.deal === "D1");
  return fee ? formatMinor(fee.amountMinor, fee.currency) : book.ineligible.find(({ deal }) => deal === "D1")?.reason ?? "nothing said";
};

describe("fees on deals, as test/golden/fees.csv lists them (R-10 to R-16)", () => {
  test.each(rows)("$why", (row) => {
    expect(outcome(row)).toBe(row.fee);
  });
});

describe("what else a deal's fee turns on", () => {
  test("the tier of the close date counts, whenever the deal was entered", () => {
    const promoted = [...oneLead, { type: "partner.tier_set", on: "2026-03-01", partner: "P1", tier: "expert", by: "mia" }];
    expect(tell("2026-06-30", [...promoted, won("D1", "2026-04-01", "100.00", { closedOn: "2026-02-28" })]).fees).toMatchObject([{ amountMinor: 1000n }]);
    expect(tell("2026-06-30", [...promoted, won("D1", "2026-04-01", "100.00", { closedOn: "2026-03-01" })]).fees).toMatchObject([{ amountMinor: 1500n }]);
  });

  test("an expansion of an expansion goes back to the initial deal", () => {
    const expands = (deal: string, of: string, on: string): Event => ({
      type: "deal.updated", on, deal, company: "C1", stage: "won", closedOn: on, dealType: "expansion", expands: of, currency: "USD", lines: [subscription("3650.00")],
    });
    const book = tell("2027-12-31", [...oneLead, won("D1", "2026-02-01", "1.00"), expands("X1", "D1", "2026-12-01"), expands("X2", "X1", "2027-01-31"), expands("X3", "X2", "2027-02-01")]);
    expect(book.ineligible).toMatchObject([{ deal: "X3", reason: "outside_expansion_window", partner: "P1" }]);
    expect(book.fees.map(({ amountMinor }) => amountMinor)).toContain(100n);
  });

  test("a lead withdrawn after the close still earns; on the close it does not", () => {
    const withdrawn = (on: string): readonly Event[] => [
      ...oneLead, won("D1", "2026-01-20", "100.00", { stage: "open" }), { type: "lead.withdrawn", on, lead: "L1" }, won("D1", "2026-03-10", "100.00", { closedOn: "2026-02-10" }),
    ];
    expect(tell("2026-06-30", withdrawn("2026-02-11")).fees).toMatchObject([{ amountMinor: 1000n }]);
    const [row] = tell("2026-06-30", withdrawn("2026-02-10")).ineligible;
    expect(row).toMatchObject({ deal: "D1", reason: "lead_not_accepted" });
    expect(row?.why()).toEqual([{ kind: "lead_withdrawn", rule: "R-11", inputs: { account: "Acme", withdrawnOn: "2026-02-10", closedOn: "2026-02-10" }, steps: [] }]);
  });

  test("a partner in two tracks earns the fees of both", () => {
    const track = (id: string, rate: string): object => ({
      id, tiers: [{ id: "only" }], payout: { schedule: { kind: "month_end", plusDays: 0 }, minimum: "0" },
      fees: [{ id: `${id}-fee`, on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { only: rate } }],
    });
    const both = { id: "two", name: "Two", currency: "USD", tracks: [track("referral", "10%"), track("service", "2%")] };
    const book = tell("2026-06-30", [...oneLead, joined("P1", { track: "service" }), won("D1", "2026-02-01", "100.00")], both);
    expect(book.fees.map(({ rule, amountMinor }) => [rule, amountMinor])).toEqual([["referral-fee", 1000n], ["service-fee", 200n]]);
  });

  test("says how the fee came about, step by step, with the values behind the words", () => {
    const [fee] = tell("2026-06-30", [...oneLead, won("D1", "2026-02-01", "0.00", { lines: [subscription("90000.00", { termMonths: 36 }), subscription("100.05"), { kind: "services", amount: "5.00" }] })]).fees;
    expect(fee?.why().map(({ rule, inputs }) => [rule, inputs])).toEqual([
      ["R-12", { dealKind: "new", pay: { kind: "rate", rate: "0.1" }, tier: { name: "Partner", since: "2026-01-01" }, closedOn: "2026-02-01", credit: null }],
      ["R-10", { value: { amount: "30100.05", currency: "USD" }, services: 1, products: null, left: null }],
    ]);
    expect(reasons(fee)).toEqual([
      "R-12 A new deal earns 10% at Partner, the partner's tier since 2026-01-01: 30,100.05 USD × 10% = 3,010.005, rounded to 3,010.01 USD",
      "R-10 First-year value of the subscription, 1 services line not counted: 90,000.00 USD × 12/36 months + 100.05 USD = 30,100.05 USD",
    ]);
  });
});
