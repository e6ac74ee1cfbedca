import type { CompanyUpdated, DealUpdated, Fact } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";
import { noteCredits } from "./deal-credit.ts";
import { bodyText, subjectsOf, toFact, type FactRow } from "./fact-row.ts";

/**
 * Stores facts, in the order given; one whose id the portal already has is left as it is. Answers how many were new.
 *
 * Ids only make storing repeatable. The engine sees the order of storage instead (fact-row.ts), so a history must be
 * given oldest first.
 */
export async function appendFacts(tx: Tx, portalId: bigint, facts: readonly Fact[]): Promise<number> {
  if (facts.length === 0) return 0;
  const rows = facts.map((fact) => ({ id: fact.id, type: fact.type, on: fact.on, recorded: fact.recordedOn, ...subjectsOf(fact), body: bodyText(fact) }));
  await noteCredits(tx, portalId, facts);
  return tx.$executeRaw`
    INSERT INTO fact (portal_id, fact_id, type, on_day, recorded_on, partner, lead, deal, expands, company, body)
    SELECT ${portalId}, r.id, r.type, r."on", r.recorded, r.partner, r.lead, r.deal, r.expands, r.company, r.body::jsonb
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (id text, type text, "on" date, recorded date, partner text, lead text, deal text, expands text, company text, body text)
    ON CONFLICT (portal_id, fact_id) DO NOTHING`;
}

/** Everything that happened in a portal, oldest stored first. For commands: the product itself reads slices. */
export async function everyFact(tx: Tx, portalId: bigint): Promise<readonly Fact[]> {
  const rows = await tx.$queryRaw<FactRow[]>`
    SELECT seq, on_day::text AS "onDay", recorded_on::text AS "recordedOn", body::text AS body FROM fact WHERE portal_id = ${portalId} ORDER BY seq`;
  return rows.map(toFact);
}

/**
 * The snapshot in effect of each of these deals, by deal id; a deal never seen has none. As in the engine the latest day
 * counts, not the order of storage: a history imported after today's snapshot does not replace it.
 */
export async function latestDeals(tx: Tx, portalId: bigint, dealIds: readonly string[]): Promise<ReadonlyMap<string, DealUpdated>> {
  const rows = await tx.$queryRaw<FactRow[]>`
    SELECT DISTINCT ON (deal) seq, on_day::text AS "onDay", recorded_on::text AS "recordedOn", body::text AS body
    FROM fact WHERE portal_id = ${portalId} AND type = 'deal.updated' AND deal = ANY(${[...dealIds]}::text[])
    ORDER BY deal, on_day DESC, recorded_on DESC, seq DESC`;
  return byId(rows, "deal.updated", (fact) => fact.deal);
}

/** The snapshot in effect of each of these companies, by company id. */
export async function latestCompanies(tx: Tx, portalId: bigint, companyIds: readonly string[]): Promise<ReadonlyMap<string, CompanyUpdated>> {
  const rows = await tx.$queryRaw<FactRow[]>`
    SELECT DISTINCT ON (company) seq, on_day::text AS "onDay", recorded_on::text AS "recordedOn", body::text AS body
    FROM fact WHERE portal_id = ${portalId} AND type = 'company.updated' AND company = ANY(${[...companyIds]}::text[])
    ORDER BY company, on_day DESC, recorded_on DESC, seq DESC`;
  return byId(rows, "company.updated", (fact) => fact.company.id);
}

/** The day the customer's first invoice was paid, as last recorded, by deal id. */
export async function paidInvoices(tx: Tx, portalId: bigint, dealIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ deal: string; onDay: string }[]>`
    SELECT DISTINCT ON (deal) deal, on_day::text AS "onDay"
    FROM fact WHERE portal_id = ${portalId} AND type = 'invoice.paid' AND deal = ANY(${[...dealIds]}::text[])
    ORDER BY deal, seq DESC`;
  return new Map(rows.map((row) => [row.deal, row.onDay]));
}

/** Each company's earliest won deal of type `new` or `upgrade` as in effect, which its expansions expand. */
export async function initialDeals(tx: Tx, portalId: bigint, companyIds: readonly string[]): Promise<ReadonlyMap<string, { readonly deal: string; readonly closedOn: string }>> {
  const rows = await tx.$queryRaw<{ company: string; deal: string; closedOn: string }[]>`
    SELECT DISTINCT ON (company) company, deal, closed_on AS "closedOn" FROM (
      SELECT DISTINCT ON (deal) company, deal, body->>'stage' AS stage, body->>'dealType' AS deal_type, body->>'closedOn' AS closed_on
      FROM fact WHERE portal_id = ${portalId} AND type = 'deal.updated' AND deal IN (
        SELECT deal FROM fact WHERE portal_id = ${portalId} AND type = 'deal.updated' AND company = ANY(${[...companyIds]}::text[]))
      ORDER BY deal, on_day DESC, recorded_on DESC, seq DESC) AS latest
    WHERE stage = 'won' AND deal_type IN ('new', 'upgrade') AND company = ANY(${[...companyIds]}::text[])
    ORDER BY company, closed_on, deal`;
  return new Map(rows.map(({ company, deal, closedOn }) => [company, { deal, closedOn }]));
}

/** Those of the deals about which a snapshot was stored in the last minutes. */
export async function recentlyRecorded(tx: Tx, portalId: bigint, dealIds: readonly string[], minutes: number): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ deal: string }[]>`
    SELECT DISTINCT deal FROM fact WHERE portal_id = ${portalId} AND type = 'deal.updated' AND deal = ANY(${[...dealIds]}::text[])
    AND recorded_at > now() - make_interval(mins => ${minutes}::int)`;
  return new Set(rows.map((row) => row.deal));
}

function byId<T extends Fact["type"]>(rows: readonly FactRow[], type: T, idOf: (fact: Extract<Fact, { type: T }>) => string): ReadonlyMap<string, Extract<Fact, { type: T }>> {
  const isWanted = (fact: Fact): fact is Extract<Fact, { type: T }> => fact.type === type;
  return new Map(rows.map(toFact).filter(isWanted).map((fact) => [idOf(fact), fact]));
}
