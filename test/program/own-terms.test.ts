import { describe, expect, test } from "vitest";
import { formatMinor } from "../../src/program/money.ts";
import { acceptedLead, company, invoicePaid, joined, oneLead, payee, subscription, tell, won, type Event } from "../ledger/story.ts";

// What the format offers beyond the two presets, in programs of our own. Each figure is worked out by hand.

const payout = { schedule: { kind: "month_end", plusDays: 10 }, minimum: "0" };
const share = { id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { partner: "10%", expert: "15%" } };
const { rates: _rates, ...unpaid } = share;
const program = (fees: readonly object[], more: { readonly payout?: object; readonly leads?: object; readonly track?: object } = {}) => ({
  id: "own", name: "Own program", currency: "USD", ...(more.leads ? { leads: more.leads } : {}),
  tracks: [{ id: "referral", tiers: [{ id: "partner" }, { id: "expert" }], fees, payout: { ...payout, ...more.payout }, ...more.track }],
});

/** What each fee comes to, or why there is none. */
const outcome = (terms: unknown, ...events: readonly Event[]): readonly string[] => {
  const book = tell("2029-12-31", events, terms);
  return [...book.fees.map(({ rule, amountMinor, currency }) => `${rule} ${formatMinor(amountMinor, currency)} ${currency}`), ...book.ineligible.map(({ deal, reason }) => `${deal} ${reason}`)];
};
const deal = (amount: string, more: Event = {}): readonly Event[] => [...oneLead, won("D1", "2026-02-01", amount, more)];
const lines = (...given: readonly Event[]): Event => ({ lines: given });

describe("a cap", () => {
  const capped = program([{ ...share, cap: "500" }]);

  test.each([
    ["is no more than the fee can be", "4999.90", {}, "share 499.99 USD"],
    ["lets through what just reaches it", "5000.00", {}, "share 500.00 USD"],
    ["cuts off the rest", "80000.00", {}, "share 500.00 USD"],
    ["is read at face value in the deal's currency", "80000", { currency: "JPY" }, "share 500 JPY"],
  ])("%s", (_, amount, more, fee) => { expect(outcome(capped, ...deal(amount, more))).toEqual([fee]); });

  test("of less than a minor unit rounds to nothing", () => {
    expect(outcome(program([{ ...share, cap: "0.4" }]), ...deal("80000", { currency: "JPY" }))).toEqual(["D1 nothing_eligible"]);
  });
});

describe("a fee's minimum", () => {
  const asking = program([{ ...share, minimum: "1000" }]);

  test("is asked of the base, not of the fee: 10% of 1,000.00, and nothing of a cent less", () => {
    expect(outcome(asking, ...deal("1000.00"))).toEqual(["share 100.00 USD"]);
    expect(outcome(asking, ...deal("999.99"))).toEqual(["D1 below_minimum"]);
  });

  test("is asked of the first year: 2,900.00 for 36 months is 966.67", () => {
    expect(outcome(asking, ...deal("0", lines(subscription("2900.00", { termMonths: 36 }))))).toEqual(["D1 below_minimum"]);
    expect(outcome(asking, ...deal("0", lines(subscription("3000.00", { termMonths: 36 }))))).toEqual(["share 100.00 USD"]);
  });
});

describe("a flat fee", () => {
  const flat = program([{ ...unpaid, flat: { partner: "250", expert: "400.50" } }]);

  test("is the same whatever the deal is worth, as long as it is worth something", () => {
    expect(outcome(flat, ...deal("1.00"))).toEqual(["share 250.00 USD"]);
    expect(outcome(flat, ...deal("90000.00"))).toEqual(["share 250.00 USD"]);
    expect(outcome(flat, ...deal("0", lines({ kind: "services", amount: "500.00" })))).toEqual(["D1 nothing_eligible"]);
  });

  test("goes by the tier of the close date, and is read in the deal's currency", () => {
    const expert: Event = { type: "partner.tier_set", on: "2026-01-20", partner: "P1", tier: "expert", by: "mia" };
    expect(outcome(flat, ...deal("1.00"), expert)).toEqual(["share 400.50 USD"]);
    expect(outcome(flat, ...deal("1.000", { currency: "KWD" }), expert)).toEqual(["share 400.500 KWD"]);
  });
});

