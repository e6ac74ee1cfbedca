import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { similarNameKeys, similarNames } from "../../src/program/account-similarity.ts";
import { accountSide, type AccountSide } from "../../src/program/account.ts";

const called = (name: string): AccountSide => accountSide({ name }, null);

describe("names that are only similar (R-9)", () => {
  test.each([
    ["Globex", "Globex Retail", "one begins with the other"],
    ["Acme Inc.", "Acme Labs GmbH", "legal suffixes aside"],
    ["Umbrella Holding", "Umbrella Holding Europe", "of several words"],
    ["Northwind Media", "Media Northwind", "another order"],
    ["Raccoon Labs", "Racoon Labs", "a letter left out"],
    ["Initech", "Initehc", "two letters swapped"],
    ["Tyrell", "Tyrrell", "a letter doubled"],
    ["Hooli Software", "Hooli Softwore", "a letter replaced"],
  ])("%s and %s: %s", (a, b) => {
    expect(similarNames(called(a), called(b))).toBe(true);
    expect(similarNames(called(b), called(a))).toBe(true);
  });

  test.each([
    ["Globex GmbH", "GLOBEX Inc.", "equal, which is more than similar"],
    ["Data Dog", "Datadog", "equal but for white space"],
    ["Bolt", "Volt", "too short for a slip"],
    ["Studio54", "Studio55", "numbers are not slips"],
    ["Account W", "Account X", "a letter that is a word"],
    ["A", "A Better Place", "one letter begins too much"],
    ["Raccoon Labs", "Racoon Lab", "two slips"],
    ["Inter", "International", "half a word"],
    ["!!!", "Globex", "no name at all"],
  ])("not %s and %s: %s", (a, b) => {
    expect(similarNames(called(a), called(b))).toBe(false);
  });

  test("similar names share a key, so that an index finds them", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 7 });
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
    const slip = fc.tuple(name, fc.nat(), fc.constantFrom("", "x", "xy")).map(([text, at, by]) => {
      const from = at % text.length;
      return [text, text.slice(0, from) + by + text.slice(from + 1)] as const;
    });
    fc.assert(
      fc.property(fc.oneof(slip, fc.tuple(name, name)), ([a, b]) => {
        fc.pre(similarNames(called(a), called(b)));
        const keys = similarNameKeys(called(a));
        expect(similarNameKeys(called(b)).some((key) => keys.includes(key))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("similarity is mutual", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 9 });
    fc.assert(fc.property(name, name, (a, b) => similarNames(called(a), called(b)) === similarNames(called(b), called(a))));
  });
});
