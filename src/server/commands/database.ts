import { ConfigError, readDatabaseConfig } from "../config.ts";
import type { Database } from "../db/database.ts";
import { holdsDatabase } from "../db/embedded.ts";
import { FolderInUse } from "../db/folder-lock.ts";
import { openDatabase } from "../db/open.ts";
import { CommandRefused } from "./refusal.ts";

/** Lets a command work with the database, which is opened only if it is asked for. */
export type UseDatabase = <T>(work: (db: Database) => Promise<T>) => Promise<T>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Opens the database that the server of this environment uses (DATABASE_URL, else the embedded one in DATA_DIR), lets a
 * command work with it and closes it again. `root` is the repository's folder. Never makes a database where there is none.
 *
 * Throws CommandRefused for everything a person can put right.
 */
export async function withDatabase<T>(env: Environment, root: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await open(env, root);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function open(env: Environment, root: string): Promise<Database> {
  try {
    const config = readDatabaseConfig(env);
    if (config.databaseUrl === null && !holdsDatabase(config.dataDir)) {
      throw new CommandRefused([`DATA_DIR: expected the data folder of a server that has run, found no database in ${config.dataDir}`]);
    }
    return await openDatabase(config, root);
  } catch (error) {
    const problems = problemsOf(error);
    throw problems === null ? error : new CommandRefused(problems);
  }
}

/** What a person can do about it; null when it is ours. */
function problemsOf(error: unknown): readonly string[] | null {
  if (error instanceof ConfigError) return error.problems;
  if (error instanceof FolderInUse) {
    return [`DATA_DIR: the embedded database takes one process at a time and process ${error.pid} has it: stop that server first, or keep the data in PostgreSQL and set DATABASE_URL, which takes any number`];
  }
  if (error instanceof Error && "code" in error && (error.code === "ECONNREFUSED" || error.code === "ENOTFOUND")) {
    return ["DATABASE_URL: the database there does not answer; check its address and that it runs"];
  }
  return null;
}
