import { describe, expect, test } from "vitest";
import { postings, tell, type Event } from "../ledger/story.ts";

const payout = { schedule: { kind: "month_end", plusDays: 10 }, minimum: "0" };
const fee = (more: object = {}) => ({ id: "commission", on: "subscription_paid", base: "amount_paid", rates: { base: "20%", plus: "30%" }, ...more });
const program = (...fees: readonly object[]) => ({ id: "own", name: "Own program", currency: "USD", tracks: [{ id: "sales", tiers: [{ id: "base" }, { id: "plus" }], fees, payout }] });

const enrolled = (partner: string, more: Event = {}): Event => ({ type: "partner.joined", on: "2026-01-01", partner, track: "sales", company: { name: `Agency ${partner}` }, ...more });
const sold = (subscription: string, on: string, more: Event = {}): Event => ({ type: "subscription.sold", on, subscription, partner: "P1", customer: "a", mrr: "50.00", currency: "USD", qualified: true, ...more });
const paid = (subscription: string, on: string, amount = "100.00", more: Event = {}): Event => ({ type: "subscription.paid", on, subscription, payment: on, amount, ...more });
const elected = (on: string, option: string | null, more: Event = {}): Event => ({ type: "partner.elected", on, partner: "P1", option, ...more });
const cancelled = (subscription: string, on: string, more: Event = {}): Event => ({ type: "subscription.cancelled", on, subscription, ...more });
const told = (terms: unknown, ...events: readonly Event[]) => tell("2028-12-31", [enrolled("P1"), ...events], terms);
const owed = (terms: unknown, ...events: readonly Event[]): readonly string[] =>
  told(terms, ...events).fees.map(({ partner, rule, cause, amountMinor }) => `${partner} ${rule} ${Object.values(cause).join(" ")} ${amountMinor}`);

describe("net revenue", () => {
  const net = program(fee({ base: "net_paid" }));

  test("deductions learned later correct the fee by the difference", () => {
    const events = [sold("S1", "2026-02-01"), paid("S1", "2026-02-01"), paid("S1", "2026-02-01", "100.00", { recordedOn: "2026-02-20", deductions: "40.00" })];
    expect(postings(told(net, ...events))).toEqual(["2026-02-01 P1 earned 2000 due 2026-03-10", "2026-02-20 P1 corrected -800 due 2026-03-10"]);
  });

  test("instalments are paid on the sum of what is left of each", () => {
    const part = (n: number, on: string, deductions: string): Event => paid("S1", on, "100.00", { payment: "year", instalment: { n, of: 2 }, deductions });
    expect(owed(net, sold("S1", "2026-02-01"), part(1, "2026-02-01", "10.00"), part(2, "2026-03-01", "100.00"))).toEqual(["P1 commission S1 year 1800"]);
  });

  test("in yen deductions have no decimals either, and the fee is rounded once", () => {
    // (1,001 − 98) × 20% = 180.6
    expect(owed(net, sold("S1", "2026-02-01", { currency: "JPY", mrr: "50" }), paid("S1", "2026-02-01", "1001", { deductions: "98" }))).toEqual(["P1 commission S1 2026-02-01 181"]);
  });

  test("what was given back in full earns nothing on any base, and the fees on gross amounts do not mind the rest", () => {
    const { rates: _, ...flat } = fee({ flat: { base: "5" } });
    const events = [sold("S1", "2026-02-01"), paid("S1", "2026-02-01", "100.00", { deductions: "100.00" }), paid("S1", "2026-03-01", "100.00", { deductions: "99.99" })];
    expect(owed(program(flat), ...events)).toEqual(["P1 commission S1 2026-03-01 500"]);
    expect(owed(program(fee()), ...events)).toEqual(["P1 commission S1 2026-03-01 2000"]);
    expect(owed(program(fee({ base: "monthly_price" })), ...events)).toEqual(["P1 commission S1 2026-03-01 1000"]);
  });
});