describe("products", () => {
  const fees = [{ ...share, id: "core", products: ["core"] }, { ...share, id: "extras", products: ["addon", "seats"], rates: { partner: "50%" } }];

  test("each fee looks at its own lines: 10% of 1,000.00, and 50% of 200.00 + 100.00", () => {
    const sold = lines(subscription("1000.00", { product: "core" }), subscription("200.00", { product: "addon" }), subscription("100.00", { product: "seats" }), subscription("5000.00", { product: "other" }), subscription("7000.00"));
    expect(outcome(program(fees), ...deal("0", sold))).toEqual(["core 100.00 USD", "extras 150.00 USD"]);
  });

  test("a deal with none of them earns nothing", () => {
    expect(outcome(program([fees[0] ?? {}]), ...deal("0", lines(subscription("1000.00", { product: "other" }))))).toEqual(["D1 nothing_eligible"]);
  });

  test("a minimum is asked of those lines alone", () => {
    const sold = lines(subscription("999.99", { product: "core" }), subscription("5000.00"));
    expect(outcome(program([{ ...share, products: ["core"], minimum: "1000" }]), ...deal("0", sold))).toEqual(["D1 below_minimum"]);
  });
});

describe("an expansion's window", () => {
  const growth = { id: "growth", on: "deal_won", dealTypes: ["expansion"], base: "first_year_value", rates: { partner: "10%" }, window: "P3M" };
  const expansion = (on: string): Event => {
    const { lead: _, ...snapshot } = won("X1", on, "1000.00", { dealType: "expansion", expands: "D1" });
    return snapshot;
  };

  test("is as long as the program says, from the first close: three months after 1 February end before 1 May", () => {
    expect(outcome(program([share, growth]), ...deal("100.00"), expansion("2026-04-30"))).toEqual(["share 10.00 USD", "growth 100.00 USD"]);
    expect(outcome(program([share, growth]), ...deal("100.00"), expansion("2026-05-01"))).toEqual(["share 10.00 USD", "X1 outside_expansion_window"]);
  });

  test("longer than the initial term pays whole first years, but nothing prorated once no term is left", () => {
    expect(outcome(program([share, { ...growth, window: "P24M" }]), ...deal("100.00"), expansion("2028-01-31"))).toEqual(["share 10.00 USD", "growth 100.00 USD"]);
    expect(outcome(program([share, { ...growth, window: "P24M", base: "prorated_increase" }]), ...deal("100.00"), expansion("2027-02-01"))).toEqual(["share 10.00 USD", "X1 no_term_left"]);
  });
});

