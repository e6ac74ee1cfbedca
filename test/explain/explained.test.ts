import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { explained } from "../../src/scenario/simulate.ts";

const golden = (name: string): string => path.join(import.meta.dirname, name);

/** What the shell prints for a scenario, word for word. A sentence that changes shows here, where it can be read in its place. */
describe("the text of --explain", () => {
  test.each(["referral", "corrections", "reseller", "shared"])("%s", async (name) => {
    const text = explained(readFileSync(golden(`${name}.json`)));
    if (!text.ok) throw new Error(text.problems.join("\n"));
    await expect(text.value).toMatchFileSnapshot(golden(`${name}.txt`));
  });
});
