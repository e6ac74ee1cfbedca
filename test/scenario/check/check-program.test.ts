import { describe, expect, test } from "vitest";
import { checkProgram } from "../../../src/scenario/check/check-program.ts";
import { placeText } from "../../../src/scenario/problem.ts";

const payout = { schedule: { kind: "month_end", plusDays: 30 }, minimum: "0" };
const tiers = [{ id: "base", name: "Base" }, { id: "plus", name: "Plus" }, { id: "top", name: "Top" }];
const share = { id: "share", on: "deal_won", dealTypes: ["new", "upgrade", "expansion"], base: "first_year_value", rates: { base: "10%", plus: "12%", top: "15%" } };
const commission = { id: "commission", on: "subscription_paid", base: "amount_paid", rates: { base: "10%", plus: "12%", top: "15%" } };
const requirements = { plus: { metric: "acceptedLeads", atLeast: "2" }, top: { metric: "acceptedLeads", atLeast: "5" } };
const sound = { id: "t", tiers, reviews: { annual: "12-31" }, requirements, fees: [share], payout };

const bands = (steps: readonly object[]): object => ({ over: "deal", how: "marginal", steps });

type Fields = Readonly<Record<string, unknown>>;
const program = (track: Fields = {}, more: Fields = {}): Fields =>
  ({ id: "own", name: "Own", currency: "USD", timeZone: "Europe/Paris", rounding: "half_away", tracks: [{ ...sound, ...track }], ...more });
const without = (fields: Fields, name: string): Fields => Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));

/** Findings as `severity id place`. */
const found = (written: unknown): readonly string[] => checkProgram(written).findings.map(({ severity, id, place }) => `${severity} ${id} ${placeText(place)}`);
const sentences = (written: unknown): readonly string[] => checkProgram(written).findings.map(({ sentence }) => sentence);

test("nothing is found in a sound program", () => {
  expect(checkProgram(program())).toMatchObject({ program: { id: "own" }, findings: [] });
});

test.each(["fullstory", "infusionsoft"])("the preset %s has neither errors nor warnings", (preset) => {
  expect(checkProgram(preset).findings.filter(({ severity }) => severity !== "note")).toEqual([]);
});

describe("what cannot be read is an error, each with its place", () => {
  test.each<[string, unknown, readonly string[]]>([
    ["no program at all", 7, ["error format "]],
    ["a fee without a base", program({ fees: [without(share, "base")] }), ["error undefined-base tracks[0].fees[0].base"]],
    ["a base that no fee has", program({ fees: [{ ...share, base: "profit" }] }), ["error undefined-base tracks[0].fees[0].base"]],
    ["no currency", without(program(), "currency"), ["error missing-currency currency"]],
    ["a rate for an unknown tier", program({ fees: [{ ...share, rates: { ...share.rates, gold: "20%" } }] }), ["error unknown-tier tracks[0].fees[0].rates.gold"]],
    ["a requirement for an unknown tier", program({ requirements: { ...requirements, gold: { attested: "case_study" } } }), ["error unknown-tier tracks[0].requirements.gold"]],
    ["a rate that is none", program({ fees: [{ ...share, rates: { ...share.rates, plus: "much" } }] }), ["error format tracks[0].fees[0].rates.plus"]],
    ["bands with a gap at their beginning", program({ fees: [{ ...without(share, "rates"), bands: bands([{ from: "100", rates: share.rates }]) }] }), ["error bands-apart tracks[0].fees[0].bands.steps[0].from"]],
    ["bands that lie over each other", program({ fees: [{ ...without(share, "rates"), bands: bands([{ from: "0", rates: share.rates }, { from: "0", rates: share.rates }]) }] }), ["error bands-apart tracks[0].fees[0].bands.steps[1].from"]],
    ["a band with a rate for an unknown tier", program({ fees: [{ ...without(share, "rates"), bands: bands([{ from: "0", rates: { ...share.rates, gold: "20%" } }]) }] }), ["error unknown-tier tracks[0].fees[0].bands.steps[0].rates.gold"]],
    ["an empty any", program({ requirements: { ...requirements, top: { any: [] } } }), ["error format tracks[0].requirements.top.any"]],
    ["two versions from one day", { versions: [{ program: program() }, { from: "2026-01-01", program: program() }, { from: "2026-01-01", program: program() }] }, ["error version-days versions[2].from"]],
    ["what is nested too deep", Array.from({ length: 70 }).reduce<unknown>((inner) => [inner], 1), ["error format "]],
  ])("%s", (_, written, findings) => {
    expect(found(written)).toEqual(findings);
    expect(checkProgram(written).program).toBeNull();
  });
});

