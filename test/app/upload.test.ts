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

  it.each([["cards", 20], ["settings", 8], ["packages", 2]])("holds every file of the %s, and the lock file their build needs", async (folder, more) => {
    const files = (await sourceFiles()).filter((file) => file.startsWith(`app/${folder}/`));
    expect(files.length).toBeGreaterThan(more);
    expect(await uploaded()).toEqual(expect.arrayContaining([...files, "app/package.json", "app/package-lock.json"]));
  });

  it("takes the contracts along as a workspace, TypeScript and all", async () => {
    const workspaces = await collectWorkspaceDirectories(await findAndParsePackageJsonFiles(sourceFolder));
    const contracts = workspaces.find(({ workspaceDir }) => workspaceDir === path.join(root, "extensions/contracts"));
    expect(contracts?.sourcePackageJsonPath).toBe(path.join(sourceFolder, "app/package.json"));
    expect([...(await getPackableFiles(path.join(root, "extensions/contracts")))]).toContain("src/deal-card.ts");
  });

  it.each(["app/cards/", "app/settings/", "app/packages/backend/"])("imports nothing that is not uploaded: no path climbs out of %s", async (folder) => {
    const sources = (await sourceFiles()).filter((file) => file.startsWith(folder) && /\.tsx?$/.test(file));
    expect(sources).not.toEqual([]);
    for (const file of sources) {
      for (const target of importsOf(await textOf(path.join("src", file)))) {
        if (target.startsWith(".")) expect(path.posix.join(path.posix.dirname(file), target).startsWith(folder), `${file}: ${target}`).toBe(true);
        else expect(target, file).toMatch(/^(react|@hubspot\/ui-extensions|@partner-ledger\/(contracts|backend)\/.+)$/);
      }
    }
  });

  it("takes no npm package into the contracts", async () => {
    const contracts = [...(await getPackableFiles(path.join(root, "extensions/contracts")))].filter((name) => name.endsWith(".ts"));
    expect(contracts).not.toEqual([]);
    for (const file of contracts) {
      for (const target of importsOf(await textOf(path.join("extensions/contracts", file)))) {
        expect(path.posix.join(path.posix.dirname(file), target).startsWith("src/") && target.startsWith("."), `${file}: ${target}`).toBe(true);
      }
    }
  });
});

const importsOf = (source: string): string[] => [...source.matchAll(/^(?:import|export) [^;]*? from "([^"]+)";/gm)].map((match) => match[1] ?? "");
