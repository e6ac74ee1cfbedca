import type { SqlSession } from "../db/database.ts";

/** All that a recompute goes by, told by a scan: two that are equal mean that nothing has happened in between. */
export interface AccountState {
  /** How many facts there are, and the last. */
  readonly facts: string;
  /** How many postings there are, the last, and what they add up to. */
  readonly ledger: string;
  /** The program and the time zone of its days. */
  readonly terms: string;
}

/** What a recompute leaves behind that came to the end. */
export interface RecomputeMark extends AccountState {
  readonly today: string;
  /** Which code computed; another may say otherwise. */
  readonly code: string;
}

const KEY = "recomputed";

/** Facts and postings are only ever added, so their number and the last of them tell whether there are others. */
export async function accountState(sql: SqlSession, portalId: bigint): Promise<AccountState> {
  const [state] = await sql.query<AccountState>(
    `SELECT (SELECT count(*) FROM fact WHERE portal_id = $1) || ':' || coalesce((SELECT seq FROM fact WHERE portal_id = $1 ORDER BY seq DESC LIMIT 1), 0) AS facts,
      (SELECT count(*) || ':' || coalesce(max(seq), 0) || ':' || coalesce(sum(amount_minor), 0) FROM ledger_entry WHERE portal_id = $1) AS ledger,
      coalesce((SELECT program_id || ':' || program_revision || ':' || time_zone FROM install WHERE portal_id = $1), '') AS terms`, [portalId.toString()]);
  if (state === undefined) throw new Error("a query for one row gave none");
  return state;
}

/** True when the last recompute that came to the end went by just this. */
export async function isMarked(sql: SqlSession, portalId: bigint, mark: RecomputeMark): Promise<boolean> {
  const rows = await sql.query("SELECT 1 FROM setting WHERE portal_id = $1 AND key = $2 AND value = $3::jsonb", [portalId.toString(), KEY, JSON.stringify(mark)]);
  return rows.length > 0;
}

/** Notes what a recompute that came to the end went by. */
export async function saveMark(sql: SqlSession, portalId: bigint, mark: RecomputeMark): Promise<void> {
  await sql.query("INSERT INTO setting (portal_id, key, value) VALUES ($1, $2, $3::jsonb) ON CONFLICT (portal_id, key) DO UPDATE SET value = excluded.value",
    [portalId.toString(), KEY, JSON.stringify(mark)]);
}
