import { expect, test } from "vitest";
import { termsOn } from "../../src/program/terms.ts";
import { parseScenario } from "../../src/scenario/scenario.ts";

const payout = { schedule: { kind: "month_end", plusDays: 30 }, minimum: "0" };
const fee = { id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { base: "10%" } };
const own = { id: "own", name: "Own", currency: "USD", tracks: [{ id: "t", tiers: [{ id: "base" }], fees: [fee], payout }] };
const raised = { ...own, tracks: [{ id: "t", tiers: [{ id: "base" }, { id: "plus" }], fees: [{ ...fee, rates: { base: "12%" } }], payout }] };

const reading = (program: unknown, events: readonly unknown[] = []) => parseScenario({ program, asOf: "2026-12-31", events });
const problemsOf = (program: unknown, events?: readonly unknown[]): readonly string[] => {
  const read = reading(program, events);
  return read.ok ? [] : read.problems;
};

test("each version is in effect until the next begins, the first from always", () => {
  const read = reading({ versions: [{ program: own }, { from: "2026-07-01", program: raised }] });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const rateOn = (day: string): unknown => {
    const pays = termsOn(read.value.program, day).tracks[0]?.fees[0]?.pays;
    return pays?.kind === "rates" && pays.byTier["base"];
  };
  expect([rateOn("1900-01-01"), rateOn("2026-06-30"), rateOn("2026-07-01"), rateOn("2199-12-31")]).toEqual([
    { num: 10n, den: 100n }, { num: 10n, den: 100n }, { num: 12n, den: 100n }, { num: 12n, den: 100n },
  ]);
});

test("one version is the program itself", () => {
  expect(reading({ versions: [{ program: own }] })).toEqual(reading(own));
  expect(reading({ versions: [{ program: "fullstory" }] })).toEqual(reading("fullstory"));
});

test.each([
  ["no version", [], ["program.versions: expected at least one version, got an empty array"]],
  ["a day for the first", [{ from: "2026-01-01", program: own }], ['program.versions[0].from: expected no day: the first version has always been in effect, got "2026-01-01"']],
  ["no day for another", [{ program: own }, { program: raised }], ["program.versions[1].from: expected the day from which the version is in effect, got nothing"]],
  ["a day that does not exist", [{ program: own }, { from: "2026-02-30", program: raised }], ['program.versions[1].from: expected a day that exists, 1900 to 2199, got "2026-02-30"']],
  [
    "two from one day, and one out of order",
    [{ program: own }, { from: "2026-07-01", program: raised }, { from: "2026-07-01", program: own }, { from: "2026-01-01", program: own }],
    [
      'program.versions[2].from: expected a day after 2026-07-01, from which the version before is in effect, got "2026-07-01"',
      'program.versions[3].from: expected a day after 2026-07-01, from which the version before is in effect, got "2026-01-01"',
    ],
  ],
  [
    "another program",
    [{ program: own }, { from: "2026-07-01", program: { ...raised, id: "other", name: "Other", currency: "EUR", timeZone: "Europe/Paris" } }],
    [
      'program.versions[1].program.id: expected "own", as in the first version, got "other"',
      'program.versions[1].program.name: expected "Own", as in the first version, got "Other"',
      'program.versions[1].program.currency: expected "USD", as in the first version, got "EUR"',
      'program.versions[1].program.timeZone: expected "UTC", as in the first version, got "Europe/Paris"',
    ],
  ],
  [
    "what is wrong with each of them",
    [{ program: { ...own, currency: "XXXX" } }, { from: "2026-07-01", program: "fullsory" }, { from: "2026-08-01", program: raised, note: "" }],
    [
      'program.versions[0].program.currency: expected a currency code of ISO 4217, got "XXXX"',
      'program.versions[1].program: expected fullstory, infusionsoft or a program definition, got "fullsory"',
      'program.versions[2].note: expected no such field (known: from, program), got ""',
    ],
  ],
])("a list of versions with %s is a problem", (_, versions, problems) => {
  expect(problemsOf({ versions })).toEqual(problems);
});

test("beside its versions a program has no fields", () => {
  expect(problemsOf({ id: "own", versions: [{ program: own }] })).toEqual(['program.id: expected no such field (known: versions), got "own"']);
});

test("an event may name what the terms of its day have", () => {
  const program = { versions: [{ program: own }, { from: "2026-07-01", program: raised }] };
  const joined = { id: "e1", type: "partner.joined", on: "2026-01-01", partner: "P", track: "t", company: { name: "P" } };
  const set = (on: string) => ({ id: "e2", type: "partner.tier_set", on, partner: "P", tier: "plus", by: "mia" });
  expect(problemsOf(program, [joined, set("2026-07-01")])).toEqual([]);
  expect(problemsOf(program, [joined, set("2026-06-30")])).toEqual(['events[1].tier: expected a tier of one of the program\'s tracks on 2026-06-30, got "plus"']);
});
