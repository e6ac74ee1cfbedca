import type pg from "pg";

/*
 * What the recompute is held against: the least that PostgreSQL itself can do for the same rows. `owed` holds a copy of them,
 * worked out already and in the order in which they go into the ledger; nobody reads a fact or applies a rule.
 */

const COLUMNS = "portal_id, on_day, partner, rule, cause_key, cause, amount_minor, currency, reason, nth";

/** Keeps the rows that the ledger has now; answers how many. */
export async function keepOwed(client: pg.Client): Promise<number> {
  await client.query(`DROP TABLE IF EXISTS owed; CREATE TABLE owed AS SELECT ${COLUMNS} FROM ledger_entry ORDER BY seq`);
  await client.query("VACUUM (ANALYZE) owed");
  return rowsIn(client, "owed");
}

/** P2: one INSERT … SELECT of the same rows, with its commit. */
export const insertOwed = (client: pg.Client): Promise<unknown> => client.query(`INSERT INTO ledger_entry (${COLUMNS}) SELECT ${COLUMNS} FROM owed`);

/** P3: one scan of both that finds no difference. Throws when it does find one. */
export async function scanForDifference(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ differences: string }>(`
    SELECT count(*) AS differences FROM owed o
    FULL JOIN ledger_entry l ON (l.portal_id, l.cause_key, l.partner, l.rule, l.currency, l.on_day, l.nth) = (o.portal_id, o.cause_key, o.partner, o.rule, o.currency, o.on_day, o.nth)
    WHERE o.amount_minor IS DISTINCT FROM l.amount_minor OR o.reason IS DISTINCT FROM l.reason`);
  if (rows[0]?.differences !== "0") throw new Error(`the ledger differs from what is owed in ${rows[0]?.differences} rows`);
}

/** Empties the ledger, which only the owner of a database can, and has what was written go to disk before anything is timed. */
export async function emptyLedger(client: pg.Client): Promise<void> {
  await client.query("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_keep_all; TRUNCATE ledger_entry; ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_keep_all");
  await client.query("CHECKPOINT");
}

/** Has PostgreSQL know what is in the ledger, as it does some time after rows came in. */
export async function settleLedger(client: pg.Client): Promise<void> {
  await client.query("VACUUM (ANALYZE) ledger_entry");
  await client.query("CHECKPOINT");
}

/** How many rows a table has. */
export async function rowsIn(client: pg.Client, table: "owed" | "ledger_entry"): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
  return Number(rows[0]?.n);
}
