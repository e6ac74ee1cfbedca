import type { ConstructorOptions } from "pg-boss";
import type { Prisma, PrismaClient } from "../generated/prisma/client.ts";

/** What queries run on: the client itself or one transaction of it. */
export type Tx = Prisma.TransactionClient;

/** One session without Prisma between, for the few statements that are on a hot path or are not queries (migrations). */
export interface SqlSession {
  /** Several statements, no parameters. */
  exec(text: string): Promise<unknown>;
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** The open database, embedded or a server; both are PostgreSQL and take the same statements. */
export interface Database {
  readonly kind: "embedded" | "postgres";
  readonly prisma: PrismaClient;
  /** Runs `work` in a transaction. Inside, use only what is given: the embedded database has one session, another query would wait for ever. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As `transaction`, without Prisma. */
  sqlTransaction<T>(work: (sql: SqlSession) => Promise<T>): Promise<T>;
  /** How the queue reaches the same database. */
  readonly queueConnection: Pick<ConstructorOptions, "db" | "backend" | "connectionString" | "max">;
  /** Ends every connection; the caller has stopped using them. */
  close(): Promise<void>;
}

/** How long a transaction may wait for its turn and then run. The embedded database takes one at a time, so waiting is normal there. */
export const TRANSACTION_LIMITS = { maxWait: 30_000, timeout: 60_000 } as const;
