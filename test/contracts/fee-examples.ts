import type { FeeInputs } from "@partner-ledger/contracts/explanation/fee-inputs";
import type { ExamplesFor } from "./explanation-examples.ts";

const usd = (amount: string) => ({ amount, currency: "USD" });
const expert = { name: "Expert", since: "2026-03-01" };
const rate = (text: string) => ({ kind: "rate", rate: text }) as const;

const payment = (more: Partial<FeeInputs["payment_fee"]> = {}): FeeInputs["payment_fee"] => ({
  pay: rate("0.2"), tier: expert, paid: usd("100.00"), paidOn: "2026-04-01", instalments: 1, volume: [],
  base: "amount_paid", deducted: null, isFirst: false, coupon: null, option: null, year: null, lockedUntil: null, ...more,
});
const steps = [{ from: usd("0.00"), rate: "0.1" }, { from: usd("50000.00"), rate: "0.15" }];

export const feeExamples: ExamplesFor<FeeInputs> = {
  deal_fee: [
    [{ dealKind: "new", pay: rate("0.15"), tier: expert, closedOn: "2026-04-01", credit: null }, "A new deal earns 15% at Expert, the partner's tier since 2026-03-01"],
    [{ dealKind: "upgrade", pay: rate("0.2"), tier: expert, closedOn: "2026-04-01", credit: null }, "An upgrade from the free plan earns 20% at Expert, the partner's tier since 2026-03-01"],
    [{ dealKind: "expansion", pay: rate("0.175"), tier: expert, closedOn: "2026-04-01", credit: null }, "An expansion earns 17.5% at Expert, the partner's tier since 2026-03-01"],
    [{ dealKind: "renewal", pay: { kind: "flat", amount: usd("500.00") }, tier: expert, closedOn: "2026-04-01", credit: null }, "A renewal earns a flat 500.00 USD at Expert, the partner's tier since 2026-03-01"],
    [
      { dealKind: "new", pay: { kind: "banded", rates: ["0.1", "0.15"] }, tier: expert, closedOn: "2026-04-01", credit: null },
      "A new deal earns 10% and 15%, each of its part, at Expert, the partner's tier since 2026-03-01",
    ],
    [
      { dealKind: "new", pay: rate("0.15"), tier: expert, closedOn: "2026-04-01", credit: { account: "Acme", share: "0.6" } },
      "A new deal earns 15% at Expert, the partner's tier since 2026-03-01, of which 60% is credited to the lead for Acme",
    ],
  ],
  agreed_pay: [
    [
      { pay: rate("0.25"), by: "mia", reason: "strategic partner", since: "2026-03-01", until: null },
      "25% was agreed with the partner by mia from 2026-03-01, in place of what its tier earns: strategic partner",
    ],
    [
      { pay: { kind: "flat", amount: usd("500.00") }, by: "mia", reason: "launch", since: "2026-03-01", until: "2026-07-01" },
      "A flat 500.00 USD was agreed with the partner by mia from 2026-03-01 until before 2026-07-01, in place of what its tier earns: launch",
    ],
  ],
  rate_bands: [
    [
      { over: "deal", how: "marginal", year: null, steps, before: usd("0.00"), own: usd("60000.00"), total: usd("60000.00"), exchange: null },
      "Each part of a deal earns the rate of its band: 10%, from 50,000.00 USD 15%",
    ],
    [
      { over: "deal", how: "retroactive", year: null, steps, before: usd("0.00"), own: usd("66000.00"), total: usd("66000.00"), exchange: { from: "EUR", to: "USD", rate: "1.1" } },
      "All of a deal earns the rate of the highest band that it reaches: 10%, from 50,000.00 USD 15%; at 1.1 USD for 1 EUR the deal counts 66,000.00 USD",
    ],
    [
      { over: "year", how: "marginal", year: 2026, steps, before: usd("40000.00"), own: usd("20000.00"), total: usd("60000.00"), exchange: null },
      "Each part of what the partner brings in 2026 earns the rate of its band: 10%, from 50,000.00 USD 15%; 40,000.00 USD of it came before this deal",
    ],
    [
      { over: "year", how: "retroactive", year: 2026, steps, before: usd("40000.00"), own: null, total: usd("40000.00"), exchange: { from: "GBP", to: "USD", rate: null } },
      "All of what the partner brings in 2026 earns the rate of the highest band that it reaches: 10%, from 50,000.00 USD 15%; it is 40,000.00 USD so far; without a rate from GBP to USD the deal itself counts nothing there",
    ],
  ],
  first_year_value: [
    [{ value: usd("100.00"), services: 0, products: null, left: null }, "First-year value of the subscription"],
    [{ value: usd("100.00"), services: 1, products: null, left: null }, "First-year value of the subscription, 1 services line not counted"],
    [{ value: usd("100.00"), services: 2, products: ["Replay", "Heatmaps", "Funnels"], left: null }, "First-year value of Replay, Heatmaps and Funnels, 2 services lines not counted"],
    [
      { value: usd("36600.00"), services: 0, products: null, left: { remainingDays: 182, termDays: 366, termEnds: "2024-03-01" } },
      "First-year value of the subscription, for the 182 of 366 days left of the initial deal's first year, which ends before 2024-03-01",
    ],
  ],
  managed_month: [
    [
      { month: "2026-02", pay: rate("0.03"), tier: expert, annual: usd("60000.00"), activeDays: 14, daysOfMonth: 28, firstActiveOn: "2026-02-15" },
      "Managing the account earns 3% at Expert, the partner's tier since 2026-03-01, of a twelfth of its annual value, for 14 of 28 days in 2026-02",
    ],
  ],
  payment_fee: [
    [
      payment(),
      "What the customer paid on 2026-04-01 earns 20% at Expert, the partner's tier since 2026-03-01",
    ],
    [
      payment({ paid: usd("300.00"), instalments: 3 }),
      "What the customer paid in 3 instalments, the last on 2026-04-01, earns 20% at Expert, the partner's tier since 2026-03-01",
    ],
    [
      payment({
        pay: rate("0.3"),
        volume: [{ id: "customersSold", required: { kind: "count", count: "75" }, actual: { kind: "count", count: "80" }, met: true }],
      }),
      "What the customer paid on 2026-04-01 earns 30% at Expert, the partner's tier since 2026-03-01, with 80 customers sold in the year (75 are enough) by the end of that day",
    ],
    [
      payment({
        pay: rate("0.3"),
        volume: [{ id: "activeMrr", required: { kind: "money", money: usd("15000.00") }, actual: { kind: "money", money: usd("15200.00") }, met: true }],
      }),
      "What the customer paid on 2026-04-01 earns 30% at Expert, the partner's tier since 2026-03-01, with 15,200.00 USD of active monthly revenue (15,000.00 USD is enough) by the end of that day",
    ],
    [
      payment({ base: "net_paid", deducted: usd("19.00") }),
      "What the customer paid on 2026-04-01, less what was deducted, earns 20% at Expert, the partner's tier since 2026-03-01",
    ],
    [
      payment({ base: "net_paid", deducted: usd("19.00"), instalments: 3 }),
      "What the customer paid in 3 instalments, the last on 2026-04-01, less what was deducted, earns 20% at Expert, the partner's tier since 2026-03-01",
    ],
    [
      payment({ base: "monthly_price", pay: rate("0.84"), option: "lump_sum", isFirst: true }),
      "A month's price of what the customer paid for on 2026-04-01 earns 84% at Expert, the partner's tier since 2026-03-01, as the first that the customer ever paid, by the option Lump sum that the partner chose",
    ],
    [
      payment({ pay: { kind: "flat", amount: usd("40.00") }, coupon: "SPRING", lockedUntil: "2026-05-31" }),
      "What the customer paid on 2026-04-01 earns a flat 40.00 USD at Expert, the partner's tier since 2026-03-01, bought with the coupon SPRING, and is locked until 2026-05-31 in case the customer cancels",
    ],
    [
      payment({ year: { year: 2, share: "0.5" } }),
      "What the customer paid on 2026-04-01 earns 20% at Expert, the partner's tier since 2026-03-01, of which year 2 of the contract earns 50%",
    ],
  ],
  clawback: [
    [
      { soldOn: "2024-03-01", cancelledOn: "2024-04-29", days: 59, within: 60, takenBack: usd("120.00") },
      "Sold on 2024-03-01 and cancelled on 2024-04-29, 59 days later: before day 60 all commissions are taken back",
    ],
    [
      { soldOn: "2024-03-01", cancelledOn: "2024-03-01", days: 0, within: 60, takenBack: usd("120.00") },
      "Sold on 2024-03-01 and cancelled on 2024-03-01, the same day: before day 60 all commissions are taken back",
    ],
  ],
  market_funds: [
    [
      { cost: usd("1200.00"), share: "0.5", most: usd("2500.00"), month: "2024-03", approvedOn: "2024-03-10", left: null },
      "The marketing cost approved on 2024-03-10 is reimbursed at 50%",
    ],
    [
      { cost: usd("3000.00"), share: "0.5", most: usd("2500.00"), month: "2024-03", approvedOn: "2024-03-20", left: usd("500.00") },
      "The marketing cost approved on 2024-03-20 is reimbursed at 50%, of which 500.00 USD was left of the 2,500.00 USD for 2024-03",
    ],
  ],
  as_if_closed: [[{ on: "2026-06-30" }, "An estimate: what the deal would earn if it were won on 2026-06-30 as it stands"]],
  supposed: [
    [{ closedOn: "2026-06-30", total: null, termMonths: null, dealKind: null, partner: null, tier: null }, "If it closed on 2026-06-30 as it stands"],
    [
      { closedOn: "2026-06-30", total: usd("80000.00"), termMonths: 24, dealKind: "upgrade", partner: "Northwind", tier: "Elite" },
      "If it closed on 2026-06-30, for 80,000.00 USD in all, with a term of 24 months, as an upgrade from the free plan, with Northwind as its partner, whose lead had been accepted in time, at the tier Elite",
    ],
  ],
};
