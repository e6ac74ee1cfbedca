import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/scenario.ts";

const payout = { schedule: { kind: "month_end", plusDays: 10 }, minimum: "0" };
const monthly = { id: "monthly", on: "subscription_paid", base: "amount_paid", rates: { base: "7%" } };
const lump = { id: "lump", on: "subscription_paid", base: "monthly_price", rates: { base: "84%" }, option: "lump_sum" };
const track = (id: string, ...fees: readonly object[]) => ({ id, tiers: [{ id: "base" }], fees, payout });
const program = (...fees: readonly object[]) => ({ id: "own", name: "Own", currency: "USD", tracks: [track("sales", ...fees)] });
const problemsOf = (definition: unknown, ...events: readonly unknown[]): readonly string[] => {
  const reading = parseScenario({ program: definition, asOf: "2026-12-31", events });
  return reading.ok ? [] : reading.problems;
};

const elected = { id: "e1", type: "partner.elected", on: "2026-06-01", partner: "P1", option: "lump_sum" };
const sold = { id: "s", type: "subscription.sold", on: "2026-01-01", subscription: "S1", partner: "P1", customer: "K1", mrr: "10", currency: "JPY", qualified: true };
const paid = { id: "p", type: "subscription.paid", on: "2026-01-02", subscription: "S1", payment: "jan", amount: "10" };

describe("a fee on payments that cannot work is named with its place", () => {
  const at = "program.tracks[0].fees[0]";
  test.each([
    [{ only: "second" }, `${at}.only: expected "first", got "second"`],
    [{ coupons: [] }, `${at}.coupons: expected at least one coupon, got an empty array`],
    [{ contractYears: [] }, `${at}.contractYears: expected at least one rate, got an empty array`],
    [{ contractYears: ["half"] }, `${at}.contractYears[0]: expected a rate such as "15%" or "0.15", got "half"`],
    [{ lockDays: 0 }, `${at}.lockDays: expected a whole number from 1 to 3660, got 0`],
    [{ option: "" }, `${at}.option: expected a text that is not empty, got ""`],
    [{ base: "revenue" }, `${at}.base: expected one of amount_paid, net_paid, monthly_price, got "revenue"`],
    [{ flat: { base: "5" } }, `${at}.flat: expected either rates or flat amounts, not both, got an object`],
    [{ rates: undefined }, `${at}.rates: expected rates by tier, or flat amounts, got nothing`],
    [{ rates: undefined, flat: { gold: "5" } }, `${at}.flat.gold: expected a tier of the track (base), got "gold"`],
  ])("%j", (changes, problem) => {
    expect(problemsOf(JSON.parse(JSON.stringify(program({ ...monthly, ...changes }))))).toEqual([problem]);
  });
});

describe("a choice that no fee offers", () => {
  const both = program(monthly, lump);

  test("is a problem; one that is offered and none at all are not", () => {
    expect(problemsOf(both, elected, { ...elected, id: "e2", option: null }, { ...elected, id: "e3", track: "sales" })).toEqual([]);
    expect(problemsOf(both, { ...elected, option: "shares" })).toEqual(['events[0].option: expected an option of a fee (lump_sum) or null, got "shares"']);
    expect(problemsOf(both, { ...elected, option: "" })).toEqual(['events[0].option: expected a text that is not empty, or null, got ""']);
    expect(problemsOf("fullstory", elected)).toEqual(['events[0].option: expected null, as no fee has an option, got "lump_sum"']);
  });

  test("is judged for the track that the event names, which the program must have", () => {
    const two = { ...both, tracks: [track("sales", monthly, lump), track("service", { ...monthly, id: "care" })] };
    expect(problemsOf(two, { ...elected, track: "service" })).toEqual(['events[0].option: expected null, as no fee has an option, got "lump_sum"']);
    expect(problemsOf(two, { ...elected, track: "apps" })).toEqual(['events[0].track: expected a track of the program (sales, service), got "apps"']);
  });

  test("is judged by the terms of its day", () => {
    const versions = { versions: [{ program: program(monthly) }, { from: "2026-06-01", program: both }] };
    expect(problemsOf(versions, elected)).toEqual([]);
    expect(problemsOf(versions, { ...elected, on: "2026-05-31" })).toEqual(['events[0].option: expected null, as no fee has an option, got "lump_sum"']);
  });
});

test("deductions are at most the amount, with the decimals of the sale's currency", () => {
  expect(problemsOf(program(monthly), sold, { ...paid, deductions: "10" })).toEqual([]);
  expect(problemsOf(program(monthly), sold, { ...paid, deductions: "10.5" })).toEqual([
    'events[1].deductions: expected at most 10, the amount that was paid, got "10.5"',
    'events[1].deductions: expected an amount of JPY, with at most 0 decimals, got "10.5"',
  ]);
  expect(problemsOf(program(monthly), sold, { ...paid, deductions: "-1" })).toEqual(['events[1].deductions: expected a decimal string, got "-1"']);
  expect(problemsOf(program(monthly), { ...sold, coupon: "" })).toEqual(['events[0].coupon: expected a text that is not empty, got ""']);
});
