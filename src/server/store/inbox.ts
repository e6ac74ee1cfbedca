import type { SqlSession } from "../db/database.ts";

/** One event of a delivery, in columns. `portalId` 0: the account could not be told. */
export interface InboxRow {
  readonly portalId: number;
  readonly key: string;
  /** Null for events that make sense. */
  readonly problem: string | null;
  readonly payload: string;
}

/** A record that an event asks to be looked at. */
export interface MarkRow {
  readonly portalId: number;
  readonly key: string;
  readonly objectType: string;
  readonly objectId: string;
}

/** What was new in a delivery, by account. */
export interface Stored {
  readonly portalId: bigint;
  readonly events: number;
}

/**
 * Stores a delivery without what is there already, and marks what its new events ask to be looked at: one statement, so
 * both or neither. Events of accounts that never installed the app, or removed it, are dropped.
 */
const STORE = `
  WITH event AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS e ("portalId" bigint, key text, problem text, payload text)),
  stored AS (
    INSERT INTO inbox_event (portal_id, event_key, status, reason, payload)
    SELECT "portalId", key, CASE WHEN problem IS NULL THEN 'received' ELSE 'quarantined' END::inbox_status, problem, payload FROM event
    WHERE problem IS NOT NULL OR EXISTS (SELECT 1 FROM install i WHERE i.portal_id = "portalId" AND i.status <> 'uninstalled')
    ORDER BY key
    ON CONFLICT (portal_id, event_key) DO NOTHING
    RETURNING portal_id, event_key, status),
  mark AS (
    SELECT DISTINCT s.portal_id, m."objectType" AS object_type, m."objectId" AS object_id
    FROM jsonb_to_recordset($2::jsonb) AS m ("portalId" bigint, key text, "objectType" text, "objectId" text)
    JOIN stored s ON s.portal_id = m."portalId" AND s.event_key = m.key),
  deals AS (
    INSERT INTO dirty_deal (portal_id, deal_id, reason)
    SELECT portal_id, object_id, 'webhook' FROM mark WHERE object_type = 'deals' ORDER BY object_id
    ON CONFLICT (portal_id, deal_id) DO UPDATE SET mark = nextval('dirty_deal_mark_seq'), reason = excluded.reason, problem = NULL),
  records AS (
    INSERT INTO dirty_record (portal_id, object_type, object_id)
    SELECT portal_id, object_type, object_id FROM mark WHERE object_type <> 'deals' ORDER BY object_type, object_id
    ON CONFLICT (portal_id, object_type, object_id) DO UPDATE SET mark = nextval('dirty_record_mark_seq'))
  SELECT portal_id::text AS "portalId", count(*) FILTER (WHERE status = 'received')::int AS events FROM stored GROUP BY portal_id`;

/** Runs the one statement (above). Deliveries of the same events at once wait for each other and store them once. */
export async function storeDelivery(sql: SqlSession, events: readonly InboxRow[], marks: readonly MarkRow[]): Promise<readonly Stored[]> {
  const rows = await sql.query<{ portalId: string; events: number }>(STORE, [JSON.stringify(events), JSON.stringify(marks)]);
  return rows.map(({ portalId, events: count }) => ({ portalId: BigInt(portalId), events: count }));
}
