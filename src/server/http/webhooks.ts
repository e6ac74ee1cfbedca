import type { RequestHandler } from "express";
import type { Server } from "../context.ts";
import { storeDelivery, type InboxRow, type MarkRow } from "../store/inbox.ts";
import { rawBody } from "./signed-body.ts";
import { readDelivery, type InboxEvent } from "./webhook-event.ts";

/** The account of events that do not say theirs. */
const NO_PORTAL = 0;

/**
 * `POST /webhooks/hubspot`, after `signedBody`: stores what is new in the delivery, marks what it concerns and queues the
 * work, all in one transaction, and answers 204 once that is committed. What HubSpot signed gets a 2xx whatever it says: a
 * refusal would only bring it again for a day.
 */
export const takeWebhooks = ({ db, queue, log }: Server): RequestHandler => async (request, response) => {
  const events = readDelivery(rawBody(request));
  const stored = await db.sqlTransaction(async (sql) => {
    const fresh = await storeDelivery(sql, events.map(toRow), events.flatMap(toMarks));
    for (const { portalId, events: count } of fresh) if (count > 0) await queue.enqueueOn(sql, "sync-deals", portalId);
    return fresh;
  });
  if (stored.length > 0) queue.wake();
  const setAside = events.filter((event) => event.problem !== null);
  const fresh = stored.reduce((sum, { events: count }) => sum + count, 0);
  if (setAside.length > 0) log.warn({ problems: setAside.slice(0, 5).map((event) => event.problem), count: setAside.length }, "webhook events set aside");
  log.debug({ events: events.length, fresh }, "webhooks stored");
  response.status(204).end();
};

/** An event as the inbox takes it. */
export const toRow = ({ portalId, key, problem, payload }: InboxEvent): InboxRow => ({ portalId: portalId ?? NO_PORTAL, key, problem, payload });

/** What an event asks to be looked at, as the inbox takes it. */
export const toMarks = ({ portalId, key, marks }: InboxEvent): readonly MarkRow[] => marks.map((mark) => ({ portalId: portalId ?? NO_PORTAL, key, ...mark }));
