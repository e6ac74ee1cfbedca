import { z } from "zod";
import type { Day } from "../program/calendar.ts";
import type { Fact } from "../program/facts.ts";
import type { Program } from "../program/program.ts";
import { eventSchema, readEvent, type ScenarioEvent } from "./event.ts";
import { definitionRules, eventRules, programRules } from "./event-rules.ts";
import { factOf } from "./fact-of.ts";
import { type Occurrence, repeatProblems, subscriptionAmountProblems } from "./history-rules.ts";
import { deepest, DEEPEST } from "./nesting.ts";
import { type Problem, problemLine, type Reading, zodProblems } from "./problem.ts";
import { programSchema, readProgramOverTime } from "./program-versions.ts";
import { anything } from "./rule.ts";
import { day, fields, listOf } from "./scalars.ts";

/** A question to the engine: under this program, what do these facts amount to on this day? */
export interface Scenario {
  readonly program: Program;
  readonly asOf: Day;
  /** Each id once. */
  readonly facts: readonly Fact[];
}

/** The whole format, for its JSON Schema. `parseScenario` reads the parts one by one, to report the problems of all. */
export const scenarioSchema = fields({ program: programSchema, asOf: day, events: listOf(eventSchema, "events") });

const outline = fields({ program: anything, asOf: day, events: listOf(z.unknown(), "events") });

/** Reads a scenario from a JSON value. Every problem is reported, in the order of the document. */
export const parseScenario = (input: unknown): Reading<Scenario> => {
  if (deepest(input) > DEEPEST) return { ok: false, problems: [`scenario: expected at most ${DEEPEST} levels of nesting, got more`] };
  const reading = outline.safeParse(input);
  const problems: Problem[] = reading.success ? [] : [...zodProblems(reading.error, input, [])];
  const program = readProgramField(input, problems);
  const facts = readEvents(input, program, problems);
  if (reading.success && program && problems.length === 0) return { ok: true, value: { program, asOf: reading.data.asOf, facts } };
  return { ok: false, problems: [...new Set(problems.sort(byPlace).map((problem) => problemLine(problem, "scenario")))] };
};

const byPlace = (a: Problem, b: Problem): number => position(a) - position(b);

/** The program first, then the document's other fields, then the events as they stand; within each as they were found. */
const position = ({ place: [field, index] }: Problem): number => {
  if (field === "program") return -2;
  return typeof index === "number" ? index : -1;
};

const readProgramField = (input: unknown, problems: Problem[]): Program | null => {
  const field = z.object({ program: anything }).safeParse(input);
  return field.success ? readProgramOverTime(field.data.program, ["program"], problems) : null;
};

const readEvents = (input: unknown, program: Program | null, problems: Problem[]): readonly Fact[] => {
  const field = z.object({ program: anything, events: z.array(z.unknown()) }).safeParse(input);
  if (!field.success) return [];
  const rules = [...eventRules, ...(program ? programRules(program) : definitionRules(field.data.program))];
  const occurrences: Occurrence[] = [];
  const read: ScenarioEvent[] = [];
  field.data.events.forEach((value, index) => {
    const place = ["events", index];
    const event = readEvent(value, place, problems);
    problems.push(...rules.flatMap((judge) => judge(value, place)));
    occurrences.push({ value, place });
    if (event) read.push(event);
  });
  problems.push(...repeatProblems(occurrences), ...subscriptionAmountProblems(occurrences));
  if (problems.length > 0) return [];
  return [...new Map(read.map((event) => [event.id, event])).values()].map(factOf);
};
