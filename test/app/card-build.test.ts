import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSingleExtension } from "@hubspot/ui-extensions-dev-server/build";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sourceFolder } from "./hubspot-project.ts";

let outputDir = "";
beforeAll(async () => {
  outputDir = await mkdtemp(path.join(tmpdir(), "cards-"));
});
afterAll(() => rm(outputDir, { recursive: true }));

describe("HubSpot's own builder", () => {
  it.each([
    ["cards", "DealCard", "A manager then decides."],
    ["cards", "CompanyCard", "A manager then decides."],
    ["settings", "SettingsPage", "Choose the person who gets the role."],
  ])("makes one script of %s/%s, contracts and shared code included", async (folder, entry, words) => {
    const root = path.join(sourceFolder, "app", folder);
    await buildSingleExtension({ file: path.join(root, `${entry}.tsx`), root, outputDir, emptyOutDir: false, logLevel: "silent" });
    const script = await readFile(path.join(outputDir, `${entry}.js`), "utf8");
    expect(script).toContain("extend_V2");
    expect(script).toContain(words);
    expect(script).not.toContain("@partner-ledger/");
  });
});
