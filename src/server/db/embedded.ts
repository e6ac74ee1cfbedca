import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { PGlite, type PGliteInterface, type Transaction } from "@electric-sql/pglite";
import { dataDir as emptyCluster } from "@electric-sql/pglite-prepopulatedfs";
import { fromPglite } from "pg-boss";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { PrismaClient } from "../generated/prisma/client.ts";
import { TRANSACTION_LIMITS, type Database, type SqlSession } from "./database.ts";
import { lockFolder } from "./folder-lock.ts";
import { migrate } from "./migrate.ts";

/** The folder of the cluster within the data folder. */
const CLUSTER = "database";

/** Whether a data folder has an embedded database in it. */
export const holdsDatabase = (folder: string): boolean => existsSync(path.join(folder, CLUSTER, "PG_VERSION"));

/** Opens the embedded database kept in a folder, made on first use, and brings it to the newest migration. Throws FolderInUse. */
export async function openEmbedded(folder: string, migrations: string): Promise<Database> {
  mkdirSync(folder, { recursive: true });
  const release = lockFolder(path.join(folder, "database.lock"));
  try {
    const cluster = path.join(folder, CLUSTER);
    if (!holdsDatabase(folder)) await createCluster(cluster);
    const lite = await PGlite.create(cluster);
    return await embeddedDatabase(lite, migrations, release);
  } catch (error) {
    release();
    throw error;
  }
}

/** A database in memory, gone when closed; `from` is a dump to start with, such as an already migrated one. For tests. */
export async function openInMemory(migrations: string, from?: Blob): Promise<Database> {
  return embeddedDatabase(await createInMemory(from), migrations, () => undefined);
}

/** A dump of an empty, fully migrated database, which `openInMemory` opens in a fraction of the time. */
export async function dumpMigrated(migrations: string): Promise<Blob> {
  const lite = await createInMemory();
  await migrate(sessionOf(lite), migrations);
  const dump = await lite.dumpDataDir("none");
  await lite.close();
  return dump;
}

const createInMemory = async (from?: Blob): Promise<PGlite> => PGlite.create({ loadDataDir: from ?? await emptyCluster() });

/**
 * Unpacks an empty cluster, which takes a second where PostgreSQL's own `initdb` takes ten. Made aside and then renamed, so
 * that a start that was interrupted leaves no half of one.
 */
async function createCluster(cluster: string): Promise<void> {
  const aside = `${cluster}.new`;
  rmSync(aside, { recursive: true, force: true });
  const lite = await PGlite.create({ dataDir: aside, loadDataDir: await emptyCluster() });
  await lite.close();
  rmSync(cluster, { recursive: true, force: true });
  renameSync(aside, cluster);
}

async function embeddedDatabase(lite: PGlite, migrations: string, release: () => void): Promise<Database> {
  await migrate(sessionOf(lite), migrations);
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(lite), transactionOptions: TRANSACTION_LIMITS });
  return {
    kind: "embedded",
    prisma,
    transaction: (work) => prisma.$transaction(work),
    sqlTransaction: (work) => lite.transaction((tx) => work(sessionOf(tx))),
    queueConnection: { db: fromPglite(lite), backend: "pglite" },
    close: async () => {
      await prisma.$disconnect();
      await lite.close();
      release();
    },
  };
}

const sessionOf = (lite: PGliteInterface | Transaction): SqlSession => ({
  exec: (text) => lite.exec(text),
  query: async <Row>(text: string, values: readonly unknown[] = []) => (await lite.query<Row>(text, [...values])).rows,
});
