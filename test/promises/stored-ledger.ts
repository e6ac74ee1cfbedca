import { reachOf } from "../../src/ledger/reach.ts";
import type { Posting } from "../../src/ledger/book.ts";
import type { Day } from "../../src/program/calendar.ts";
import type { Program } from "../../src/program/program.ts";
import type { Database } from "../../src/server/db/database.ts";
import { recompute } from "../../src/server/recompute/recompute.ts";
import { readGround } from "../../src/server/store/ground.ts";
import { causeKey } from "../../src/server/store/ledger.ts";

/** A posting as text and amount; what was posted in parts on one day is one row. */
export type Row = readonly [what: string, amountMinor: bigint];

const summed = (rows: readonly Row[]): readonly Row[] => {
  const sums = new Map<string, bigint>();
  for (const [what, amount] of rows) sums.set(what, (sums.get(what) ?? 0n) + amount);
  return [...sums].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));
};

/** The rows of a book's ledger. */
export const rowsOf = (ledger: readonly Posting[]): readonly Row[] =>
  summed(ledger.map(({ partner, rule, cause, currency, on, amountMinor }) => [JSON.stringify([partner, rule, causeKey(cause), currency, on]), amountMinor]));

/** The rows of a portal's ledger in a database. */
export const ledgerRows = async (db: Database, portalId: bigint): Promise<readonly Row[]> => {
  const rows = await db.prisma.ledgerEntry.findMany({ where: { portalId } });
  return summed(rows.map((row) => [JSON.stringify([row.partner, row.rule, row.causeKey, row.currency, row.onDay.toISOString().slice(0, 10)]), BigInt(row.amountMinor.toFixed(0))]));
};

/** Brings a portal's ledger to what its facts owe by a day; answers how many postings that took. */
export const recomputed = async (db: Database, portalId: bigint, program: Program, today: Day): Promise<number> => {
  const ground = await db.sqlTransaction((sql) => readGround(sql, portalId));
  let posted = 0;
  await recompute({ db, portalId, program, reach: reachOf(program), today, writes: true, ground }, {
    after: null, lanes: 2, sizes: { deals: 3, partners: 2 }, stop: new AbortController().signal, onDone: () => undefined, onMissing: (missing) => { posted += missing.length; },
  });
  return posted;
};

/** Rows as text, to be sent between processes. */
export const textOfRows = (rows: readonly Row[]): string => rows.map(([what, amount]) => `${what} ${amount}`).join("\n");
