import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { PRESET_IDS } from "../../src/scenario/preset.ts";
import { checkFiles } from "../../src/server/programs/check-files.ts";
import { repositoryRoot } from "../support/database.ts";

const folder = path.join(repositoryRoot, "programs");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".jsonc"));

/** What a check is right to note, as it is so in the published programs; all else that it said of them would be false. */
const MEANT: Readonly<Record<string, string>> = {
  "first-purchase-bounty.jsonc": "note tier-by-hand: Premium affiliate asks for nothing and the track has no reviews: a person sets it by hand.",
  fullstory: "note tier-without-rate: Partner earns nothing from managed: it has no rate.",
};

const found = async (program: string): Promise<readonly string[]> => {
  const { stdout, exitCode } = await checkFiles([program], true);
  expect(exitCode).toBe(0);
  const [checked] = JSON.parse(stdout) as readonly { readonly findings: readonly { readonly severity: string; readonly id: string; readonly sentence: string }[] }[];
  return (checked?.findings ?? []).map(({ severity, id, sentence }) => `${severity} ${id}: ${sentence}`);
};

test.each([...files.map((file) => path.join(folder, file)), ...PRESET_IDS])("npm run program -- check says of %s what is meant to be noted, and nothing else", async (program) => {
  const meant = MEANT[path.basename(program)];
  expect(await found(program)).toEqual(meant === undefined ? [] : [meant]);
});