describe("fees on payments of our own", () => {
  const recurring = { id: "recurring", on: "subscription_paid", base: "amount_paid", rates: { partner: "20%", expert: "25%" } };
  const sold = (subscriptionId: string, on: string, more: Event = {}): Event => ({ type: "subscription.sold", on, subscription: subscriptionId, partner: "P1", customer: subscriptionId, mrr: "100.00", currency: "USD", qualified: true, ...more });
  const paid = (subscriptionId: string, ...days: readonly string[]): readonly Event[] => days.map((on) => ({ type: "subscription.paid", on, subscription: subscriptionId, payment: on, amount: "100.00" }));
  const earnedOn = (terms: unknown, ...events: readonly Event[]): readonly string[] => tell("2029-12-31", [joined("P1"), ...events], terms).fees.map(({ earnedOn: on, amountMinor }) => `${on} ${amountMinor}`);

  test("last so many months from the sale: six from 31 August end before 28 February", () => {
    const half = program([{ ...recurring, months: 6 }]);
    expect(earnedOn(half, sold("S1", "2026-08-31"), ...paid("S1", "2026-08-31", "2027-02-27", "2027-02-28"))).toEqual(["2026-08-31 2000", "2027-02-27 2000"]);
  });

  test("are for what was sold from a day on", () => {
    const since = program([{ ...recurring, soldFrom: "2026-03-01" }]);
    expect(earnedOn(since, sold("S1", "2026-02-28"), sold("S2", "2026-03-01"), ...paid("S1", "2026-03-05"), ...paid("S2", "2026-03-06"))).toEqual(["2026-03-06 2000"]);
  });

  test("are lifted by the first uplift that holds and that names the tier held", () => {
    const lifted = program([{ ...recurring, uplifts: [
      { tiers: ["expert"], rate: "50%", when: { metric: "customersSold", atLeast: "1" } },
      { tiers: ["partner", "expert"], rate: "40%", when: { metric: "customersSold", atLeast: "3" } },
      { tiers: ["partner", "expert"], rate: "30%", when: { metric: "customersSold", atLeast: "2" } },
    ] }]);
    const sales = [sold("S1", "2026-01-10"), sold("S2", "2026-02-10"), sold("S3", "2026-03-10")];
    // One customer: 20%. Two: 30%. Three: 40%, though the third uplift holds as well. As an expert: 50%.
    const expert: Event = { type: "partner.tier_set", on: "2026-04-01", partner: "P1", tier: "expert", by: "mia" };
    expect(earnedOn(lifted, ...sales, expert, ...paid("S1", "2026-02-09", "2026-02-10", "2026-03-10", "2026-04-01"))).toEqual([
      "2026-02-09 2000", "2026-02-10 3000", "2026-03-10 4000", "2026-04-01 5000",
    ]);
  });
});

describe("when and from what sum on it is paid out", () => {
  const due = (schedule: object, paidOn: string): readonly string[] =>
    tell("2029-12-31", [...deal("1000.00"), invoicePaid("D1", paidOn)], program([share], { payout: { schedule } })).fees.map(({ dueOn }) => dueOn ?? "never");
  const fourth = (more: object) => ({ kind: "day_of_next_month", day: 4, ...more });

  test("a business day: 4 July 2026 is a Saturday, so the holiday is kept on Friday and the next business day is Monday", () => {
    expect(due(fourth({}), "2026-06-10")).toEqual(["2026-07-04"]);
    expect(due(fourth({ businessDay: "next" }), "2026-06-10")).toEqual(["2026-07-06"]);
    expect(due(fourth({ businessDay: "next", holidays: "US" }), "2026-06-10")).toEqual(["2026-07-06"]);
    expect(due({ ...fourth({ businessDay: "next", holidays: "US" }), day: 3 }, "2026-06-10")).toEqual(["2026-07-06"]);
    expect(due({ ...fourth({ businessDay: "next" }), day: 3 }, "2026-06-10")).toEqual(["2026-07-03"]);
  });

  test("a balance below the minimum waits until it is reached: 60.00 in February, 100.00 with March's 40.00", () => {
    const terms = program([share], { payout: { minimum: "100" } });
    const events = [...oneLead, payee("P1"), won("D1", "2026-02-01", "600.00"), invoicePaid("D1", "2026-02-10"), won("D2", "2026-03-01", "400.00"), invoicePaid("D2", "2026-03-10")];
    expect(tell("2026-04-30", events, terms).payouts.map(({ dueOn, amountMinor, status }) => `${dueOn} ${amountMinor} ${status}`)).toEqual(["2026-03-10 6000 below_minimum", "2026-04-10 10000 due"]);
    const less = [...events.slice(0, -2), won("D2", "2026-03-01", "399.90"), invoicePaid("D2", "2026-03-10")];
    expect(tell("2026-04-30", less, terms).payouts.at(-1)).toMatchObject({ amountMinor: 9999n, status: "below_minimum" });
  });
});

test("a lead's protection: accepted on 31 August, six months end before 28 February, and then nothing is earned", () => {
  const terms = program([share], { leads: { protection: "P6M" } });
  const lead = [joined("P1"), company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme", "2026-08-30")];
  expect(outcome(terms, ...lead, won("D1", "2027-02-27", "100.00"))).toEqual(["share 10.00 USD"]);
  expect(outcome(terms, ...lead, won("D1", "2027-02-28", "100.00"))).toEqual(["D1 lead_not_accepted"]);
});