describe("what is most likely not meant is a warning", () => {
  test.each<[string, Fields, readonly string[]]>([
    [
      "a reviewed tier that asks for nothing", program({ requirements: without(requirements, "top") }),
      ["warning unreachable-tier tracks[0].tiers[2]"],
    ],
    [
      "a tier whose requirement is an empty list", program({ requirements: { ...requirements, top: { all: [] } } }),
      ["warning unreachable-tier tracks[0].requirements.top"],
    ],
    [
      "a tier that asks as much as a higher one", program({ requirements: { plus: { metric: "acceptedLeads", atLeast: "5" }, top: { any: [{ metric: "acceptedLeads", atLeast: "5" }, { attested: "x" }] } } }),
      ["warning unreachable-tier tracks[0].requirements.plus"],
    ],
    [
      "a metric of subscriptions where none are paid for", program({ requirements: { ...requirements, top: { all: [{ metric: "acceptedLeads", atLeast: "5" }, { metric: "activeMrr", atLeast: "1000" }] } } }),
      ["warning requirement-never-met tracks[0].requirements.top.all[1].metric"],
    ],
    [
      "points that nothing gives", program({ requirements: { ...requirements, top: { points: [{ metric: "customersSold", each: "5" }, { attested: "webinar", each: "0" }], atLeast: "10" } } }),
      ["warning requirement-never-met tracks[0].requirements.top.points"],
    ],
    [
      "an uplift that nobody earns or gains by",
      program({ fees: [{ ...commission, uplifts: [{ tiers: ["top"], rate: "14%", when: { points: [{ attested: "webinar", each: "0" }], atLeast: "1" } }] }] }),
      ["warning uplift-lowers tracks[0].fees[0].uplifts[0].rate", "warning requirement-never-met tracks[0].fees[0].uplifts[0].when.points"],
    ],
    [
      "a deal type that no fee covers", program({ fees: [{ ...share, dealTypes: ["new"] }] }),
      ["warning deal-type-unpaid tracks[0].fees"],
    ],
    [
      "two fees for one deal type", program({ fees: [share, { ...share, id: "more", dealTypes: ["upgrade"] }] }),
      ["warning fees-overlap tracks[0].fees[1].dealTypes"],
    ],
    [
      "two fees for a managed month", program({ fees: [share, ...["a", "b"].map((id) => ({ id, on: "managed_month", base: "monthly_value", rates: share.rates }))] }),
      ["warning fees-overlap tracks[0].fees[2]"],
    ],
    [
      "a higher tier without a rate", program({ fees: [{ ...share, rates: { base: "10%", plus: "12%" } }] }),
      ["warning tier-without-rate tracks[0].fees[0].rates"],
    ],
    [
      "a higher tier with a lower rate", program({ fees: [{ ...share, rates: { base: "10%", plus: "8%", top: "15%" } }] }),
      ["warning rate-falls tracks[0].fees[0].rates.plus"],
    ],
    [
      "a band in which a tier earns nothing any more", program({ fees: [{ ...without(share, "rates"), bands: bands([{ from: "0", rates: share.rates }, { from: "1000", rates: { base: "8%", plus: "10%" } }]) }] }),
      ["warning band-without-rate tracks[0].fees[0].bands.steps[1].rates"],
    ],
    [
      "a higher tier without a rate in any band", program({ fees: [{ ...without(share, "rates"), bands: bands([{ from: "0", rates: { base: "8%", plus: "10%" } }]) }] }),
      ["warning tier-without-rate tracks[0].fees[0].bands"],
    ],
    [
      "a minimum above the cap", program({ fees: [{ ...share, minimum: "5000", cap: "1000" }] }),
      ["warning minimum-above-cap tracks[0].fees[0].minimum"],
    ],
    [
      "a cap that the smallest base reaches", program({ fees: [{ ...share, minimum: "10000", cap: "1000" }] }),
      ["warning cap-always-reached tracks[0].fees[0].cap"],
    ],
    [
      "a flat amount above the cap", program({ fees: [{ ...without(share, "rates"), flat: { base: "500", plus: "1500", top: "1000" }, cap: "1000" }] }),
      ["warning cap-always-reached tracks[0].fees[0].cap"],
    ],
    [
      "a choice that everybody has to make", program({ fees: [{ ...commission, option: "monthly" }, { ...commission, id: "lump", option: "lump_sum" }] }),
      ["warning choice-needed tracks[0].fees"],
    ],
    [
      "more contract years than months", program({ fees: [{ ...commission, months: 24, contractYears: ["100%", "50%", "25%"] }] }),
      ["warning year-never-paid tracks[0].fees[0].contractYears[2]"],
    ],
    ["no rounding", without(program(), "rounding"), ["warning default-rounding rounding"]],
  ])("%s", (_, written, findings) => {
    expect(found(written)).toEqual(findings);
    expect(checkProgram(written).program).not.toBeNull();
  });

  test("a version that drops a tier or a track", () => {
    const before = { ...program(), tracks: [sound, { ...sound, id: "second", fees: [] }] };
    const after = program({ tiers: tiers.slice(0, 2), requirements: without(requirements, "top"), fees: [{ ...share, rates: { base: "10%", plus: "12%" } }] });
    expect(found({ versions: [{ program: before }, { from: "2027-01-01", program: after }] })).toEqual([
      "warning tier-dropped versions[1].program.tracks[0].tiers", "warning track-dropped versions[1].program.tracks",
    ]);
  });
});

