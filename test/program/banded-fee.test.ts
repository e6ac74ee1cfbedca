import { describe, expect, test } from "vitest";
import { formatMinor } from "../../src/program/money.ts";
import { acceptedLead, company, joined, postings, reasons, tell, won, type Event } from "../ledger/story.ts";

const STEPS = [{ from: "0", rates: { partner: "10%", expert: "15%" } }, { from: "50000", rates: { partner: "15%", expert: "20%" } }, { from: "100000", rates: { partner: "20%", expert: "20%" } }];

const program = (over: string, how: string, more: object = {}): object => ({
  id: "own", name: "Own", currency: "USD",
  tracks: [{
    id: "referral", tiers: [{ id: "partner", name: "Partner" }, { id: "expert", name: "Expert" }, { id: "elite", name: "Elite" }], payout: { schedule: { kind: "month_end", plusDays: 0 }, minimum: "0" },
    fees: [{ id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", bands: { over, how, steps: STEPS }, ...more }],
  }],
});
const begin: readonly Event[] = [joined("P1"), company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme")];
const feesOf = (terms: object, ...events: readonly Event[]): readonly string[] =>
  tell("2027-12-31", [...begin, ...events], terms).fees.map(({ cause, amountMinor, currency }) => `${"deal" in cause ? cause.deal : ""} ${formatMinor(amountMinor, currency)}`);
const rate = (on: string, from: string, of: string): Event => ({ type: "fx.rate", on, from, to: "USD", rate: of });

describe("marginal bands over a deal", () => {
  test.each([
    // 10% of 49,999.99 is 4,999.999, so 5,000.00.
    ["a deal within the first band earns its rate", "49999.99", "5000.00"],
    ["what ends where a band begins has nothing in it", "50000.00", "5000.00"],
    // 50,000.00 × 10% = 5,000.00, and 10,000.00 × 15% = 1,500.00.
    ["each part earns the rate of its band", "60000.00", "6500.00"],
    // 5,000.00, 50,000.00 × 15% = 7,500.00, and 20,000.00 × 20% = 4,000.00.
    ["through all three", "120000.00", "16500.00"],
  ])("%s", (_, amount, fee) => {
    expect(feesOf(program("deal", "marginal"), won("D1", "2026-02-01", amount))).toEqual([`D1 ${fee}`]);
  });

  test("the explanation shows the part of each band", () => {
    const [fee] = tell("2026-12-31", [...begin, won("D1", "2026-02-01", "60000.00")], program("deal", "marginal")).fees;
    expect(fee?.rate).toBeNull();
    expect(reasons(fee)).toEqual([
      "R-12 A new deal earns 10% and 15%, each of its part, at Partner, the partner's tier since 2026-01-01: 50,000.00 USD × 10% = 5,000.00 USD; 10,000.00 USD × 15% = 1,500.00 USD; 5,000.00 USD + 1,500.00 USD = 6,500.00 USD",
      "R-12 Each part of a deal earns the rate of its band: 10%, from 50,000.00 USD 15%, from 100,000.00 USD 20%",
      "R-10 First-year value of the subscription: 60,000.00 USD",
    ]);
  });

  test("a cap limits what all bands come to, and a minimum looks at the whole base", () => {
    expect(feesOf(program("deal", "marginal", { cap: "6000" }), won("D1", "2026-02-01", "60000.00"))).toEqual(["D1 6000.00"]);
    expect(feesOf(program("deal", "marginal", { minimum: "60000.01" }), won("D1", "2026-02-01", "60000.00"))).toEqual([]);
  });

  test("a tier without a rate in any band earns nothing, and one without a rate in a band nothing there", () => {
    const only = program("deal", "marginal", { bands: { over: "deal", how: "marginal", steps: [{ from: "0", rates: {} }, { from: "50000", rates: { partner: "10%" } }] } });
    // 10% of the 10,000.00 above 50,000.00.
    expect(feesOf(only, won("D1", "2026-02-01", "60000.00"))).toEqual(["D1 1000.00"]);
    const book = tell("2026-12-31", [...begin, { type: "partner.tier_set", on: "2026-01-02", partner: "P1", tier: "elite", by: "mia" }, won("D1", "2026-02-01", "60000.00"), won("D2", "2026-01-01", "60000.00")], only);
    expect(book.ineligible.map(({ deal, reason }) => [deal, reason])).toContainEqual(["D1", "no_rate_for_tier"]);
  });

  test("several leads share what the bands make of the whole deal", () => {
    const two = [...acceptedLead("L2", "P2", "Other"), joined("P2")];
    const shared = { lead: undefined, credits: [{ lead: "L1", share: "60%" }, { lead: "L2", share: "40%" }] };
    // 60,000.00 earns 6,500.00: 3,900.00 and 2,600.00.
    expect(feesOf(program("deal", "marginal"), ...two, JSON.parse(JSON.stringify({ ...won("D1", "2026-02-01", "60000.00"), ...shared })))).toEqual(["D1 3900.00", "D1 2600.00"]);
  });
});

describe("retroactive bands over a deal", () => {
  test.each([
    ["below a band", "49999.99", "5000.00"],
    // 50,000.00 × 15%.
    ["where a band begins, all of it earns its rate", "50000.00", "7500.00"],
    ["in the highest band", "120000.00", "24000.00"],
  ])("%s", (_, amount, fee) => {
    expect(feesOf(program("deal", "retroactive"), won("D1", "2026-02-01", amount))).toEqual([`D1 ${fee}`]);
  });
});

describe("marginal bands over a year", () => {
  const terms = program("year", "marginal");

  test("a deal begins in the bands where the year's earlier ones end", () => {
    // 40,000.00 × 10% = 4,000.00. Then 10,000.00 × 10% + 20,000.00 × 15% = 4,000.00. Then 30,000.00 × 15% = 4,500.00 and 5,000.00 × 20% = 1,000.00.
    expect(feesOf(terms, won("D1", "2026-02-01", "40000.00"), won("D2", "2026-03-01", "30000.00"), won("D3", "2026-12-31", "35000.00"))).toEqual(["D1 4000.00", "D2 4000.00", "D3 5500.00"]);
  });

  test("a new year begins at nothing", () => {
    expect(feesOf(terms, won("D1", "2026-12-31", "60000.00"), won("D2", "2027-01-01", "40000.00"))).toEqual(["D1 6500.00", "D2 4000.00"]);
  });

  test("of deals closed on one day the lesser id comes first", () => {
    expect(feesOf(terms, won("D2", "2026-02-01", "50000.00"), won("D1", "2026-02-01", "50000.00"))).toEqual(["D1 5000.00", "D2 7500.00"]);
  });

  test("a deal entered late moves the later ones up, by a correction on the day it becomes known", () => {
    const book = tell("2026-12-31", [...begin, won("D1", "2026-05-01", "50000.00"), won("D2", "2026-02-01", "50000.00", { recordedOn: "2026-06-10" })], terms);
    // D1 had earned 5,000.00; with 50,000.00 before it, 7,500.00.
    expect(postings(book)).toEqual(["2026-05-01 P1 earned 500000", "2026-06-10 P1 corrected 250000", "2026-06-10 P1 earned 500000"]);
  });

  test("a deal that is lost after all makes room below the later ones", () => {
    const lost = { ...won("D1", "2026-02-01", "50000.00"), on: "2026-07-01", stage: "lost" };
    const book = tell("2026-12-31", [...begin, won("D1", "2026-02-01", "50000.00"), won("D2", "2026-03-01", "50000.00"), lost], terms);
    expect(postings(book)).toEqual(["2026-02-01 P1 earned 500000", "2026-03-01 P1 earned 750000", "2026-07-01 P1 reversed -500000", "2026-07-01 P1 corrected -250000"]);
  });

  test("only the partner's own share fills its bands", () => {
    const credits = [{ lead: "L1", share: "60%" }, { lead: "L2", share: "40%" }];
    const shared = (deal: string, on: string): Event => JSON.parse(JSON.stringify({ ...won(deal, on, "100000.00"), lead: undefined, credits }));
    const book = tell("2026-12-31", [...begin, joined("P2"), ...acceptedLead("L2", "P2", "Other"), shared("D1", "2026-02-01"), shared("D2", "2026-03-01")], terms);
    // P1 brings 60,000.00 twice: 5,000.00 + 1,500.00; then 40,000.00 × 15% + 20,000.00 × 20% = 10,000.00.
    // P2 brings 40,000.00 twice: 4,000.00; then 10,000.00 × 10% + 30,000.00 × 15% = 5,500.00.
    expect(book.fees.map(({ partner, cause, amountMinor }) => [partner, cause, amountMinor])).toEqual([
      ["P1", { deal: "D1" }, 650000n], ["P1", { deal: "D2" }, 1000000n], ["P2", { deal: "D1" }, 400000n], ["P2", { deal: "D2" }, 550000n],
    ]);
  });

  test("other currencies count at the last rate on or before the close; without one a deal counts nothing", () => {
    const euros = won("D1", "2026-02-01", "60000.00", { currency: "EUR" });
    // 60,000.00 EUR at 1.25 is 75,000.00 USD: two thirds of it in the first band. 40,000.00 × 10% + 20,000.00 × 15% = 7,000.00 EUR.
    // The 40,000.00 USD after it: 25,000.00 × 15% + 15,000.00 × 20% = 6,750.00.
    expect(feesOf(terms, rate("2026-01-31", "EUR", "1.25"), euros, won("D2", "2026-03-01", "40000.00"))).toEqual(["D1 7000.00", "D2 6750.00"]);
    expect(feesOf(terms, rate("2026-02-02", "EUR", "1.25"), euros, won("D2", "2026-03-01", "40000.00"))).toEqual(["D1 6000.00", "D2 4000.00"]);
  });

  test("a rate of exchange learned later corrects the deal and those after it", () => {
    const late = { ...rate("2026-01-31", "EUR", "1.25"), recordedOn: "2026-04-10" };
    const book = tell("2026-12-31", [...begin, late, won("D1", "2026-02-01", "60000.00", { currency: "EUR" }), won("D2", "2026-03-01", "40000.00")], terms);
    expect(postings(book)).toEqual(["2026-02-01 P1 earned 600000", "2026-03-01 P1 earned 400000", "2026-04-10 P1 corrected 100000", "2026-04-10 P1 corrected 275000"]);
  });

  test("an open deal's estimate begins where the year stands", () => {
    const open = JSON.parse(JSON.stringify({ ...won("D2", "2026-03-01", "10000.00"), stage: "open", closedOn: undefined }));
    const [estimate] = tell("2026-06-30", [...begin, won("D1", "2026-02-01", "50000.00"), open], terms).estimates;
    expect([estimate?.amountMinor, reasons(estimate)[1]]).toEqual([
      150000n, "R-12 Each part of what the partner brings in 2026 earns the rate of its band: 10%, from 50,000.00 USD 15%, from 100,000.00 USD 20%; 50,000.00 USD of it came before this deal",
    ]);
  });
});

describe("retroactive bands over a year", () => {
  const terms = program("year", "retroactive");

  test("a deal that reaches a band lifts the year's earlier ones, by difference, on its day", () => {
    const book = tell("2026-12-31", [...begin, won("D1", "2026-02-01", "30000.00"), won("D2", "2026-03-01", "20000.00"), won("D3", "2026-09-01", "50000.00")], terms);
    // 30,000.00 × 10%. At 50,000.00 both earn 15%: 1,500.00 more, and 3,000.00. At 100,000.00 all earn 20%.
    expect(postings(book)).toEqual([
      "2026-02-01 P1 earned 300000", "2026-03-01 P1 corrected 150000", "2026-03-01 P1 earned 300000",
      "2026-09-01 P1 corrected 150000", "2026-09-01 P1 corrected 100000", "2026-09-01 P1 earned 1000000",
    ]);
  });

  test("and takes it back when it is lost after all", () => {
    const lost = { ...won("D2", "2026-03-01", "20000.00"), on: "2026-07-01", stage: "lost" };
    const book = tell("2026-12-31", [...begin, won("D1", "2026-02-01", "30000.00"), won("D2", "2026-03-01", "20000.00"), lost], terms);
    expect(postings(book).slice(3)).toEqual(["2026-07-01 P1 corrected -150000", "2026-07-01 P1 reversed -300000"]);
  });

  test("a new version's bands are for its own deals, but the year goes on", () => {
    const lower = { ...program("year", "retroactive"), tracks: [{ ...(program("year", "retroactive") as { tracks: object[] }).tracks[0], fees: [{ id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", bands: { over: "year", how: "retroactive", steps: [{ from: "0", rates: { partner: "1%" } }, { from: "60000", rates: { partner: "2%" } }] } }] }] };
    // By July 70,000.00: the first deal earns 15% by its own terms, the second 2% by those of its close.
    expect(feesOf({ versions: [{ program: terms }, { from: "2026-07-01", program: lower }] }, won("D1", "2026-02-01", "40000.00"), won("D2", "2026-07-01", "30000.00"))).toEqual(["D1 6000.00", "D2 600.00"]);
  });
});
