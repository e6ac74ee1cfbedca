import { describe, expect, test } from "vitest";
import { acceptedLead, company, invoicePaid, joined, oneLead, payee, postings, subscription, tell, won, type Event } from "./story.ts";

const TIERS = [{ id: "partner" }, { id: "expert" }];
const payout = { schedule: { kind: "month_end", plusDays: 30 }, minimum: "0" };
const fees = (rate: string) => [
  { id: "referral", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { partner: rate, expert: "30%" } },
  { id: "expansion", on: "deal_won", dealTypes: ["expansion"], base: "prorated_increase", rates: { partner: rate } },
  { id: "managed", on: "managed_month", base: "monthly_value", rates: { partner: rate } },
  { id: "recurring", on: "subscription_paid", base: "amount_paid", rates: { partner: rate }, clawback: { cancelledWithinDays: 60 } },
];
const terms = (track: object = {}, more: object = {}) =>
  ({ id: "own", name: "Own program", currency: "USD", tracks: [{ id: "referral", tiers: TIERS, fees: fees("10%"), payout, ...track }], ...more });

/** 10% until the end of June, then the other terms. */
const until = (later: unknown, first: unknown = terms()) => ({ versions: [{ program: first }, { from: "2026-07-01", program: later }] });
const TWENTY = until(terms({ fees: fees("20%") }));

const amounts = (events: readonly Event[], program: unknown, asOf = "2026-12-31"): readonly string[] =>
  tell(asOf, events, program).fees.map(({ rule, earnedOn, amountMinor }) => `${rule} ${earnedOn} ${amountMinor}`);

describe("which day's terms a fee goes by", () => {
  test("a deal: the day it closed", () => {
    expect(amounts([...oneLead, won("D1", "2026-06-30", "1000.00"), won("D2", "2026-07-01", "1000.00")], TWENTY)).toEqual([
      "referral 2026-06-30 10000", "referral 2026-07-01 20000",
    ]);
  });

  test("an expansion: its own close, not its initial deal's", () => {
    const { lead: _, ...expansion } = won("D2", "2026-07-01", "365.00", { dealType: "expansion", expands: "D1", lines: [subscription("365.00", { startsOn: "2026-02-01" })] });
    expect(amounts([...oneLead, won("D1", "2026-02-01", "1000.00"), expansion], TWENTY)).toEqual([
      "referral 2026-02-01 10000", "expansion 2026-07-01 7300",
    ]);
  });

  test("a managed month: its first active day, as for value and tier", () => {
    const story = [
      ...oneLead, won("D1", "2026-06-01", "12000.00"),
      { type: "managed.notified", on: "2026-06-01", partner: "P1", company: "C1" }, { type: "managed.confirmed", on: "2026-06-01", partner: "P1", company: "C1" },
      { type: "managed.ended", on: "2026-08-01", partner: "P1", company: "C1" },
    ];
    expect(amounts(story, TWENTY).slice(1)).toEqual(["managed 2026-06-30 10000", "managed 2026-07-31 20000"]);
    const midMonth = { versions: [{ program: terms() }, { from: "2026-06-15", program: terms({ fees: fees("20%") }) }] };
    expect(amounts(story, midMonth).slice(1)).toEqual(["managed 2026-06-30 10000", "managed 2026-07-31 20000"]);
  });

  const sold = [
    joined("P1"), payee("P1"), { type: "subscription.sold", on: "2026-06-10", subscription: "S1", partner: "P1", customer: "C1", mrr: "100.00", currency: "USD", qualified: true },
    { type: "subscription.paid", on: "2026-06-10", subscription: "S1", payment: "1", amount: "100.00" }, { type: "subscription.paid", on: "2026-07-10", subscription: "S1", payment: "2", amount: "100.00" },
  ];

  test("a payment: the day it was made", () => {
    expect(amounts(sold, TWENTY)).toEqual(["recurring 2026-06-10 1000", "recurring 2026-07-10 2000"]);
  });

  test("a clawback: each commission by the terms under which it was earned", () => {
    const cancelled = [...sold, { type: "subscription.cancelled", on: "2026-07-20", subscription: "S1" }];
    expect(amounts(cancelled, TWENTY).at(-1)).toBe("clawback 2026-07-20 -3000");
    const unclawed = terms({ fees: fees("20%").map((fee) => ("clawback" in fee ? { ...fee, clawback: null } : fee)) });
    expect(amounts(cancelled, until(unclawed)).at(-1)).toBe("clawback 2026-07-20 -1000");
  });

  test("an estimate: today, as if the deal closed", () => {
    const { closedOn: _, ...open } = won("D1", "2026-02-01", "1000.00", { stage: "open" });
    expect(["2026-06-30", "2026-07-01"].map((day) => tell(day, [...oneLead, open], TWENTY).estimates[0]?.amountMinor)).toEqual([10_000n, 20_000n]);
  });

  test("how it is rounded: that of its own terms", () => {
    const down = until(terms({}, { rounding: "down" }));
    expect(amounts([...oneLead, won("D1", "2026-06-30", "10.05"), won("D2", "2026-07-01", "10.05")], down)).toEqual(["referral 2026-06-30 101", "referral 2026-07-01 100"]);
  });
});

