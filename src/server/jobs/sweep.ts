import type { Server } from "../context.ts";
import { dayAt } from "../live-program.ts";
import { portalsWithPendingSummaries } from "../store/deal-summary.ts";
import { portalsWithWork, releaseAllClaims } from "../store/dirty-deal.ts";
import { activePortals, findInstall } from "../store/install.ts";
import { findLastDay } from "../store/last-day.ts";
import { portalsWithAnswers } from "../store/workflow-wait.ts";

const SWEEP_MS = 15_000;

/** Queues what a process that died left undone. Call it once, before work begins. */
export async function pickUp({ db, queue }: Server): Promise<void> {
  // Nobody else can have the embedded database open, so whoever claimed something there is gone.
  if (db.kind === "embedded") await releaseAllClaims(db.prisma);
  for (const portalId of await portalsWithPendingSummaries(db.prisma)) await db.transaction((tx) => queue.enqueue(tx, "write-deals", portalId));
}

/** Every few seconds: queues work that waits for nobody, and the change of the day. Answers how to stop. */
export function startSweeping(server: Server): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = sweep(server).catch((error: unknown) => { server.log.error({ err: error }, "the sweep failed"); });
  }, SWEEP_MS);
  running = sweep(server).catch((error: unknown) => { server.log.error({ err: error }, "the sweep failed"); });
  return () => {
    clearInterval(timer);
    return running;
  };
}

/** One round. */
export async function sweep(server: Server): Promise<void> {
  const { db, queue } = server;
  for (const portalId of await portalsWithWork(db.prisma)) await db.transaction((tx) => queue.enqueue(tx, "sync-deals", portalId));
  for (const portalId of await portalsWithAnswers(db.prisma)) await db.transaction((tx) => queue.enqueue(tx, "answer-workflows", portalId));
  for (const portalId of await activePortals(db.prisma)) {
    if (await isNewDay(server, portalId)) await db.transaction((tx) => queue.enqueue(tx, "day-change", portalId));
  }
}

async function isNewDay({ db, hubspot }: Server, portalId: bigint): Promise<boolean> {
  const install = await findInstall(db.prisma, portalId);
  return install !== null && (await findLastDay(db.prisma, portalId)) !== dayAt(hubspot.clock.now(), install.timeZone);
}
