import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const page = readFileSync(path.join(import.meta.dirname, "../../docs/rules.md"), "utf8");

test("the page of rules has a place for each number that an explanation may cite", () => {
  const anchors = [...page.matchAll(/^### <a id="(r-\d+)"><\/a>(R-\d+) /gm)].map(([, id, rule]) => [id, rule]);
  expect(anchors).toEqual(Array.from({ length: 37 }, (_, i) => [`r-${i + 1}`, `R-${i + 1}`]));
});

test("its links lead to places on it", () => {
  for (const [, target] of page.matchAll(/\]\(#(r-\d+)\)/g)) expect(page).toContain(`<a id="${target}">`);
});
