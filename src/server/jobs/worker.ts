import type { Server } from "../context.ts";
import { answerWorkflows } from "./answer-workflows.ts";
import { changeDay } from "./day-change.ts";
import type { JobHandler, JobKind } from "./queue.ts";
import { syncDeals } from "./sync-deals.ts";
import { runBackfill } from "./take-backfill.ts";
import { writeBack } from "./write-deals.ts";

/** What each kind of job does. All are safe to run twice and at the same time. */
export function jobHandlers(server: Server): Readonly<Record<JobKind, JobHandler>> {
  return {
    "sync-deals": inTurn((portalId) => syncDeals(server, portalId)),
    "write-deals": inTurn((portalId) => writeBack(server, portalId)),
    backfill: inTurn((portalId) => runBackfill(server, portalId)),
    "day-change": inTurn((portalId) => changeDay(server, portalId)),
    "answer-workflows": inTurn((portalId) => answerWorkflows(server, portalId)),
  };
}

/**
 * Has one portal's jobs of a kind run one after another in this process: the second of two at once is done by running the
 * first again. If that fails, it is the first that the queue tries again, for both.
 */
function inTurn(handler: JobHandler): JobHandler {
  const running = new Set<bigint>();
  const again = new Set<bigint>();
  return async (portalId) => {
    if (running.has(portalId)) {
      again.add(portalId);
      return;
    }
    running.add(portalId);
    try {
      do {
        again.delete(portalId);
        await handler(portalId);
      } while (again.has(portalId));
    } finally {
      running.delete(portalId);
    }
  };
}
