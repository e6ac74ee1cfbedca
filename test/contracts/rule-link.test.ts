import { rulesPath, wordsAndRules } from "@partner-ledger/contracts/rule-link";
import { expect, test } from "vitest";

test.each([
  ["Renewals earn no fee (R-16)", ["R-16"]],
  ["It joins today (R-2, R-11).", ["R-2", "R-11"]],
  ["The deal PR-12 and the part R-12b cite nothing", []],
  ["", []],
])("in “%s” the rules cited are %j, and nothing of the text is lost", (text, rules) => {
  const parts = wordsAndRules(text);
  expect(parts.filter(({ kind }) => kind === "rule").map((part) => part.text)).toEqual(rules);
  expect(parts.map((part) => part.text).join("")).toBe(text);
});

test("a rule stands on the page under its number", () => {
  expect(rulesPath("R-12")).toBe("/rules#r-12");
});
