import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { parseProjectConfig } from "@hubspot/project-parsing-lib/projects";
import { isTranslationError, translate } from "@hubspot/project-parsing-lib/translate";

/** The repository's root: tests run there. */
export const root = process.cwd();

/** The folder that an upload sends, as hsproject.json names it. */
export const sourceFolder = path.join(root, parseProjectConfig(root).srcDir);

/** The project as HubSpot's own parser translates it under a profile, by component uid. */
export async function translated(profile: "dev" | "prod") {
  const { platformVersion } = parseProjectConfig(root);
  const result = await translate({ projectSourceDir: sourceFolder, platformVersion, accountId: 1 }, { skipValidation: true, profile });
  if (isTranslationError(result)) throw result;
  return { nodes: result.intermediateRepresentation.intermediateNodesIndexedByUid, skipped: result.skippedHsMetaFiles };
}

/** Files below the source folder by their path in it, dependencies left out. */
export async function sourceFiles(): Promise<string[]> {
  const entries = await readdir(sourceFolder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(sourceFolder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .filter((file) => !file.split("/").includes("node_modules"));
}

/** A file of the repository as text. */
export const textOf = (file: string): Promise<string> => readFile(path.join(root, file), "utf8");

/** Every string inside a JSON value, however deep. */
export const stringsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};
