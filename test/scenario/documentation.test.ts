import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { METRICS } from "../../src/program/program.ts";
import { eventTypes } from "../../src/scenario/event.ts";
import { parseScenario } from "../../src/scenario/scenario.ts";

const page = readFileSync(path.join(import.meta.dirname, "../../docs/scenario.md"), "utf8");

test("the page's example is a valid scenario", () => {
  const example = /```json\n(.*?)```/s.exec(page)?.[1] ?? "";
  expect(parseScenario(JSON.parse(example)).ok).toBe(true);
});

test.each([...eventTypes, ...METRICS])("the page describes %s", (word) => {
  expect(page).toContain(`\`${word}\``);
});
