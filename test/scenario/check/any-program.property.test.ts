import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkProgram } from "../../../src/scenario/check/check-program.ts";
import { checkText } from "../../../src/scenario/check/check-text.ts";
import { PRESET_IDS, presetDefinition } from "../../../src/scenario/preset.ts";
import type { ProgramDefinition } from "../../../src/scenario/program-definition.ts";
import { termsDifference } from "../../../src/scenario/terms-difference.ts";
import { runs } from "../../support/runs.ts";

/** A preset in which some places say something else, or nothing: by the number of the place, counted through the whole of it. */
const spoiled = fc.record({
  preset: fc.constantFrom(...PRESET_IDS),
  slips: fc.array(fc.record({ at: fc.nat(400), says: fc.oneof(fc.constantFrom(undefined, null, "0", "100", "7%", "partner", [], {}, "all"), fc.jsonValue({ maxDepth: 2 })) }), { minLength: 1, maxLength: 3 }),
}).map(({ preset, slips }) => slips.reduce<unknown>((definition, { at, says }) => replaced(definition, at, says), presetDefinition(preset)));

/** A copy of a value in which the part with this number is another. */
const replaced = (value: unknown, at: number, says: unknown): unknown => {
  let n = 0;
  const copy = (part: unknown): unknown => {
    if (n++ === at) return says;
    if (Array.isArray(part)) return part.map(copy);
    return typeof part === "object" && part !== null ? Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, copy(inner)])) : part;
  };
  return JSON.parse(JSON.stringify(copy(value)) ?? "null");
};

/** Every place but its last step, which may be a field that is missing, leads somewhere. */
const leadsInto = (written: unknown, place: readonly PropertyKey[]): boolean => {
  let part = written;
  for (const key of place.slice(0, -1)) {
    if (typeof part !== "object" || part === null) return false;
    part = Object.getOwnPropertyDescriptor(part, key)?.value;
  }
  return place.length === 0 || (typeof part === "object" && part !== null);
};

describe("whatever a program file says", () => {
  test("a check answers: either with a program or with errors, each at a place in the file", () => {
    fc.assert(fc.property(fc.oneof({ weight: 9, arbitrary: spoiled }, { weight: 1, arbitrary: fc.jsonValue() }), (written) => {
      const { program, findings } = checkProgram(written);
      expect(program === null).toBe(findings.some(({ severity }) => severity === "error"));
      expect(findings.filter(({ place }) => !leadsInto(written, place))).toEqual([]);
      expect(checkText("file", findings)).not.toMatch(/undefined(?!-base)|NaN|\[object/);
    }), runs(300));
  });

  test("it differs in nothing from itself, and what differs from a preset has places of its own", () => {
    fc.assert(fc.property(spoiled.filter((written) => checkProgram(written).program !== null), fc.constantFrom(...PRESET_IDS), (written, preset) => {
      const definition = written as ProgramDefinition;
      expect(termsDifference(definition, definition)).toEqual([]);
      const places = termsDifference(presetDefinition(preset), definition).map(({ place }) => place);
      expect(new Set(places).size).toBe(places.length);
    }), runs(60));
  });
});
