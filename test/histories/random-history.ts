import fc from "fast-check";
import { addDays, type Day } from "../../src/program/calendar.ts";
import type { Fact } from "../../src/program/facts.ts";
import { optionsOf } from "../../src/program/election.ts";
import type { Program } from "../../src/program/program.ts";
import { dueDatesFrom } from "../../src/program/schedule.ts";
import { payoutTermsOf, termsOn } from "../../src/program/terms.ts";
import type { ScenarioEvent } from "../../src/scenario/event.ts";
import { factOf } from "../../src/scenario/fact-of.ts";
import { parseScenario } from "../../src/scenario/scenario.ts";
import type { Draft } from "./draft.ts";
import { anyEpisode } from "./episodes.ts";
import { partnerEvent } from "./partner-events.ts";
import { changingProgram, ownProgram } from "./random-program.ts";
import { salesEvent } from "./sales-events.ts";
import { subscriptionEvent } from "./subscription-events.ts";
import { FIRST, LAST } from "./words.ts";

/** A scenario as the engine takes it and as a file has it, which is what a failing property prints. */
export interface RandomHistory {
  readonly program: Program;
  readonly facts: readonly Fact[];
  readonly scenario: { readonly program: unknown; readonly asOf: Day; readonly events: readonly Draft[] };
}

/** Two partners are in, one with an accepted lead and a won deal, so that most of what follows is about something known. */
const BEGINNING: readonly Draft[] = [
  { type: "partner.joined", on: FIRST, partner: "P1", track: 0, company: { name: "Agency One" } },
  { type: "partner.joined", on: FIRST, partner: "P1", track: 1, company: { name: "Agency One" }, tier: 1 },
  { type: "partner.joined", on: FIRST, partner: "P2", track: 0, company: { name: "Agency Two" }, tier: 1 },
  { type: "partner.payee", on: FIRST, partner: "P1", billingContact: true, bankDetails: true, taxForm: "W-9" },
  { type: "company.updated", on: FIRST, company: { id: "C1", name: "Acme" }, status: "prospect" },
  { type: "lead.submitted", on: FIRST, lead: "L1", partner: "P2", company: { name: "Acme" } },
  { type: "lead.accepted", on: "2026-01-02", lead: "L1", by: "mia", override: "agreed" },
  { type: "deal.updated", on: "2026-01-20", deal: "D1", company: "C1", stage: "won", closedOn: "2026-01-20", dealType: "new", currency: "USD", lines: [{ kind: "subscription", amount: "12000.00", product: "core" }], lead: "L1" },
  { type: "subscription.sold", on: FIRST, subscription: "S1", partner: "P1", customer: "a", mrr: "6000.00", currency: "USD", qualified: true },
];

/** Most facts are known the day they happen, some later, a few before. */
const lateness = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: 1, max: 120 }) }, { weight: 1, arbitrary: fc.integer({ min: -40, max: -1 }) },
);

const loneEvent = fc.oneof({ weight: 5, arbitrary: salesEvent }, { weight: 3, arbitrary: partnerEvent }, { weight: 2, arbitrary: subscriptionEvent });

const drafts = fc
  .tuple(fc.array(anyEpisode, { maxLength: 3 }), fc.array(loneEvent, { minLength: 6, maxLength: 24 }), fc.array(lateness, { minLength: 60, maxLength: 60 }))
  .map(([episodes, events, days]) => [...episodes.flat(), ...events].map((draft, i): Draft => {
    const late = days[i % days.length] ?? 0;
    return late === 0 ? draft : { ...draft, recordedOn: addDays(String(draft["on"]), late) };
  }));

const programs: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constant("fullstory") }, { weight: 2, arbitrary: fc.constant("infusionsoft") }, { weight: 2, arbitrary: ownProgram }, { weight: 2, arbitrary: changingProgram },
);

const read = new Map<unknown, Program>();
const programFrom = (definition: unknown): Program => {
  const known = read.get(definition);
  if (known) return known;
  const reading = parseScenario({ program: definition, asOf: LAST, events: [] });
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  read.set(definition, reading.value.program);
  return reading.value.program;
};

/** Gives a draft the names of the tracks, tiers and due dates that the program has on its day. */
const settled = (program: Program, dueDates: readonly Day[]) => (draft: Draft): Draft => {
  const { tracks } = termsOn(program, String(draft["on"]));
  const track = typeof draft["track"] === "number" ? nth(tracks, draft["track"]) : undefined;
  const tier = typeof draft["tier"] === "number" ? nth((track ?? nth(tracks, 0)).tiers, draft["tier"]).id : undefined;
  const dueOn = typeof draft["dueOn"] === "number" ? nth(dueDates, draft["dueOn"]) : undefined;
  const option = typeof draft["option"] === "number" ? { option: (track ? [track] : tracks).flatMap(optionsOf).at(draft["option"]) ?? null } : {};
  const fee = typeof draft["fee"] === "number" ? { fee: nth(tracks.flatMap(({ fees }) => fees), draft["fee"]).id } : {};
  return { ...draft, ...option, ...fee, ...(track && { track: track.id }), ...(tier === undefined ? {} : { tier }), ...(dueOn === undefined ? {} : { dueOn }) };
};

const nth = <T>(items: readonly T[], n: number): T => {
  const item = items[n % items.length];
  if (item === undefined) throw new Error("nothing to choose from");
  return item;
};

const FIRST_DUE_DATES = 10;

const dueDatesOf = (program: Program): readonly Day[] => {
  const payoutOn = payoutTermsOf(program);
  if (!payoutOn) return [LAST];
  const dates = dueDatesFrom(payoutOn(FIRST).schedule, FIRST);
  return Array.from({ length: FIRST_DUE_DATES }, () => dates.next().value);
};

// Reading takes longer than answering, so the parser is spared; coverage.test.ts has it read some of them.
const factsFrom = (events: readonly Draft[]): readonly Fact[] => events.map((event) => factOf(event as unknown as ScenarioEvent));

/** The history that some drafts make of a program. */
export const historyOf = (definition: unknown, drawn: readonly Draft[]): RandomHistory => {
  const program = programFrom(definition);
  const events = drawn.map(settled(program, dueDatesOf(program))).map((event, i) => ({ id: `e${String(i).padStart(4, "0")}`, ...event }));
  const scenario = { program: definition, asOf: LAST, events };
  return { program, facts: factsFrom(events), scenario, [fc.toStringMethod]: () => JSON.stringify(scenario) } as RandomHistory;
};

/** Whatever may happen in the programs given, by preset id or definition. */
export const historiesOf = (definitions: fc.Arbitrary<unknown>): fc.Arbitrary<RandomHistory> =>
  fc.tuple(definitions, drafts).map(([definition, drawn]) => historyOf(definition, [...BEGINNING, ...drawn]));

/** Any history of any program. */
export const randomHistory = historiesOf(programs);