describe("which day's terms a lead goes by", () => {
  test("its protection: the day it was accepted", () => {
    const shorter = until(terms({}, { leads: { protection: "P1M" } }), terms({}, { leads: { protection: "P6M" } }));
    const story = [...oneLead, ...acceptedLead("L2", "P1", "Bolt", "2026-07-05")];
    const statuses = (day: string) => tell(day, story, shorter).leads.map(({ status }) => status);
    expect(statuses("2026-07-05")).toEqual(["accepted", "submitted"]);
    expect(statuses("2026-07-06")).toEqual(["expired", "accepted"]);
    expect(statuses("2026-08-06")).toEqual(["expired", "expired"]);
  });

  test("whether a deal is worked actively: the day that is judged", () => {
    const story = [joined("P1"), company("C1", "Acme"), { type: "deal.updated", on: "2026-06-20", deal: "D1", company: "C1", stage: "open", dealType: "new", currency: "USD", lines: [subscription("1.00")] },
      { type: "lead.submitted", on: "2026-06-21", lead: "L1", partner: "P1", company: { name: "Acme" } }];
    const strict = until(terms({}, { leads: { activeWorkDays: 5 } }));
    const grounds = (day: string) => tell(day, story, strict).leads[0]?.conflicts.map(({ ground }) => ground);
    expect([grounds("2026-06-30"), grounds("2026-07-01")]).toEqual([["actively_worked"], []]);
  });
});

describe("which day's terms a tier goes by", () => {
  const tiersOn = (events: readonly Event[], program: unknown, ...days: readonly string[]) =>
    days.map((day) => tell(day, events, program).tiers.map(({ tier, since }) => `${tier} since ${since}`).join());
  const lacking = terms({ tiers: [{ id: "partner" }], fees: [] });

  test("a tier that the terms lack counts as the entry tier, and again as itself once they have it again", () => {
    const program = { versions: [{ program: terms() }, { from: "2026-07-01", program: lacking }, { from: "2026-09-01", program: terms() }] };
    const story = [joined("P1"), { type: "partner.tier_set", on: "2026-03-01", partner: "P1", tier: "expert", by: "mia" }];
    expect(tiersOn(story, program, "2026-06-30", "2026-07-01", "2026-09-01")).toEqual(["expert since 2026-03-01", "partner since 2026-07-01", "expert since 2026-09-01"]);
  });

  test("a new tier below leaves those who joined before it where they are", () => {
    const below = until(terms({ tiers: [{ id: "registered" }, ...TIERS] }));
    expect(tiersOn([joined("P1"), joined("P2", { on: "2026-07-02" })], below, "2026-06-30", "2026-12-31")).toEqual([
      "partner since 2026-01-01", "partner since 2026-01-01,registered since 2026-07-02",
    ]);
  });

  test("a review is held by the terms of its day", () => {
    const asks = (certifications: string, monthly: boolean) =>
      terms({ reviews: { monthly, midYear: "06-30", annual: "12-31", approval: false }, requirements: { expert: { metric: "certifications", atLeast: certifications } } });
    const program = until(asks("1", false), asks("2", false));
    const story = [joined("P1"), { type: "partner.certified", on: "2026-02-01", partner: "P1", name: "Basics", level: "sales" }];
    expect(tiersOn(story, program, "2026-12-30", "2026-12-31")).toEqual(["partner since 2026-01-01", "expert since 2026-12-31"]);
    const sooner = until(asks("1", true), asks("2", false));
    expect(tell("2026-08-31", story, sooner).tiers[0]?.reviews.map(({ on, kind, to }) => `${on} ${kind} ${to}`)).toEqual([
      "2026-06-30 mid_year partner", "2026-07-01 monthly expert", "2026-08-01 monthly expert",
    ]);
  });
});

