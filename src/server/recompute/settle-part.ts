import type { Posting } from "../../ledger/book.ts";
import { expectedPostings } from "../../ledger/expected-postings.ts";
import type { Reach } from "../../ledger/reach.ts";
import type { Day } from "../../program/calendar.ts";
import type { Fact } from "../../program/facts.ts";
import { standing } from "../../program/judge.ts";
import type { Program } from "../../program/program.ts";
import type { Database, SqlSession } from "../db/database.ts";
import { missingPostings, type NumberedPosting } from "../jobs/missing-postings.ts";
import { causeKey } from "../store/ledger.ts";
import { hasMoved, lockPortalSession, programRevision, readGround, type Ground } from "../store/ground.ts";
import { appendBatch, keyedPostings, markShownDeals, wholePostings, type KeyedPosting } from "../store/posting-batch.ts";
import { gather, type Part } from "./gather.ts";

/** An account under recompute. */
export interface Account {
  readonly db: Database;
  readonly portalId: bigint;
  readonly program: Program;
  readonly reach: Reach;
  readonly today: Day;
  /** False for a look without a trace. */
  readonly writes: boolean;
  /** Replaced when the account learns something on the way. */
  ground: Ground;
}

/** What the ledger lacked for a part. */
export interface Settled {
  readonly missing: readonly NumberedPosting[];
}

/** A version of the program was published on the way: what was computed by the one before may be wrong. */
export class ProgramChanged extends Error {}

/** How often a part is looked at again when somebody else posted for it meanwhile. */
const MOST_LOOKS = 5;
const UNIQUE_VIOLATION = "23505";

/**
 * Brings the ledger to what the facts say for a part of an account. It looks without a lock, since mostly there is nothing to
 * do; what it would write it writes under the portal's lock, and only if the account has learned nothing since. Else it looks
 * again under the lock, as a job does.
 */
export async function settlePart(account: Account, part: Part): Promise<Settled> {
  const { db, portalId } = account;
  const { ground } = account;
  const missing = await db.sqlTransaction((sql) => look(account, sql, part));
  if (missing.length === 0) return { missing };
  for (let looks = 1; ; looks += 1) {
    try {
      return await db.sqlTransaction(async (sql) => {
        await lockPortalSession(sql, portalId);
        if (await programRevision(sql, portalId) !== ground.programRevision) throw new ProgramChanged();
        const again = looks > 1 || await hasMoved(sql, portalId, ground);
        if (again) account.ground = await readGround(sql, portalId);
        return { missing: await write(account, sql, again ? await look(account, sql, part) : missing) };
      });
    } catch (error) {
      if (looks === MOST_LOOKS || !isTaken(error)) throw error;
    }
  }
}

/** What the ledger lacks. */
async function look({ portalId, program, reach, today, ground }: Account, sql: SqlSession, part: Part): Promise<readonly NumberedPosting[]> {
  const { facts, causes } = await gather(sql, portalId, part, reach, ground);
  const expected = expectedPostings(program, facts, today, standing(facts), causes);
  const wanted = groupBy(expected, ({ cause }) => causeKey(cause));
  const keys = [...new Set([...wanted.keys(), ...keysOf(facts, causes, today)])];
  const there = groupBy(await keyedPostings(sql, portalId, keys), ({ key }) => key);
  const differing = keys.filter((key) => !isSame(wanted.get(key), there.get(key)));
  if (differing.length === 0) return [];
  const posted = differing.filter((key) => there.has(key));
  // The engine names no day of a cause, partner, rule and currency twice: where nothing is posted each is the first.
  const first = differing.flatMap((key) => (there.has(key) ? [] : wanted.get(key) ?? [])).map((posting): NumberedPosting => ({ ...posting, nth: 0 }));
  if (posted.length === 0) return first;
  return [...first, ...missingPostings(posted.flatMap((key) => wanted.get(key) ?? []), await wholePostings(sql, portalId, posted))];
}

async function write({ portalId, writes }: Account, sql: SqlSession, missing: readonly NumberedPosting[]): Promise<readonly NumberedPosting[]> {
  if (!writes) return missing;
  await appendBatch(sql, portalId, missing);
  await markShownDeals(sql, portalId, [...new Set(missing.flatMap(({ cause }) => ("deal" in cause ? [cause.deal] : [])))], "recomputed");
  return missing;
}

const isTaken = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION;

/** Under which keys something may have been posted for these causes, though nothing is owed for them now. */
function keysOf(facts: readonly Fact[], { deals, companies, subscriptions, claims }: Awaited<ReturnType<typeof gather>>["causes"], today: Day): readonly string[] {
  const [accounts, sold] = [new Set(companies), new Set(subscriptions)];
  return [
    ...deals.map((deal) => causeKey({ deal })),
    ...claims.map((claim) => causeKey({ claim })),
    ...subscriptions.map((subscription) => causeKey({ subscription })),
    ...facts.flatMap((fact) => {
      if (fact.type === "subscription.paid" && sold.has(fact.subscription)) return [causeKey({ subscription: fact.subscription, payment: fact.payment })];
      if (!fact.type.startsWith("managed.") || !("company" in fact) || typeof fact.company !== "string" || !accounts.has(fact.company)) return [];
      const { company } = fact;
      return monthsFrom(fact.on, today).map((month) => causeKey({ company, month }));
    }),
  ];
}

/** The months from that of one day to that of another. */
function monthsFrom(from: Day, to: Day): readonly string[] {
  const months: string[] = [];
  for (let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]; ; [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]) {
    const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    if (text > to.slice(0, 7)) return months;
    months.push(text);
  }
}

/** True when the ledger says just what is expected for a cause, mostly so. Several in another order are looked at more closely. */
const isSame = (wanted: readonly Posting[] = [], there: readonly KeyedPosting[] = []): boolean =>
  wanted.length === there.length && wanted.every((posting, i) => {
    const row = there[i];
    return row !== undefined && row.on === posting.on && row.partner === posting.partner && row.rule === posting.rule && row.currency === posting.currency && row.amountMinor === posting.amountMinor.toString();
  });

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