describe("a customer's first payment", () => {
  const first = program(fee({ only: "first" }));

  test("is one of all that the customer bought, of whomever", () => {
    expect(owed(first, enrolled("P2"), sold("S1", "2026-02-01"), sold("S2", "2026-02-01", { partner: "P2" }), paid("S1", "2026-02-10"), paid("S2", "2026-02-05"))).toEqual(["P2 commission S2 2026-02-05 2000"]);
  });

  test("counts even if the sale that brought it earns nothing", () => {
    expect(owed(first, sold("S0", "2026-01-10", { qualified: false }), paid("S0", "2026-01-10"), sold("S1", "2026-02-01"), paid("S1", "2026-02-01"))).toEqual([]);
  });

  test("is none that was made before the sale", () => {
    expect(owed(first, sold("S1", "2026-02-01"), paid("S1", "2026-01-31"), paid("S1", "2026-02-01"))).toEqual(["P1 commission S1 2026-02-01 2000"]);
  });

  test("is, of two on one day, the first by name", () => {
    expect(owed(first, sold("S2", "2026-02-01"), sold("S1", "2026-02-01"), paid("S2", "2026-02-03"), paid("S1", "2026-02-03"))).toEqual(["P1 commission S1 2026-02-03 2000"]);
  });

  test("moves, with its fee, when an earlier one becomes known", () => {
    const events = [sold("S1", "2026-02-01"), paid("S1", "2026-03-01"), sold("S2", "2026-02-01", { recordedOn: "2026-04-01" }), paid("S2", "2026-02-02", "50.00", { recordedOn: "2026-04-02" })];
    expect(postings(told(first, ...events))).toEqual([
      "2026-03-01 P1 earned 2000 due 2026-04-10", "2026-04-02 P1 reversed -2000 due 2026-04-10", "2026-04-02 P1 earned 1000 due 2026-05-10",
    ]);
  });
});

describe("a choice of how to be paid", () => {
  const choice = program(fee(), fee({ id: "lump", option: "lump_sum", base: "monthly_price", rates: { base: "840%" } }), fee({ id: "shares", option: "shares", rates: { base: "1%" } }));
  const sales = [sold("S1", "2026-02-01"), paid("S1", "2026-02-05"), sold("S2", "2026-03-01", { customer: "b" }), paid("S2", "2026-03-05")];

  test("is for what is sold from its day on, and no fee without an option is paid beside it", () => {
    expect(owed(choice, elected("2026-03-01", "lump_sum"), ...sales)).toEqual(["P1 commission S1 2026-02-05 2000", "P1 lump S2 2026-03-05 42000"]);
    expect(owed(choice, elected("2026-03-02", "lump_sum"), ...sales)).toEqual(["P1 commission S1 2026-02-05 2000", "P1 commission S2 2026-03-05 2000"]);
  });

  test("is replaced by the next, and taken back by null", () => {
    expect(owed(choice, elected("2026-01-10", "lump_sum"), elected("2026-02-01", "shares"), elected("2026-02-02", null), ...sales)).toEqual(["P1 shares S1 2026-02-05 100", "P1 commission S2 2026-03-05 2000"]);
  });

  test("that is learned late reverses the one fee and posts the other", () => {
    const book = told(choice, ...sales.slice(0, 2), elected("2026-01-20", "lump_sum", { recordedOn: "2026-06-01" }));
    expect(book.ledger.map(({ on, rule, reason, amountMinor }) => `${on} ${rule} ${reason} ${amountMinor}`)).toEqual([
      "2026-02-05 commission earned 2000", "2026-06-01 commission reversed -2000", "2026-06-01 lump earned 42000",
    ]);
  });

  test("may be made for one track, and is else for each that has the option", () => {
    const track = (id: string, ...fees: readonly object[]) => ({ id, tiers: [{ id: "base" }], fees, payout });
    const two = { id: "two", name: "Two", currency: "USD", tracks: [
      track("sales", fee({ rates: { base: "20%" } }), fee({ id: "lump", option: "lump_sum", rates: { base: "50%" } })),
      track("service", fee({ id: "care", rates: { base: "2%" } }), fee({ id: "care_lump", option: "lump_sum", rates: { base: "5%" } })),
      track("other", fee({ id: "thanks", rates: { base: "1%" } })),
    ] };
    const events = [enrolled("P1", { track: "service" }), enrolled("P1", { track: "other" }), ...sales.slice(0, 2)];
    const rules = (...more: readonly Event[]) => told(two, ...events, ...more).fees.map(({ rule }) => rule).toSorted();
    expect(rules()).toEqual(["care", "commission", "thanks"]);
    expect(rules(elected("2026-01-10", "lump_sum"))).toEqual(["care_lump", "lump", "thanks"]);
    expect(rules(elected("2026-01-10", "lump_sum", { track: "service" }))).toEqual(["care_lump", "commission", "thanks"]);
  });

  test("that later terms no longer offer counts as none from then on", () => {
    const versions = { versions: [{ program: choice }, { from: "2026-03-01", program: program(fee()) }] };
    expect(owed(versions, elected("2026-01-10", "lump_sum"), ...sales)).toEqual(["P1 lump S1 2026-02-05 42000", "P1 commission S2 2026-03-05 2000"]);
  });
});

