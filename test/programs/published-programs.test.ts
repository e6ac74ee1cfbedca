import { describe, expect, test } from "vitest";
import { enrolled, exampleNames, exampleProgram, fees, paid, payouts, reasons, simulated, sold } from "./example-program.ts";

// Every figure below was worked out by hand, as the comments say, before the engine was asked.

test.each(exampleNames)("%s is called an example, and answers about a history in which nothing happens", (name) => {
  expect(exampleProgram(name)).toMatchObject({ id: name, name: expect.stringMatching(/^Example program after a published one: /) });
  expect(simulated(name, "2026-12-31", [])).toMatchObject({ fees: [], payouts: [], refused: [] });
});

describe("20% of net revenue for 36 months, with tiers by points", () => {
  const history = [
    ...enrolled("solutions", "2023-01-10"),
    { type: "partner.certified", on: "2023-02-01", partner: "P1", name: "basics", level: "sales" },
    sold("S1", "2023-02-15", "a", "500.00"),
    // 500.00 − 41.67 of tax = 458.33; × 20% = 91.666, so 91.67. February ends on the 28th; + 45 days is 14 April.
    paid("S1", "2023-02-15", "500.00", { deductions: "41.67" }),
    // 250.00 × 20% = 50.00, until all of it is refunded nine days later. Both are due with March: 31 March + 45 days is 15 May.
    sold("S2", "2023-03-01", "b", "250.00"),
    paid("S2", "2023-03-01", "250.00"),
    paid("S2", "2023-03-01", "250.00", { recordedOn: "2023-03-10", deductions: "250.00" }),
    // 36 months from 15 February 2023 end before 15 February 2026: 500.00 × 20% = 100.00 on the last day, nothing on the next.
    paid("S1", "2026-02-14", "500.00"),
    paid("S1", "2026-02-15", "500.00"),
  ];

  test("pays for what the vendor keeps, to the last day of the three years", () => {
    const output = simulated("net-revenue-by-points", "2026-03-01", history);
    expect(fees(output)).toEqual([
      "net_revenue S2 2023-03-01 0.00 reversed",
      "net_revenue S1 2023-02-15 91.67 earned 2023-02-15 due 2023-04-14 due",
      "net_revenue S1 2026-02-14 100.00 earned 2026-02-14 due 2026-04-14 payable",
    ]);
    expect(payouts(output)).toEqual(["2023-04-14 91.67 USD due", "2023-05-15 0.00 USD carried", "2026-04-14 100.00 USD scheduled"]);
    expect(reasons(output)[1]).toBe(
      "What the customer paid on 2023-02-15, less what was deducted, earns 20% at Provider, the partner's tier since 2023-01-10: 500.00 USD − 41.67 USD = 458.33 USD; 458.33 USD × 20% = 91.666, rounded to 91.67 USD",
    );
  });

  test("a tier is reached by points and lasts through the next year", () => {
    const tierOn = (day: string) => simulated("net-revenue-by-points", day, history).tiers.map(({ tier, since }) => `${tier} since ${since}`);
    // On 28 February: 1 customer × 10 + 500.00 × 0.1 + 1 certification × 5 = 65 points. On 31 March: 2 × 10 + 750.00 × 0.1 + 5 = 100.
    expect(tierOn("2023-03-31")).toEqual(["provider since 2023-01-10"]);
    expect(tierOn("2023-04-01")).toEqual(["gold since 2023-04-01"]);
    // In 2024 no customer is sold: 75 + 5 = 80 points. Gold was last earned in 2023, so it lasts through 2024.
    expect(tierOn("2024-12-31")).toEqual(["gold since 2023-04-01"]);
    expect(tierOn("2025-01-01")).toEqual(["provider since 2025-01-01"]);
  });
});

