import type { Logger } from "pino";
import { PgBoss, fromPrisma, type Db, type Job } from "pg-boss";
import type { Database, SqlSession, Tx } from "../db/database.ts";

/** What a job does (worker.ts); every job is about one portal and reads from the database what is to be done. */
export const JOB_KINDS = ["sync-deals", "write-deals", "backfill", "day-change", "answer-workflows"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** Does one job. Rejecting puts it off and tries again. */
export type JobHandler = (portalId: bigint) => Promise<void>;

/** The durable queue: a job that was committed is done at least once, whatever happens to the process. */
export interface Queue {
  /** Queues the job in the caller's transaction. One that is already waiting is enough: then this adds none. */
  enqueue(tx: Tx, kind: JobKind, portalId: bigint): Promise<void>;
  /** As `enqueue`, on a session without Prisma. */
  enqueueOn(sql: SqlSession, kind: JobKind, portalId: bigint): Promise<void>;
  /** Has the workers look now instead of at their next poll; call it after the commit. */
  wake(): void;
  /** Starts working. */
  work(handlers: Readonly<Record<JobKind, JobHandler>>): Promise<void>;
  /** Lets running jobs finish, then stops. */
  stop(): Promise<void>;
}

/** Where jobs end up that failed for a day; they are kept for two weeks, to be looked at. */
const DEAD_LETTERS = "dead-jobs";
/** The queue's shortest; `wake` makes it shorter where it matters. */
const POLL_SECONDS = 0.5;
/** Two portals at once, so that a large one does not hold up the others. */
const WORKERS_PER_KIND = 2;
/** About a day of retries: 1 s, 2 s, 4 s … up to 5 minutes apart. */
const RETRIES = { retryLimit: 300, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 } as const;
/** A worker that shows no sign of life for so long is taken for dead, and its job goes to another. */
const HEARTBEAT_SECONDS = 30;
const STOP_TIMEOUT_MS = 10_000;
const NO_JOB = "00000000-0000-0000-0000-000000000000";

interface JobData {
  readonly portalId: string;
}

/** Opens the queue on the database; creates its tables at the first start. */
export async function openQueue(db: Database, log: Logger): Promise<Queue> {
  const boss = new PgBoss({ ...db.queueConnection, schedule: false, useListenNotify: false });
  boss.on("error", (error) => { log.error({ err: error }, "the queue failed"); });
  await boss.start();
  await createQueues(boss);
  const workers: string[] = [];
  const send = async (connection: Db, kind: JobKind, portalId: bigint): Promise<void> => {
    const data: JobData = { portalId: String(portalId) };
    await boss.send(kind, data, { singletonKey: data.portalId, db: connection });
  };
  return {
    enqueue: (tx, kind, portalId) => send(fromPrisma(tx), kind, portalId),
    enqueueOn: (sql, kind, portalId) => send({ executeSql: async (text, values) => ({ rows: [...await sql.query<unknown>(text, values ?? [])] }) }, kind, portalId),
    wake: () => { for (const worker of workers) boss.notifyWorker(worker); },
    work: async (handlers) => {
      for (const kind of JOB_KINDS) {
        for (let n = 0; n < WORKERS_PER_KIND; n += 1) workers.push(await startWorker(boss, kind, handlers[kind], log));
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS, close: true }),
  };
}

async function createQueues(boss: PgBoss): Promise<void> {
  const present = new Set((await boss.getQueues()).map((queue) => queue.name));
  if (!present.has(DEAD_LETTERS)) await boss.createQueue(DEAD_LETTERS);
  for (const kind of JOB_KINDS) {
    // `short`: at most one waiting job for each portal; what it will find to do is in the database.
    if (!present.has(kind)) await boss.createQueue(kind, { policy: "short", deadLetter: DEAD_LETTERS, heartbeatSeconds: HEARTBEAT_SECONDS, ...RETRIES });
    // Fills the queue's own cache now: filled inside a transaction on the embedded database it would wait for that transaction.
    await boss.cancel(kind, NO_JOB);
  }
}

const startWorker = (boss: PgBoss, kind: JobKind, handler: JobHandler, log: Logger): Promise<string> =>
  boss.work<JobData>(kind, { pollingIntervalSeconds: POLL_SECONDS }, async (jobs: Job<JobData>[]) => {
    for (const job of jobs) {
      try {
        await handler(BigInt(job.data.portalId));
      } catch (error) {
        log.warn({ err: error, kind, portalId: job.data.portalId, attempt: job.retryCount }, "a job failed and will be tried again");
        throw error;
      }
    }
  });
