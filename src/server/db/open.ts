import path from "node:path";
import type { Config } from "../config.ts";
import type { Database } from "./database.ts";
import { openEmbedded } from "./embedded.ts";
import { openPostgres } from "./postgres.ts";

/** Opens the database the configuration names: PostgreSQL by DATABASE_URL, else the embedded one. `root` is the repository's folder. */
export async function openDatabase({ databaseUrl, dataDir }: Pick<Config, "databaseUrl" | "dataDir">, root: string): Promise<Database> {
  const migrations = path.join(root, "prisma/migrations");
  return databaseUrl === null ? openEmbedded(dataDir, migrations) : openPostgres(databaseUrl, migrations);
}
