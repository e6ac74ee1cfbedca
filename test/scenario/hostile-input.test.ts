import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "../../src/scenario/json-text.ts";
import { parseScenario } from "../../src/scenario/scenario.ts";

const example = readFileSync(path.join(import.meta.dirname, "../examples/23-own-program.json"), "utf8");

/** The example with the value at its `index`-th leaf replaced. */
const withLeaf = (index: number, replacement: unknown): unknown => {
  let leaf = 0;
  return JSON.parse(example, (_, value: unknown) => (typeof value === "object" && value !== null ? value : leaf++ === index ? replacement : value));
};

test("any JSON value is read or its problems are named, each with a place and an expectation", () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.tuple(fc.nat({ max: 200 }), fc.jsonValue()).map(([index, value]) => withLeaf(index, value))), (value) => {
      const reading = parseScenario(value);
      if (reading.ok) return;
      expect(reading.problems.length).toBeGreaterThan(0);
      for (const problem of reading.problems) expect(problem).toMatch(/^[^\n]+: expected [^\n]+, got [^\n]+$/);
    }),
    { numRuns: 300 },
  );
});

test("any bytes are read or are one problem on one line", () => {
  const damaged = fc.tuple(fc.nat({ max: example.length }), fc.string({ maxLength: 3 })).map(([at, text]) => new TextEncoder().encode(example.slice(0, at) + text));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), damaged), (bytes) => {
      const reading = parseJson(bytes);
      if (!reading.ok) expect(reading.problems).toEqual([expect.stringMatching(/^[^\n]+: expected [^\n]+$/)]);
    }),
    { numRuns: 300 },
  );
});