test("a version that drops an option is a warning, for what was sold under it goes on being paid", () => {
  const chosen = { ...commission, id: "lump", option: "lump_sum" };
  expect(found({ versions: [{ program: program({ fees: [commission, chosen] }) }, { from: "2027-01-01", program: program({ fees: [commission] }) }] })).toEqual([
    "warning option-dropped versions[1].program.tracks[0].fees",
  ]);
});

describe("what may well be meant is a note", () => {
  test.each<[string, Fields, readonly string[]]>([
    ["an entry tier that earns nothing", program({ fees: [{ ...share, rates: { plus: "12%", top: "15%" } }] }), ["note tier-without-rate tracks[0].fees[0].rates"]],
    ["no reviews", program({ reviews: {} }), ["note never-reviewed tracks[0]"]],
    ["tiers that a person sets", program({ reviews: {}, requirements: {} }), ["note tier-by-hand tracks[0].tiers[1]", "note tier-by-hand tracks[0].tiers[2]"]],
    [
      "a clawback that a lock makes idle", program({ fees: [{ ...commission, lockDays: 60, clawback: { cancelledWithinDays: 60 } }] }),
      ["note clawback-in-lock tracks[0].fees[0].clawback"],
    ],
    ["no time zone", without(program(), "timeZone"), ["note default-time-zone timeZone"]],
  ])("%s", (_, written, findings) => {
    expect(found(written)).toEqual(findings);
  });
});

describe("nothing is found in", () => {
  test.each<[string, Fields]>([
    ["two fees for different products", program({ fees: [{ ...share, products: ["a"] }, { ...share, id: "more", products: ["b"] }] })],
    ["two fees for different tiers", program({ fees: [{ ...share, rates: { base: "10%" } }, { ...share, id: "more", rates: { plus: "12%", top: "15%" } }] })],
    ["a metric of subscriptions where they are paid for", program({ fees: [share, commission], requirements: { ...requirements, top: { metric: "activeMrr", atLeast: "1000" } } })],
    ["a clawback that outlasts a lock, and as many years as the months reach", program({ fees: [{ ...commission, lockDays: 59, clawback: { cancelledWithinDays: 60 }, months: 13, contractYears: ["100%", "50%"] }] })],
    ["requirements of which one can be met", program({ requirements: { ...requirements, top: { any: [{ metric: "activeMrr", atLeast: "1000" }, { metric: "acceptedLeads", atLeast: "5" }] } } })],
  ])("%s", (_, written) => {
    expect(found(written).filter((line) => !line.includes("tier-without-rate"))).toEqual([]);
  });
});

test("a finding says what follows from it", () => {
  expect(sentences(program({ fees: [{ ...share, rates: { base: "10%", plus: "8%", top: "15%" }, minimum: "5000", cap: "100" }] }))).toEqual([
    "Plus earns 8% from share, less than the 10% of the lower tier Base.",
    "Every deal that earns share earns exactly its cap of 100: 8% of the smallest base that earns, 5000, is that much already.",
  ]);
});
