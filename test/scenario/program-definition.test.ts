import { describe, expect, test } from "vitest";
import { problemLine, type Problem } from "../../src/scenario/problem.ts";
import { readProgram } from "../../src/scenario/program-definition.ts";
import type { Program } from "../../src/program/program.ts";

const read = (definition: unknown): { readonly program: Program | null; readonly problems: readonly string[] } => {
  const problems: Problem[] = [];
  // As a file would bring it: a field that is undefined here is not there.
  const program = readProgram(JSON.parse(JSON.stringify(definition)), [], problems);
  return { program, problems: problems.map((problem) => problemLine(problem, "program")) };
};

const share = { id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { base: "10%", plus: "0.2" } };
const payout = { schedule: { kind: "month_end", plusDays: 30 }, minimum: "0" };
const track = { id: "alliance", tiers: [{ id: "base" }, { id: "plus" }], fees: [share], payout };
const withTrack = (changes: object): unknown => ({ id: "p", name: "P", currency: "USD", tracks: [{ ...track, ...changes }] });
const withFee = (changes: object): unknown => withTrack({ fees: [{ ...share, ...changes }] });
const bands = (...steps: readonly (readonly [string, string])[]) => ({ over: "deal", how: "retroactive", steps: steps.map(([from, rate]) => ({ from, rates: { base: rate } })) });
const withBands = (banded: object): unknown => withFee({ rates: undefined, bands: banded });
const problemsOf = (definition: unknown): readonly string[] => read(definition).problems;

test("what is left out has the format's defaults", () => {
  expect(read(withTrack({})).program).toEqual({
    id: "p",
    name: "P",
    currency: "USD",
    timeZone: "UTC",
    first: {
      rounding: "half_away",
      leads: { activeWorkDays: 90, protectionMonths: null },
      tracks: [
        {
          id: "alliance",
          name: "alliance",
          tiers: [{ id: "base", name: "base" }, { id: "plus", name: "plus" }],
          reviews: { annual: null, midYear: null, monthly: false, approval: true, keepThrough: null },
          requirements: {},
          fees: [
            {
              on: "deal_won",
              id: "share",
              dealTypes: ["new"],
              base: "first_year_value",
              pays: { kind: "rates", byTier: { base: { num: 10n, den: 100n }, plus: { num: 2n, den: 10n } } },
              windowMonths: 12,
              cap: null,
              minimum: null,
              products: null,
            },
          ],
          funds: null,
        payout: { schedule: { kind: "month_end", plusDays: 30 }, minimum: "0", fixedCurrency: false },
          benefits: [],
        },
      ],
    },
    later: [],
  });
});

test("a track without fees needs no payout", () => {
  expect(problemsOf({ id: "p", name: "P", currency: "USD", tracks: [{ id: "t", tiers: [{ id: "a" }] }] })).toEqual([]);
});

test("a tier named like something every object has, has only what it was given", () => {
  const { program } = read(withTrack({ tiers: [{ id: "base" }, { id: "plus" }, { id: "constructor" }] }));
  const [fee] = program?.first.tracks[0]?.fees ?? [];
  expect(fee?.pays.kind === "rates" && fee.pays.byTier["constructor"]).toBeUndefined();
});

