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
  it.each(["DealCard", "CompanyCard"])("makes one script of %s, contracts included", async (card) => {
    const cards = path.join(sourceFolder, "app/cards");
    await buildSingleExtension({ file: path.join(cards, `${card}.tsx`), root: cards, outputDir, emptyOutDir: false, logLevel: "silent" });
    const script = await readFile(path.join(outputDir, `${card}.js`), "utf8");
    expect(script).toContain("extend_V2");
    expect(script).toContain("A manager then decides.");
    expect(script).not.toContain("@partner-ledger/contracts");
  });
});
