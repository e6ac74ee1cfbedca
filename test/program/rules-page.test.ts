import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { explained } from "../../src/scenario/simulate.ts";

const docs = path.join(import.meta.dirname, "../../docs");
const page = readFileSync(path.join(docs, "rules.md"), "utf8");
const RULES = Array.from({ length: 37 }, (_, i) => `R-${i + 1}`);

/** Each rule's part of the page, and what comes after the last of them. */
const parts = page.split(/^(?=#{2,3} )/m);
const partOf = (rule: string): string => parts.find((part) => part.startsWith(`### <a id="${rule.toLowerCase()}"></a>${rule} `)) ?? "";

/** The engine does not compute these yet, or they are a table. */
const WITHOUT_SCENARIO = ["R-7", ...RULES.slice(29)];

const inOneLine = (text: string): string => text.replace(/\s+/g, " ");
const texts = new Map<string, string>();
const textOf = (file: string): string => {
  const known = texts.get(file);
  if (known !== undefined) return known;
  const text = explained(readFileSync(path.join(docs, file)));
  if (!text.ok) throw new Error(text.problems.join("\n"));
  texts.set(file, inOneLine(text.value));
  return inOneLine(text.value);
};

/** What a paragraph that ends with a scenario quotes of the engine. */
const quotesIn = (part: string): readonly { readonly file: string; readonly quotes: readonly string[] }[] =>
  part.split("\n\n").flatMap((paragraph) => {
    const [, file] = /\(\[[^\]]+\]\((\.\.\/test\/[\w/.-]+\.json)\)\)\s*$/.exec(paragraph) ?? [];
    return file === undefined ? [] : [{ file, quotes: [...paragraph.matchAll(/`([^`]+)`/g)].map(([, quote]) => inOneLine(quote ?? "")) }];
  });

test("the page of rules has a place for each number that an explanation may cite", () => {
  const anchors = [...page.matchAll(/^### <a id="(r-\d+)"><\/a>(R-\d+) /gm)].map(([, id, rule]) => [id, rule]);
  expect(anchors).toEqual(RULES.map((rule) => [rule.toLowerCase(), rule]));
});

test("its links lead to places on it", () => {
  for (const [, target] of page.matchAll(/\]\(#(r-\d+)\)/g)) expect(page).toContain(`<a id="${target}">`);
});

describe("each rule has an example", () => {
  test.each(RULES)("%s", (rule) => {
    const [, example = ""] = partOf(rule).split("\n\n*Example.* ");
    expect(example).not.toBe("");
    // A figure, where there is something to work out.
    if (rule !== "R-36") expect(example).toMatch(/\d/);
  });

  test.each(RULES.filter((rule) => !WITHOUT_SCENARIO.includes(rule)))("%s quotes what the engine says of a scenario", (rule) => {
    const scenarios = quotesIn(partOf(rule));
    expect(scenarios).toHaveLength(1);
    for (const { file, quotes } of scenarios) {
      expect(quotes.length).toBeGreaterThan(0);
      for (const quote of quotes) expect(textOf(file)).toContain(quote);
    }
  });
});

test("what a program may say besides is quoted from the engine too", () => {
  const besides = parts.find((part) => part.startsWith("## What a program of your own may say besides")) ?? "";
  const scenarios = quotesIn(besides);
  expect(scenarios.length).toBeGreaterThan(2);
  for (const { file, quotes } of scenarios) for (const quote of quotes) expect(textOf(file)).toContain(quote);
});

test("the examples that the engine does not compute yet add up", () => {
  const sums = WITHOUT_SCENARIO.flatMap((rule) => [...partOf(rule).matchAll(/([\d,.()% +−×/]+) = (\d[\d,.]*)(%?)/g)].map(([, sum = "", result = "", percent]) => ({ rule, sum, result, percent })));
  expect(sums.length).toBeGreaterThan(5);
  for (const { rule, sum, result, percent } of sums) {
    const plain = sum.replaceAll(",", "").replaceAll("−", "-").replaceAll("×", "*").replaceAll("%", "/100").trim();
    // The page's own arithmetic: digits and operators alone, as the pattern above takes no letter.
    const value = Number(new Function(`return (${plain})`)()) * (percent === "%" ? 100 : 1);
    expect(value, `${rule}: ${sum}`).toBeCloseTo(Number(result.replaceAll(",", "").replace(/\.$/, "")), 6);
  }
});
