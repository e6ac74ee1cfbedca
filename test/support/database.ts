import { readFileSync } from "node:fs";
import path from "node:path";
import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Database } from "../../src/server/db/database.ts";
import { openInMemory } from "../../src/server/db/embedded.ts";
import { openPostgres } from "../../src/server/db/postgres.ts";

export const repositoryRoot = path.resolve(import.meta.dirname, "../..");
export const migrationsFolder = path.join(repositoryRoot, "prisma/migrations");
/** Made once for a whole test run by test/support/migrated-template.ts. */
export const templateFile = path.join(repositoryRoot, ".build/test-database.tar");

/**
 * A fresh database at the newest migration, for one test file or test: a clone in memory of a migrated template, or, when
 * TEST_DATABASE_URL names a PostgreSQL server, a database of its own there, dropped on close.
 */
export async function freshDatabase(): Promise<Database> {
  const server = process.env["TEST_DATABASE_URL"];
  if (server === undefined || server === "") return openInMemory(migrationsFolder, new Blob([readFileSync(templateFile)]));
  return databaseOn(server);
}

/** An empty database of its own on a PostgreSQL server, and how to drop it. */
export async function freshServerDatabase(server: string): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `partner_ledger_test_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function databaseOn(server: string): Promise<Database> {
  const { url, drop } = await freshServerDatabase(server);
  const database = await openPostgres(url, migrationsFolder);
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}
