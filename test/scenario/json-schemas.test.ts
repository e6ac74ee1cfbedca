import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { jsonSchemas } from "../../src/scenario/json-schemas.ts";

test.each(Object.entries(jsonSchemas()))("schemas/%s is what the code says today", (name, text) => {
  expect(readFileSync(path.join(import.meta.dirname, "../../schemas", name), "utf8")).toBe(text);
});
