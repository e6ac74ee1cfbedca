import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { SqlSession } from "./database.ts";

/** The advisory lock `prisma migrate` takes: our runner and Prisma's never apply at once. */
const MIGRATION_LOCK = 72_707_369;

/** Prisma's own record of migrations, so that `npm run prisma -- migrate status` agrees with what happened here. */
const RECORD = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings the database to the newest migration and answers the names of those it applied. Of several processes that start at
 * once one applies and the others wait. Each migration happens whole or not at all.
 *
 * Throws when an applied migration was edited or is unknown here: the database belongs to another version of the server.
 */
export async function migrate(session: SqlSession, folder: string): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  await session.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
  try {
    await session.exec(RECORD);
    const pending = pendingOf(migrations, await readApplied(session));
    for (const migration of pending) await apply(session, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await session.query("SELECT pg_advisory_unlock($1)", [MIGRATION_LOCK]);
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).toSorted();
  return Promise.all(names.map(async (name) => {
    const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  }));
}

async function readApplied(session: SqlSession): Promise<ReadonlyMap<string, string>> {
  const rows = await session.query<{ migration_name: string; checksum: string; finished: boolean }>(
    "SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL");
  const failed = rows.find((row) => !row.finished);
  if (failed) throw new Error(`migration ${failed.migration_name} failed halfway: resolve it with "npm run prisma -- migrate resolve"`);
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function pendingOf(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): readonly Migration[] {
  const known = new Set(migrations.map((migration) => migration.name));
  const foreign = [...applied.keys()].find((name) => !known.has(name));
  if (foreign) throw new Error(`the database has migration ${foreign}, which this version does not know: start the version that applied it`);
  const edited = migrations.find(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum);
  if (edited) throw new Error(`migration ${edited.name} was edited after it was applied: add a new one instead`);
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(session: SqlSession, { name, sql, checksum }: Migration): Promise<void> {
  await session.exec("BEGIN");
  try {
    await session.exec(sql);
    await session.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)",
      [randomUUID(), checksum, name]);
    await session.exec("COMMIT");
  } catch (error) {
    await session.exec("ROLLBACK");
    throw new Error(`migration ${name} could not be applied`, { cause: error });
  }
}
