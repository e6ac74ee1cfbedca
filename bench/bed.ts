import pg from "pg";
import { randomUUID } from "node:crypto";
import type { Database } from "../src/server/db/database.ts";
import { openPostgres } from "../src/server/db/postgres.ts";
import { answerRecompute } from "../src/server/commands/recompute.ts";
import { NOW } from "./account.ts";

/** A migrated database of its own, the product's door to it and one without. */
export interface Bed {
  readonly db: Database;
  readonly client: pg.Client;
  readonly settings: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** What a figure depends on and a reader must know. */
const SETTINGS = ["server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size"];

/** Makes a database on a server, to be dropped when closed. `migrations` is the folder of migrations. */
export async function openBed(server: string, migrations: string): Promise<Bed> {
  const name = `partner_ledger_bench_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = await openPostgres(url.href, migrations);
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const settings: Record<string, string> = {};
  for (const setting of SETTINGS) settings[setting] = (await client.query<Record<string, string>>(`SHOW ${setting}`)).rows[0]?.[setting] ?? "?";
  const close = async (): Promise<void> => {
    await client.end();
    await db.close();
    await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { db, client, settings, close };
}

/** Recomputes an account as `npm run recompute` with these options does, in this process. Throws when it did not come to its end. */
export async function recomputeAccount({ db }: Bed, portalId: number, ...options: readonly "--all"[]): Promise<void> {
  const conversation = { stop: new AbortController().signal, clock: () => performance.now(), tell: () => undefined };
  const { exitCode, stderr } = await answerRecompute(["--portal", String(portalId), ...options], NOW, (work) => work(db), conversation);
  if (exitCode !== 0) throw new Error(`the recompute ended with ${exitCode}: ${stderr}`);
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}
