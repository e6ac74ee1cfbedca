import type { SqlSession, Tx } from "../db/database.ts";

/** An event that HubSpot signed and that made no sense. `portalId` 0: not even the account could be told. */
export interface QuarantinedEvent {
  readonly portalId: bigint;
  readonly key: string;
  readonly receivedAt: Date;
  readonly reason: string;
  readonly payload: string;
}

/** A deal that cannot be worked as its record is. */
export interface DealSetAside {
  readonly portalId: bigint;
  readonly dealId: string;
  readonly since: Date;
  readonly problem: string;
}

/** Quarantined events, newest first; of one account, or of all where `portalId` is null. */
export async function quarantinedEvents(db: Tx, portalId: bigint | null, limit: number): Promise<readonly QuarantinedEvent[]> {
  const rows = await db.inboxEvent.findMany({ where: { status: "quarantined", ...(portalId === null ? {} : { portalId }) }, orderBy: [{ receivedAt: "desc" }, { eventKey: "asc" }], take: limit });
  return rows.map(({ eventKey, reason, portalId: portal, receivedAt, payload }) => ({ portalId: portal, key: eventKey, receivedAt, reason: reason ?? "", payload }));
}

/** Deals set aside, longest first; of one account, or of all where `portalId` is null. */
export async function dealsSetAside(db: Tx, portalId: bigint | null, limit: number): Promise<readonly DealSetAside[]> {
  const rows = await db.dirtyDeal.findMany({ where: { problem: { not: null }, ...(portalId === null ? {} : { portalId }) }, orderBy: [{ since: "asc" }, { dealId: "asc" }], take: limit });
  return rows.map(({ portalId: portal, dealId, since, problem }) => ({ portalId: portal, dealId, since, problem: problem ?? "" }));
}

/** Takes an event out of quarantine; what became of it is stored anew. */
export async function releaseEvent(sql: SqlSession, { portalId, key }: Pick<QuarantinedEvent, "portalId" | "key">): Promise<void> {
  await sql.query("DELETE FROM inbox_event WHERE portal_id = $1 AND event_key = $2 AND status = 'quarantined'", [portalId.toString(), key]);
}
