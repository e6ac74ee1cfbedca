import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/scenario.ts";

const folder = path.join(import.meta.dirname, "../examples");

test.each(readdirSync(folder).filter((name) => /^\d+-.*(?<!expected)\.json$/.test(name)))("%s is a valid scenario", (name) => {
  const reading = parseScenario(JSON.parse(readFileSync(path.join(folder, name), "utf8")));
  expect(reading.ok ? [] : reading.problems).toEqual([]);
});
