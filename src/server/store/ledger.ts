import type { Cause, Posting } from "../../ledger/book.ts";
import type { Day } from "../../program/calendar.ts";
import type { Tx } from "../db/database.ts";

/** A posting as stored. When it is due is derived, so it is not here. */
export type StoredPosting = Omit<Posting, "dueOn">;

interface Row {
  readonly onDay: string;
  readonly partner: string;
  readonly rule: string;
  readonly cause: Cause;
  readonly amountMinor: string;
  readonly currency: string;
  readonly reason: Posting["reason"];
}

/** A cause as one string, such as `deal:42` or `company:7:2026-03`; ids hold no colon. */
export function causeKey(cause: Cause): string {
  if ("deal" in cause) return `deal:${cause.deal}`;
  if ("claim" in cause) return `claim:${cause.claim}`;
  if ("company" in cause) return `company:${cause.company}:${cause.month}`;
  return "payment" in cause ? `subscription:${cause.subscription}:${cause.payment}` : `subscription:${cause.subscription}`;
}

/**
 * Appends postings. Each is numbered within its cause, partner, rule, currency and day, and the numbers are unique: a second
 * writer that computed the same from the same postings fails instead of posting twice. Throws then; the caller looks again.
 */
export async function appendPostings(tx: Tx, portalId: bigint, postings: readonly (StoredPosting & { readonly nth: number })[]): Promise<void> {
  if (postings.length === 0) return;
  const rows = postings.map((posting) => ({ ...posting, key: causeKey(posting.cause), amountMinor: posting.amountMinor.toString() }));
  await tx.$executeRaw`
    INSERT INTO ledger_entry (portal_id, on_day, partner, rule, cause_key, cause, amount_minor, currency, reason, nth)
    SELECT ${portalId}, r."on", r.partner, r.rule, r.key, r.cause, r."amountMinor", r.currency, r.reason, r.nth
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r ("on" date, partner text, rule text, key text, cause jsonb, "amountMinor" numeric, currency text, reason text, nth int)`;
}

/** Everything posted for these causes (as `causeKey` writes them), oldest first. */
export async function postingsOf(tx: Tx, portalId: bigint, causeKeys: readonly string[]): Promise<readonly StoredPosting[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT on_day::text AS "onDay", partner, rule, cause, amount_minor::text AS "amountMinor", currency, reason
    FROM ledger_entry WHERE portal_id = ${portalId} AND cause_key = ANY(${[...causeKeys]}::text[]) ORDER BY on_day, seq`;
  return rows.map(toPosting);
}

/** Everything posted for managing these companies, oldest first. */
export async function managedPostings(tx: Tx, portalId: bigint, companyIds: readonly string[]): Promise<readonly StoredPosting[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT on_day::text AS "onDay", partner, rule, cause, amount_minor::text AS "amountMinor", currency, reason
    FROM ledger_entry WHERE portal_id = ${portalId} AND cause_key LIKE 'company:%' AND cause->>'company' = ANY(${[...companyIds]}::text[]) ORDER BY on_day, seq`;
  return rows.map(toPosting);
}

/** A partner's postings from one day to another, both included, oldest first. */
export async function postingsOfPartner(tx: Tx, portalId: bigint, partnerId: string, from: Day, to: Day): Promise<readonly StoredPosting[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT on_day::text AS "onDay", partner, rule, cause, amount_minor::text AS "amountMinor", currency, reason
    FROM ledger_entry WHERE portal_id = ${portalId} AND partner = ${partnerId} AND on_day BETWEEN ${from}::date AND ${to}::date ORDER BY on_day, seq`;
  return rows.map(toPosting);
}

const toPosting = ({ onDay, amountMinor, partner, rule, cause, currency, reason }: Row): StoredPosting =>
  ({ on: onDay, partner, rule, cause, amountMinor: BigInt(amountMinor), currency, reason });