describe("a bounty per first purchase, locked for 60 days", () => {
  const history = [
    ...enrolled("affiliate"),
    // A trial, then the first purchase on 10 January; 21 + 28 + 11 days later is 11 March. The 15th of the next month is 15 April.
    sold("S1", "2026-01-05", "a", "29.00"), paid("S1", "2026-01-05", "0.00"), paid("S1", "2026-01-10", "29.00"), paid("S1", "2026-02-10", "29.00"),
    // The same customer buys something else: no second bounty.
    sold("S2", "2026-02-01", "a", "99.00"), paid("S2", "2026-02-01", "99.00"),
    // 12 January + 60 days is 13 March: cancelled on the day before it.
    sold("S3", "2026-01-12", "b", "49.00"), paid("S3", "2026-01-12", "49.00"), { type: "subscription.cancelled", on: "2026-03-12", subscription: "S3" },
    // 13 January + 60 days is 14 March: cancelled on that day, which is too late to matter.
    sold("S4", "2026-01-13", "c", "99.00"), paid("S4", "2026-01-13", "99.00"), { type: "subscription.cancelled", on: "2026-03-14", subscription: "S4" },
    // Given back, so the next purchase is the first: 15 February + 13 + 31 + 16 days is 16 April.
    sold("S5", "2026-01-20", "d", "19.00"), paid("S5", "2026-01-20", "19.00"), paid("S5", "2026-01-20", "19.00", { recordedOn: "2026-02-01", deductions: "19.00" }),
    sold("S6", "2026-02-15", "d", "39.00"), paid("S6", "2026-02-15", "39.00"),
    // A premium affiliate is paid 200: 25 February + 3 + 31 + 26 days is 26 April.
    { type: "partner.tier_set", on: "2026-02-20", partner: "P1", tier: "premium", by: "mia" },
    sold("S7", "2026-02-25", "e", "39.00"), paid("S7", "2026-02-25", "39.00"),
  ];

  test("is earned at once and payable when the lock ends, unless the customer was lost by then", () => {
    expect(fees(simulated("first-purchase-bounty", "2026-03-11", history))).toEqual([
      "bounty S5 2026-01-20 0.00 reversed",
      "bounty S1 2026-01-10 150.00 earned 2026-01-10 payable 2026-03-11 due 2026-04-15 payable",
      "bounty S3 2026-01-12 150.00 earned 2026-01-12 earned",
      "bounty S4 2026-01-13 150.00 earned 2026-01-13 earned",
      "bounty S6 2026-02-15 150.00 earned 2026-02-15 earned",
      "bounty S7 2026-02-25 200.00 earned 2026-02-25 earned",
    ]);
    const later = simulated("first-purchase-bounty", "2026-04-30", history);
    expect(fees(later)).toEqual([
      "bounty S3 2026-01-12 0.00 reversed",
      "bounty S5 2026-01-20 0.00 reversed",
      "bounty S1 2026-01-10 150.00 earned 2026-01-10 payable 2026-03-11 due 2026-04-15 due",
      "bounty S4 2026-01-13 150.00 earned 2026-01-13 payable 2026-03-14 due 2026-04-15 due",
      "bounty S6 2026-02-15 150.00 earned 2026-02-15 payable 2026-04-16 due 2026-05-15 payable",
      "bounty S7 2026-02-25 200.00 earned 2026-02-25 payable 2026-04-26 due 2026-05-15 payable",
    ]);
    expect(payouts(later)).toEqual(["2026-04-15 300.00 USD due", "2026-05-15 350.00 USD scheduled"]);
    expect(reasons(later)).toContain(
      "What the customer paid on 2026-01-10 earns a flat 150.00 USD at Affiliate, the partner's tier since 2026-01-01, as the first that the customer ever paid, and is locked until 2026-03-11 in case the customer cancels",
    );
  });

  test("what was lost before the lock ended was never in a payout", () => {
    const { ledger } = simulated("first-purchase-bounty", "2026-04-30", history);
    expect(ledger.filter(({ cause }) => Object.values(cause).includes("S3")).map(({ on, amount, reason }) => `${on} ${amount} ${reason}`)).toEqual([
      "2026-01-12 150.00 earned", "2026-03-12 -150.00 reversed",
    ]);
  });
});

test("25% for twelve months with a coupon", () => {
  const sale = (subscription: string, on: string, mrr: string, more: object = {}) => sold(subscription, on, subscription, mrr, { currency: "EUR", ...more });
  const output = simulated("coupon-for-a-year", "2027-05-01", [
    ...enrolled("creators"),
    // 40.00 × 25% = 10.00, the last time on 14 January 2027.
    sale("S1", "2026-01-15", "40.00", { coupon: "CREATOR" }), paid("S1", "2026-01-15", "40.00"), paid("S1", "2027-01-14", "40.00"), paid("S1", "2027-01-15", "40.00"),
    // Without a coupon, and with another's.
    sale("S2", "2026-01-20", "40.00"), paid("S2", "2026-01-20", "40.00"),
    sale("S3", "2026-01-21", "40.00", { coupon: "SUMMER" }), paid("S3", "2026-01-21", "40.00"),
    // 199.99 × 25% = 49.9975, so 50.00.
    sale("S4", "2026-02-01", "199.99", { coupon: "CREATOR-2026" }), paid("S4", "2026-02-01", "199.99"),
    // 60.00 × 25% = 15.00, taken back on day 29.
    sale("S5", "2026-03-01", "60.00", { coupon: "CREATOR" }), paid("S5", "2026-03-01", "60.00"), { type: "subscription.cancelled", on: "2026-03-30", subscription: "S5" },
  ]);
  expect(fees(output)).toEqual([
    "coupon S1 2026-01-15 10.00 earned 2026-01-15 due 2026-04-15 due",
    "coupon S4 2026-02-01 50.00 earned 2026-02-01 due 2026-04-15 due",
    "coupon S5 2026-03-01 15.00 earned 2026-03-01 due 2026-04-15 due",
    "clawback S5 -15.00 earned 2026-03-30 due 2026-04-15 due",
    "coupon S1 2027-01-14 10.00 earned 2027-01-14 due 2027-04-15 due",
  ]);
  // 10.00 + 50.00 + 15.00 − 15.00 = 60.00, above the minimum of 50; the last 10.00 is below it and waits.
  expect(payouts(output)).toEqual(["2026-04-15 60.00 EUR due", "2027-04-15 10.00 EUR below_minimum"]);
  expect(reasons(output)).toContain("What the customer paid on 2026-01-15 earns 25% at Creator, the partner's tier since 2026-01-01, bought with the coupon CREATOR: 40.00 EUR × 25% = 10.00 EUR");
});