describe("which day's terms a payout goes by", () => {
  const quarterly = until(terms({ payout: { schedule: { kind: "quarter_end", plusDays: 15 }, minimum: "0" } }));

  test("a due date: the day the fee became payable; a correction that comes too late for it: the day of the correction", () => {
    const story = [...oneLead, won("D1", "2026-05-02", "1000.00"), invoicePaid("D1", "2026-05-02"), won("D2", "2026-05-03", "1000.00"), invoicePaid("D2", "2026-07-02")];
    expect(postings(tell("2026-07-02", story, quarterly))).toEqual(["2026-05-02 P1 earned 10000 due 2026-06-30", "2026-05-03 P1 earned 10000 due 2026-10-15"]);
    const late = [...story, won("D1", "2026-05-02", "1500.00", { recordedOn: "2026-08-01" })];
    expect(postings(tell("2026-08-01", late, quarterly)).at(-1)).toBe("2026-08-01 P1 corrected 5000 due 2026-10-15");
  });

  test("the minimum: the due date", () => {
    const more = until(terms({ payout: { ...payout, minimum: "150" } }));
    const story = [...oneLead, won("D1", "2026-05-02", "1000.00"), invoicePaid("D1", "2026-05-02"), won("D2", "2026-06-02", "1000.00"), invoicePaid("D2", "2026-06-02")];
    expect(tell("2026-12-31", story, more).payouts.map(({ dueOn, status }) => `${dueOn} ${status}`)).toEqual(["2026-06-30 due", "2026-07-30 below_minimum"]);
  });

  test("whose currency: the day asked about", () => {
    const fixed = until(terms({ payout: { ...payout, fixedCurrency: true } }));
    const story = [...oneLead, payee("P1", { on: "2026-01-02", currency: "EUR" }), won("D1", "2026-05-02", "1000.00"), invoicePaid("D1", "2026-05-02"),
      { type: "fx.rate", on: "2026-01-01", from: "USD", to: "EUR", rate: "0.5" }];
    expect(["2026-06-30", "2026-07-01"].map((day) => tell(day, story, fixed).payouts.map(({ amountMinor, currency }) => `${amountMinor} ${currency}`).join())).toEqual(["5000 EUR", "10000 USD"]);
  });

  test("terms without fees leave what was earned before to the payout of the version before", () => {
    const ended = until(terms({ fees: [] }));
    const story = [...oneLead, won("D1", "2026-05-02", "1000.00"), invoicePaid("D1", "2026-08-02"), won("D2", "2026-07-02", "1000.00")];
    const book = tell("2026-12-31", story, ended);
    expect(postings(book)).toEqual(["2026-05-02 P1 earned 10000 due 2026-09-30"]);
    expect(book.ineligible.map(({ deal, reason }) => `${deal} ${reason}`)).toEqual(["D2 no_rate_for_tier"]);
  });
});
