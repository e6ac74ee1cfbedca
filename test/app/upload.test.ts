import path from "node:path";
import { shouldIgnoreFile } from "@hubspot/local-dev-lib/ignoreRules";
import { collectWorkspaceDirectories, findAndParsePackageJsonFiles, getPackableFiles } from "@hubspot/project-parsing-lib/workspaces";
import { describe, expect, it } from "vitest";
import { root, sourceFiles, sourceFolder, textOf } from "./hubspot-project.ts";

/** Paths as the CLI's own rules keep them: it runs from the repository's root and asks for names relative to the source folder. */
const uploaded = async (): Promise<string[]> => (await sourceFiles()).filter((file) => !shouldIgnoreFile(file, true));

describe("an upload to HubSpot", () => {
  it("holds the app and its profiles, and nothing of the server or the rules", async () => {
    const folders = new Set((await uploaded()).map((file) => file.split("/")[0]));
    expect([...folders].sort()).toEqual(["app", "hsprofile.dev.json", "hsprofile.prod.json"]);
  });

  it("holds every file of the cards, and the lock file their build needs", async () => {
    const cards = (await sourceFiles()).filter((file) => file.startsWith("app/cards/"));
    expect(cards.length).toBeGreaterThan(20);
    expect(await uploaded()).toEqual(expect.arrayContaining([...cards, "app/package.json", "app/package-lock.json"]));
  });

  it("takes the contracts along as a workspace, TypeScript and all", async () => {
    const workspaces = await collectWorkspaceDirectories(await findAndParsePackageJsonFiles(sourceFolder));
    const contracts = workspaces.find(({ workspaceDir }) => workspaceDir === path.join(root, "extensions/contracts"));
    expect(contracts?.sourcePackageJsonPath).toBe(path.join(sourceFolder, "app/package.json"));
    expect([...(await getPackableFiles(path.join(root, "extensions/contracts")))]).toContain("src/deal-card.ts");
  });

  it("imports nothing that is not uploaded: no path climbs out of the cards, no npm package enters the contracts", async () => {
    const cards = (await sourceFiles()).filter((file) => /^app\/cards\/.*\.tsx?$/.test(file));
    for (const file of cards) {
      for (const target of importsOf(await textOf(path.join("src", file)))) {
        if (target.startsWith(".")) expect(path.posix.join(path.posix.dirname(file), target), file).toMatch(/^app\/cards\//);
        else expect(target, file).toMatch(/^(react|@hubspot\/ui-extensions|@partner-ledger\/contracts\/.+)$/);
      }
    }
    const contracts = await getPackableFiles(path.join(root, "extensions/contracts"));
    for (const file of [...contracts].filter((name) => name.endsWith(".ts"))) {
      for (const target of importsOf(await textOf(path.join("extensions/contracts", file)))) expect(target, file).toMatch(/^\.\//);
    }
  });
});

const importsOf = (source: string): string[] => [...source.matchAll(/^(?:import|export) [^;]*? from "([^"]+)";/gm)].map((match) => match[1] ?? "");
