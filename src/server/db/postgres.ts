import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "../generated/prisma/client.ts";
import { TRANSACTION_LIMITS, type Database, type SqlSession } from "./database.ts";
import { migrate } from "./migrate.ts";

/** Connections of one process: requests and jobs, and apart from them the queue's. */
const POOL_SIZE = 10;
const QUEUE_POOL_SIZE = 4;

/** Opens a PostgreSQL server's database and brings it to the newest migration. Throws when it cannot be reached. */
export async function openPostgres(connectionString: string, migrations: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString, max: POOL_SIZE });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => undefined);
  await withClient(pool, (session) => migrate(session, migrations)).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: TRANSACTION_LIMITS });
  return {
    kind: "postgres",
    prisma,
    transaction: (work) => prisma.$transaction(work),
    sqlTransaction: (work) => withClient(pool, (session) => inTransaction(session, work)),
    queueConnection: { connectionString, max: QUEUE_POOL_SIZE },
    close: async () => {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}

async function withClient<T>(pool: pg.Pool, work: (session: SqlSession) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work({
      exec: (text) => client.query(text),
      query: async <Row>(text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows as Row[],
    });
  } finally {
    client.release();
  }
}

async function inTransaction<T>(session: SqlSession, work: (sql: SqlSession) => Promise<T>): Promise<T> {
  await session.exec("BEGIN");
  try {
    const result = await work(session);
    await session.exec("COMMIT");
    return result;
  } catch (error) {
    await session.exec("ROLLBACK");
    throw error;
  }
}
