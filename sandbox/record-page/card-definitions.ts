import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** A card as its `-hsmeta.json` declares it. HubSpot: "App cards: reference". */
export interface CardDefinition {
  readonly uid: string;
  /** The title users see. */
  readonly name: string;
  readonly location: "crm.record.sidebar" | "crm.record.tab";
  /** Lower case, as `deals`. */
  readonly objectTypes: readonly string[];
  /** Absolute path of the entry file. */
  readonly entry: string;
}

const cardMeta = z.object({
  uid: z.string(),
  type: z.literal("card"),
  config: z.object({
    name: z.string(),
    location: z.string(),
    entrypoint: z.string().startsWith("/app/", "expected a path from the source folder, such as /app/cards/DealCard.tsx"),
    objectTypes: z.array(z.string().toLowerCase()),
  }),
});

async function readMeta(file: string): Promise<z.infer<typeof cardMeta>> {
  const parsed = cardMeta.safeParse(JSON.parse(await readFile(file, "utf8")));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** The cards of a HubSpot project that have a place on a record page, by uid. `srcDir` is the folder that holds `app`. */
export async function readCardDefinitions(srcDir: string): Promise<readonly CardDefinition[]> {
  const folder = path.join(srcDir, "app/cards");
  const metas = (await readdir(folder)).filter((name) => name.endsWith("-hsmeta.json")).sort();
  const cards = await Promise.all(metas.map(async (name): Promise<readonly CardDefinition[]> => {
    const { uid, config } = await readMeta(path.join(folder, name));
    const { location } = config;
    if (location !== "crm.record.sidebar" && location !== "crm.record.tab") return [];
    return [{ uid, name: config.name, location, objectTypes: config.objectTypes, entry: path.join(srcDir, config.entrypoint) }];
  }));
  return cards.flat();
}
