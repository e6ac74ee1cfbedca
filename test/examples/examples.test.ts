import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import { outputOf } from "../../src/scenario/output.ts";
import { parseScenario } from "../../src/scenario/scenario.ts";

const folder = import.meta.dirname;
const names = readdirSync(folder).flatMap((file) => /^(\d+-[a-z-]+)\.json$/.exec(file)?.[1] ?? []);

const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), "utf8"));

interface Named {
  readonly program: unknown;
  readonly asOf: unknown;
  readonly events: readonly unknown[];
}

const scenarioIn = (name: string): Named => readJson(`${name}.json`) as Named;

const answerTo = (scenario: unknown): string => {
  const reading = parseScenario(scenario);
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return JSON.stringify(outputOf(bookOf(reading.value.program, reading.value.facts, reading.value.asOf)));
};

/** The wording of explanations and names that are only similar are for people; the worked examples leave them open. */
const comparable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter((item: unknown) => !isSimilarName(item)).map(comparable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (key === "text" ? [] : [[key, comparable(inner)]])));
};

const isSimilarName = (item: unknown): boolean => typeof item === "object" && item !== null && "match" in item && item.match === "similar_name";

test("there are 24 worked examples", () => {
  expect(names).toHaveLength(24);
});

describe.each(names)("%s", (name) => {
  test("comes out as worked out by hand", () => {
    expect(comparable(JSON.parse(answerTo(scenarioIn(name))))).toEqual(comparable(readJson(`${name}.expected.json`)));
  });

  test("comes out the same, byte by byte, whatever the order and repetition of events", () => {
    const { events, ...rest } = scenarioIn(name);
    const expected = answerTo({ ...rest, events });
    const shuffled = fc.shuffledSubarray([...events], { minLength: events.length });
    const repeated = fc.shuffledSubarray([...events]);
    fc.assert(
      fc.property(shuffled, repeated, (all, again) => {
        expect(answerTo({ ...rest, events: [...again, ...all] })).toBe(expected);
      }),
      { numRuns: 10 },
    );
  });

  test("explains every fee with a rule and a sentence", () => {
    const { fees, estimates } = JSON.parse(answerTo(scenarioIn(name)));
    for (const { why } of [...fees, ...estimates]) {
      expect(why.length).toBeGreaterThan(0);
      for (const { rule, text } of why) {
        expect(rule).toMatch(/^(R-\d+|§1)$/);
        expect(text).not.toBe("");
      }
    }
  });
});
