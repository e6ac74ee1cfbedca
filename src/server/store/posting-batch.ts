import type { Cause, Posting } from "../../ledger/book.ts";
import type { SqlSession } from "../db/database.ts";
import { causeKey, type StoredPosting } from "./ledger.ts";

/** What tells whether a posting is as expected. */
export interface KeyedPosting {
  readonly key: string;
  readonly on: string;
  readonly partner: string;
  readonly rule: string;
  readonly amountMinor: string;
  readonly currency: string;
}

/** Everything posted for these causes, in no particular order. */
export const keyedPostings = (sql: SqlSession, portalId: bigint, keys: readonly string[]): Promise<readonly KeyedPosting[]> =>
  sql.query<KeyedPosting>(
    `SELECT cause_key AS key, on_day::text AS "on", partner, rule, amount_minor::text AS "amountMinor", currency
     FROM ledger_entry WHERE portal_id = $1 AND cause_key = ANY($2::text[])`, [portalId.toString(), keys]);

interface WholeRow extends KeyedPosting {
  readonly reason: Posting["reason"];
  readonly cause: string;
}

/** Everything posted for these causes as the rest of the product takes it, oldest first. */
export async function wholePostings(sql: SqlSession, portalId: bigint, keys: readonly string[]): Promise<readonly StoredPosting[]> {
  const rows = await sql.query<WholeRow>(
    `SELECT cause_key AS key, on_day::text AS "on", partner, rule, amount_minor::text AS "amountMinor", currency, reason, cause::text AS cause
     FROM ledger_entry WHERE portal_id = $1 AND cause_key = ANY($2::text[]) ORDER BY on_day, seq`, [portalId.toString(), keys]);
  return rows.map(({ amountMinor, cause, on, partner, rule, currency, reason }) =>
    ({ on, partner, rule, currency, reason, amountMinor: BigInt(amountMinor), cause: JSON.parse(cause) as Cause }));
}

/** Appends postings in one statement, as `appendPostings` does: one that is there already fails the statement. */
export async function appendBatch(sql: SqlSession, portalId: bigint, postings: readonly (StoredPosting & { readonly nth: number })[]): Promise<void> {
  if (postings.length === 0) return;
  const rows = postings.map(({ on, partner, rule, cause, amountMinor, currency, reason, nth }) =>
    ({ on, partner, rule, key: causeKey(cause), cause, amount: amountMinor.toString(), currency, reason, nth }));
  // One text, which Node writes faster than an array for each column.
  await sql.query(
    `INSERT INTO ledger_entry (portal_id, on_day, partner, rule, cause_key, cause, amount_minor, currency, reason, nth)
     SELECT $1, r."on", r.partner, r.rule, r.key, r.cause, r.amount, r.currency, r.reason, r.nth
     FROM json_to_recordset($2::json) AS r ("on" date, partner text, rule text, key text, cause jsonb, amount numeric, currency text, reason text, nth int)`,
    [portalId.toString(), JSON.stringify(rows)]);
}

/** Has deals whose fee HubSpot shows looked at again; the others are shown nothing that could be wrong. */
export async function markShownDeals(sql: SqlSession, portalId: bigint, deals: readonly string[], reason: string): Promise<void> {
  if (deals.length === 0) return;
  await sql.query(
    `INSERT INTO dirty_deal (portal_id, deal_id, reason)
     SELECT $1, deal_id, $3 FROM deal_summary WHERE portal_id = $1 AND deal_id = ANY($2::text[]) ORDER BY deal_id
     ON CONFLICT (portal_id, deal_id) DO UPDATE SET mark = nextval('dirty_deal_mark_seq'), reason = excluded.reason, problem = NULL`, [portalId.toString(), deals, reason]);
}