test("7% for life or a lump sum of 84% of the monthly price, by choice of the partner", () => {
  const output = simulated("monthly-or-lump-sum", "2027-04-30", [
    ...enrolled("referral"),
    // 50.00 × 7% = 3.50 each, after the choice of March too: it is for what is sold from then on.
    sold("S1", "2026-01-10", "a", "50.00"), paid("S1", "2026-01-10", "50.00"), paid("S1", "2026-02-10", "50.00"), paid("S1", "2026-04-10", "50.00"),
    { type: "partner.elected", on: "2026-03-01", partner: "P1", option: "lump_sum" },
    // Paid for a year at once, at 200.00 a month: 200.00 × 84% = 168.00, and nothing the year after.
    sold("S2", "2026-03-05", "b", "200.00"), paid("S2", "2026-03-05", "2000.00"), paid("S2", "2027-03-05", "2000.00"),
    // Back to 7%: 30.00 × 7% = 2.10.
    { type: "partner.elected", on: "2026-05-01", partner: "P1", option: null },
    sold("S3", "2026-05-02", "c", "30.00"), paid("S3", "2026-05-02", "30.00"),
  ]);
  expect(fees(output)).toEqual([
    "monthly S1 2026-01-10 3.50 earned 2026-01-10 due 2026-02-15 due",
    "monthly S1 2026-02-10 3.50 earned 2026-02-10 due 2026-03-15 due",
    "lump_sum S2 2026-03-05 168.00 earned 2026-03-05 due 2026-04-15 due",
    "monthly S1 2026-04-10 3.50 earned 2026-04-10 due 2026-05-15 due",
    "monthly S3 2026-05-02 2.10 earned 2026-05-02 due 2026-06-15 due",
  ]);
  expect(payouts(output)).toEqual(["2026-02-15 3.50 USD due", "2026-03-15 3.50 USD due", "2026-04-15 168.00 USD due", "2026-05-15 3.50 USD due", "2026-06-15 2.10 USD due"]);
  expect(reasons(output)).toContain(
    "A month's price of what the customer paid for on 2026-03-05 earns 84% at Partner, the partner's tier since 2026-01-01, as the first that the customer ever paid, by the option Lump sum that the partner chose: 200.00 USD × 84% = 168.00 USD",
  );
});

test("100, 50, 25 and 10% by contract year", () => {
  const output = simulated("by-contract-year", "2026-12-31", [
    ...enrolled("reseller", "2022-05-01"),
    sold("S1", "2022-05-01", "a", "100.00"),
    // First year, to its last day: 1,200.00 − 200.00 = 1,000.00, and 300.00 for more seats.
    paid("S1", "2022-05-01", "1200.00", { deductions: "200.00" }), paid("S1", "2023-04-30", "300.00"),
    // 1,200.00 × 50%, × 25%, × 10%, and × 10% from then on.
    ...["2023", "2024", "2025", "2026"].map((year) => paid("S1", `${year}-05-01`, "1200.00")),
  ]);
  expect(fees(output)).toEqual([
    "contract S1 2022-05-01 1000.00 earned 2022-05-01 due 2022-07-30 due",
    "contract S1 2023-04-30 300.00 earned 2023-04-30 due 2023-07-30 due",
    "contract S1 2023-05-01 600.00 earned 2023-05-01 due 2023-07-30 due",
    "contract S1 2024-05-01 300.00 earned 2024-05-01 due 2024-07-30 due",
    "contract S1 2025-05-01 120.00 earned 2025-05-01 due 2025-07-30 due",
    "contract S1 2026-05-01 120.00 earned 2026-05-01 due 2026-07-30 due",
  ]);
  expect(output.fees.map(({ base, rate }) => `${base} ${rate}`)).toEqual(["1000.00 1", "300.00 1", "1200.00 0.5", "1200.00 0.25", "1200.00 0.1", "1200.00 0.1"]);
  expect(payouts(output)).toEqual(["2022-07-30 1000.00 USD due", "2023-07-30 900.00 USD due", "2024-07-30 300.00 USD due", "2025-07-30 120.00 USD due", "2026-07-30 120.00 USD due"]);
  expect(reasons(output)).toContain(
    "What the customer paid on 2023-05-01 earns 100% at Reseller, the partner's tier since 2022-05-01, of which year 2 of the contract earns 50%: 1,200.00 USD × 50% × 100% = 600.00 USD",
  );
});
