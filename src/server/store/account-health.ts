import type { Tx } from "../db/database.ts";
import type { Install } from "./install.ts";

/** How an account is doing, as an operator looks at it. Days and times are in UTC. */
export interface AccountHealth {
  readonly portalId: bigint;
  readonly hubDomain: string;
  readonly status: Install["status"];
  readonly scopes: readonly string[];
  /** True while the account is read from the start. */
  readonly backfilling: boolean;
  readonly dealsWaiting: number;
  /** Since when the longest of them waits; null when none does. */
  readonly waitingSince: Date | null;
  readonly dealsSetAside: number;
  readonly eventsQuarantined: number;
  /** Deals of which HubSpot does not show the latest yet. */
  readonly toWrite: number;
  readonly lastEventAt: Date | null;
}

/** Every account that ever installed the app, by id. */
export const accountsHealth = (db: Tx): Promise<readonly AccountHealth[]> => db.$queryRaw<AccountHealth[]>`
  SELECT i.portal_id AS "portalId", i.hub_domain AS "hubDomain", i.status::text AS status, i.scopes,
    EXISTS (SELECT 1 FROM setting s WHERE s.portal_id = i.portal_id AND s.key = 'backfill.cursor') AS backfilling,
    d.waiting AS "dealsWaiting", d.since AS "waitingSince", d.aside AS "dealsSetAside",
    (SELECT count(*)::int FROM inbox_event e WHERE e.portal_id = i.portal_id AND e.status = 'quarantined') AS "eventsQuarantined",
    (SELECT count(*)::int FROM deal_summary s WHERE s.portal_id = i.portal_id AND s.pending) AS "toWrite",
    (SELECT max(e.received_at) FROM inbox_event e WHERE e.portal_id = i.portal_id) AS "lastEventAt"
  FROM install i CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE problem IS NULL)::int AS waiting, min(since) FILTER (WHERE problem IS NULL) AS since, count(*) FILTER (WHERE problem IS NOT NULL)::int AS aside
    FROM dirty_deal WHERE portal_id = i.portal_id) AS d
  ORDER BY i.portal_id`;
