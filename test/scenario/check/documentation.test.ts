import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { FINDING_IDS } from "../../../src/scenario/check/finding.ts";

test("the page on programs explains whatever a check finds, and nothing else", () => {
  const page = readFileSync(path.join(import.meta.dirname, "../../../docs/programs.md"), "utf8");
  const rows = page.slice(page.indexOf("| id |"), page.indexOf("## Diff")).split("\n").slice(2);
  const explained = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([\w-]+)`/g)].map(([, id]) => id));
  expect(explained.toSorted()).toEqual(FINDING_IDS.toSorted());
});
