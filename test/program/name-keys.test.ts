import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountSide } from "../../src/program/account.ts";
import { similarNames } from "../../src/program/account-similarity.ts";
import { askedNameKeys, filedNameKeys } from "../../src/program/name-keys.ts";

const side = (name: string) => accountSide({ name }, null);
const shared = (asked: string, filed: string): boolean => {
  const keys = new Set(filedNameKeys(side(filed)));
  return askedNameKeys(side(asked)).some((key) => keys.has(key));
};

describe("keys for finding similar names", () => {
  test.each([["Globex", "Globex Retail"], ["Globex Retail", "Globex"], ["Raccoon Labs", "Racoon Labs"], ["Labs Raccoon", "Raccoon Labs"], ["Initech", "Intiech"]])("%s finds %s", (asked, filed) => {
    expect([similarNames(side(asked), side(filed)), shared(asked, filed)]).toEqual([true, true]);
  });

  test("whatever is similar is found", () => {
    const word = fc.constantFrom("globex", "globx", "glboex", "globexx", "retail", "retial", "labs", "54", "a");
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
    fc.assert(fc.property(name, name, (asked, filed) => {
      fc.pre(similarNames(side(asked), side(filed)));
      expect(shared(asked, filed)).toBe(true);
    }), { numRuns: 500 });
  });

  test("thousands that only begin alike are not looked at", () => {
    expect(shared("Customer 1", "Customer 2")).toBe(false);
  });
});