describe("a definition that cannot work", () => {
  test.each([
    ["no tracks", { id: "p", name: "P", currency: "USD", tracks: [] }, ["tracks: expected at least one track, got an empty array"]],
    ["no tiers", withTrack({ tiers: [], fees: [] }), ["tracks[0].tiers: expected at least one tier, got an empty array"]],
    ["a tier twice", withTrack({ tiers: [{ id: "base" }, { id: "plus" }, { id: "base" }] }), ['tracks[0].tiers[2].id: expected a tier id used once in the track, got "base"']],
    ["a rate for an unknown tier", withFee({ rates: { gold: "1%" } }), ['tracks[0].fees[0].rates.gold: expected a tier of the track (base, plus), got "gold"']],
    ["a bad rate", withFee({ rates: { base: "a tenth" } }), ['tracks[0].fees[0].rates.base: expected a rate such as "15%" or "0.15", got "a tenth"']],
    ["a rate as a number", withFee({ rates: { base: 0.1 } }), ['tracks[0].fees[0].rates.base: expected a rate such as "15%" or "0.15", got 0.1']],
    ["rates and flat amounts", withFee({ flat: { base: "5" } }), ["tracks[0].fees[0].flat: expected either rates or flat amounts, not both, got an object"]],
    ["neither rates nor flat amounts", withFee({ rates: undefined }), ["tracks[0].fees[0].rates: expected rates by tier, flat amounts or bands, got nothing"]],
    ["rates and bands", withFee({ bands: bands(["0", "1%"]) }), ["tracks[0].fees[0].bands: expected one of rates, flat amounts and bands, got an object"]],
    ["bands that begin above nothing", withBands(bands(["10", "1%"])), ['tracks[0].fees[0].bands.steps[0].from: expected 0, where the first band begins, got "10"']],
    ["bands that overlap", withBands(bands(["0", "1%"], ["10", "2%"], ["10.0", "3%"])), ['tracks[0].fees[0].bands.steps[2].from: expected more than 10, where the band before begins, got "10.0"']],
    ["no bands", withBands(bands()), ["tracks[0].fees[0].bands.steps: expected at least one step, got an empty array"]],
    ["a band's rate for an unknown tier", withBands({ ...bands(), steps: [{ from: "0", rates: { gold: "1%" } }] }), ['tracks[0].fees[0].bands.steps[0].rates.gold: expected a tier of the track (base, plus), got "gold"']],
    ["a retroactive rate that falls", withBands(bands(["0", "3%"], ["10", "2%"])), ['tracks[0].fees[0].bands.steps[1].rates.base: expected at least 3%, as in the band before: more must not earn less, got "2%"']],
    ["a retroactive rate that ends", withBands({ ...bands(), steps: [{ from: "0", rates: { base: "3%" } }, { from: "10", rates: {} }] }), ["tracks[0].fees[0].bands.steps[1].rates.base: expected at least 3%, as in the band before: more must not earn less, got nothing"]],
    ["proration of a new deal", withFee({ base: "prorated_increase" }), ['tracks[0].fees[0].base: expected first_year_value: only expansions are prorated, got "prorated_increase"']],
    ["a window on a new deal", withFee({ window: "P6M" }), ['tracks[0].fees[0].window: expected no window: only fees on expansions have one, got "P6M"']],
    ["a window in days", withFee({ dealTypes: ["expansion"], window: "P90D" }), ['tracks[0].fees[0].window: expected a number of months such as P6M, got "P90D"']],
    ["a fee called clawback", withFee({ id: "clawback" }), ['tracks[0].fees[0].id: expected another fee id: clawbacks are called so, got "clawback"']],
    ["a fee twice", withTrack({ fees: [share, share] }), ['tracks[0].fees[1].id: expected a fee id used once in the program, got "share"']],
    ["fees without a payout", withTrack({ payout: undefined }), ["tracks[0].payout: expected a payout, since the track has fees or funds, got nothing"]],
    ["funds for an unknown tier", withTrack({ funds: { tiers: ["gold"], share: "50%", most: "100" } }), ['tracks[0].funds.tiers[0]: expected a tier of the track (base, plus), got "gold"']],
    ["funds without a payout", withTrack({ fees: [], payout: undefined, funds: { tiers: ["plus"], share: "50%", most: "100" } }), ["tracks[0].payout: expected a payout, since the track has fees or funds, got nothing"]],
    ["a fee called as the funds are", { ...(withTrack({ fees: [{ ...share, id: "market_funds" }], funds: { tiers: ["plus"], share: "50%", most: "100" } }) as object) }, ['tracks[0].fees[0].id: expected another fee id: reimbursed costs are called so, got "market_funds"']],
    ["an unknown metric", withTrack({ requirements: { plus: { metric: "sales", atLeast: "1" } } }), [expect.stringMatching(/^tracks\[0\]\.requirements\.plus\.metric: expected one of certifications, .*, got "sales"$/)]],
    ["a requirement for an unknown tier", withTrack({ requirements: { gold: { attested: "x" } } }), ['tracks[0].requirements.gold: expected a tier of the track (base, plus), got "gold"']],
    ["an empty alternative", withTrack({ requirements: { plus: { any: [] } } }), ["tracks[0].requirements.plus.any: expected at least one requirement, got an empty array"]],
    ["a requirement of nothing", withTrack({ requirements: { plus: { all: [{}] } } }), ["tracks[0].requirements.plus.all[0]: expected a requirement: all, any, metric, attested or points, got an object"]],
    ["points for nothing", withTrack({ requirements: { plus: { points: [], atLeast: "1" } } }), ["tracks[0].requirements.plus.points: expected at least one source of points, got an empty array"]],
    ["points for an unknown metric", withTrack({ requirements: { plus: { points: [{ metric: "sales", each: "1" }], atLeast: "1" } } }), [expect.stringMatching(/^tracks\[0\]\.requirements\.plus\.points\[0\]\.metric: expected one of certifications, .*, got "sales"$/)]],
    ["points without a weight", withTrack({ requirements: { plus: { points: [{ attested: "webinar" }], atLeast: "1" } } }), ["tracks[0].requirements.plus.points[0].each: expected a decimal string, got nothing"]],
    ["a review on 29 February", withTrack({ reviews: { annual: "02-29" } }), ['tracks[0].reviews.annual: expected a day that every year has, MM-DD, got "02-29"']],
    ["an unknown schedule", withTrack({ payout: { ...payout, schedule: { kind: "weekly" } } }), ['tracks[0].payout.schedule.kind: expected one of quarter_end, month_end, day_of_next_month, got "weekly"']],
    ["a day no month has", withTrack({ payout: { ...payout, schedule: { kind: "day_of_next_month", day: 32 } } }), ["tracks[0].payout.schedule.day: expected a whole number from 1 to 31, got 32"]],
    ["a benefit twice, for an unknown tier", withTrack({ benefits: [{ group: "g", id: "b", values: {} }, { group: "g", id: "b", values: { gold: "yes" } }] }), [
      'tracks[0].benefits[1].id: expected a benefit id used once in the track, got "b"',
      'tracks[0].benefits[1].values.gold: expected a tier of the track (base, plus), got "gold"',
    ]],
  ])("%s", (_, definition, problems) => {
    expect(read(definition)).toEqual({ program: null, problems });
  });

  test("a time zone that does not exist, and a protection that is no duration", () => {
    expect(problemsOf({ ...(withTrack({}) as object), timeZone: "Mars/One", leads: { protection: "6 months" } })).toEqual([
      'timeZone: expected a time zone such as America/New_York, got "Mars/One"',
      'leads.protection: expected a number of months such as P6M, got "6 months"',
    ]);
  });

  test("tracks with fees share one payout", () => {
    const other = { ...track, id: "other", fees: [{ ...share, id: "other" }] };
    const two = (second: object): unknown => ({ id: "p", name: "P", currency: "USD", tracks: [track, { ...other, ...second }] });
    expect(problemsOf(two({ payout: { ...payout, fixedCurrency: false } }))).toEqual([]);
    expect(problemsOf(two({ fees: [], payout: undefined }))).toEqual([]);
    expect(problemsOf(two({ payout: { ...payout, minimum: "10" } }))).toEqual([
      "tracks[1].payout: expected the payout of tracks[0]: tracks with fees or funds share one, got an object",
    ]);
  });

  test("one track has the funds of the program, for a month has one limit", () => {
    const funds = { tiers: ["plus"], share: "50%", most: "100" };
    const second = { ...track, id: "b", fees: [], funds };
    expect(problemsOf({ id: "p", name: "P", currency: "USD", tracks: [{ ...track, funds }, second] })).toEqual([
      "tracks[1].funds: expected no second funds beside those of tracks[0], got an object",
    ]);
  });

  test("a fee id is used once in the program, not only in its track", () => {
    expect(problemsOf({ id: "p", name: "P", currency: "USD", tracks: [track, { ...track, id: "b" }] })).toEqual([
      'tracks[1].fees[0].id: expected a fee id used once in the program, got "share"',
    ]);
  });
});

test.each(["no", "by_invite", "10%", "12 months", "1 pass"])("a benefit may be %j", (value) => {
  expect(problemsOf(withTrack({ benefits: [{ group: "g", id: "b", values: { base: value } }] }))).toEqual([]);
});
