import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** A card, or the settings page, as its `-hsmeta.json` declares it. HubSpot: "App cards: reference", "Settings component". */
export interface CardDefinition {
  readonly uid: string;
  /** The title users see. */
  readonly name: string;
  readonly location: "crm.record.sidebar" | "crm.record.tab" | "settings";
  /** Lower case, as `deals`; none for settings. */
  readonly objectTypes: readonly string[];
  /** Absolute path of the entry file. */
  readonly entry: string;
}

const entrypoint = z.string().startsWith("/app/", "expected a path from the source folder, such as /app/cards/DealCard.tsx");
const meta = z.discriminatedUnion("type", [
  z.object({
    uid: z.string(),
    type: z.literal("card"),
    config: z.object({ name: z.string(), location: z.string(), entrypoint, objectTypes: z.array(z.string().toLowerCase()) }),
  }),
  z.object({ uid: z.string(), type: z.literal("settings"), config: z.object({ entrypoint }) }),
]);
type Meta = z.infer<typeof meta>;

/** The folders of the project that hold what runs on our pages. HubSpot fixes their names. */
const FOLDERS = ["app/cards", "app/settings"];

/**
 * The cards of a HubSpot project that have a place on a record page, and its settings page, by uid within their folder.
 * `srcDir` is the folder that holds `app`.
 */
export async function readCardDefinitions(srcDir: string): Promise<readonly CardDefinition[]> {
  const metas = await Promise.all(FOLDERS.map((folder) => metasIn(path.join(srcDir, folder))));
  return metas.flat().flatMap((each) => definitionOf(each, srcDir));
}

function definitionOf({ uid, type, config }: Meta, srcDir: string): readonly CardDefinition[] {
  const entry = path.join(srcDir, config.entrypoint);
  if (type === "settings") return [{ uid, name: "Settings", location: "settings", objectTypes: [], entry }];
  const { name, location, objectTypes } = config;
  return location === "crm.record.sidebar" || location === "crm.record.tab" ? [{ uid, name, location, objectTypes, entry }] : [];
}

/** A project need not have every folder. */
async function metasIn(folder: string): Promise<readonly Meta[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return await Promise.all(files.filter((name) => name.endsWith("-hsmeta.json")).sort().map((name) => readMeta(path.join(folder, name))));
}

async function readMeta(file: string): Promise<Meta> {
  const parsed = meta.safeParse(JSON.parse(await readFile(file, "utf8")));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