describe("a contract's years", () => {
  test("leave a part of a tier's rate, of an uplift and of a flat amount", () => {
    const yearly = { contractYears: ["100%", "33.3%", "0%"] };
    const events = [sold("S1", "2026-02-01"), paid("S1", "2027-02-01"), paid("S1", "2028-02-01")];
    expect(owed(program(fee(yearly)), ...events)).toEqual(["P1 commission S1 2027-02-01 666"]);
    const uplifts = [{ tiers: ["base"], rate: "50%", when: { metric: "activeMrr", atLeast: "50" } }];
    expect(owed(program(fee({ ...yearly, uplifts })), ...events)).toEqual(["P1 commission S1 2027-02-01 1665"]);
    const { rates: _, ...flat } = fee({ ...yearly, flat: { base: "10" } });
    const book = told(program(flat), ...events);
    expect(book.fees).toMatchObject([{ amountMinor: 333n, rate: null }]);
    expect(book.fees[0]?.why()[0]?.steps).toMatchObject([{ terms: [{ value: { money: { amount: "10.00" } } }, { value: { rate: "0.333" } }], result: { money: { amount: "3.33" } } }]);
  });

  test("begin on the day of the sale, on 28 February where there is no 29th", () => {
    const halves = program(fee({ contractYears: ["100%", "50%"] }));
    expect(owed(halves, sold("S1", "2024-02-29"), paid("S1", "2026-02-27"), paid("S1", "2026-02-28"))).toEqual(["P1 commission S1 2026-02-27 1000", "P1 commission S1 2026-02-28 1000"]);
    const first = [sold("S1", "2024-02-29"), enrolled("P1", { on: "2024-01-01" }), paid("S1", "2025-02-27"), paid("S1", "2025-02-28")];
    expect(owed(halves, ...first)).toEqual(["P1 commission S1 2025-02-27 2000", "P1 commission S1 2025-02-28 1000"]);
  });
});

describe("a lock", () => {
  const locked = program(fee({ lockDays: 60 }));
  const events = [sold("S1", "2026-02-01"), paid("S1", "2026-02-01")];

  test("ends so many days after the payment; a cancellation learned of later still counts from its own day", () => {
    // 1 February + 60 days is 2 April.
    expect(postings(told(locked, ...events, cancelled("S1", "2026-04-02")))).toEqual(["2026-02-01 P1 earned 2000 due 2026-05-10"]);
    expect(postings(told(locked, ...events, cancelled("S1", "2026-04-01")))).toEqual(["2026-02-01 P1 earned 2000", "2026-04-01 P1 reversed -2000"]);
    expect(postings(told(locked, ...events, cancelled("S1", "2026-04-01", { recordedOn: "2026-04-20" })))).toEqual(["2026-02-01 P1 earned 2000 due 2026-05-10", "2026-04-20 P1 reversed -2000 due 2026-05-10"]);
  });

  test("of each payment is its own: a cancellation keeps what was safe by then", () => {
    expect(owed(locked, ...events, paid("S1", "2026-03-01"), cancelled("S1", "2026-04-10"))).toEqual(["P1 commission S1 2026-03-01 0", "P1 commission S1 2026-02-01 2000"]);
  });

  test("and a clawback together take a commission back once", () => {
    const both = program(fee({ lockDays: 30, clawback: { cancelledWithinDays: 90 } }));
    expect(owed(both, ...events, paid("S1", "2026-03-20"), cancelled("S1", "2026-04-10"))).toEqual([
      "P1 commission S1 2026-03-20 0", "P1 commission S1 2026-02-01 2000", "P1 clawback S1 -2000",
    ]);
  });
});
