import type { Fact, FactType } from "../../program/facts.ts";
import type { SqlSession } from "../db/database.ts";
import { factsInBulk } from "./facts-in-bulk.ts";

/** What the ground is made of. Listed, so that an index finds them among millions of others. */
const COMMON = Object.keys({
  "partner.joined": true, "partner.left": true, "partner.tier_set": true, "partner.rate_set": true, "partner.certified": true, "partner.attested": true, "partner.payee": true,
  "partner.elected": true, "fx.rate": true,
} satisfies Readonly<Record<Extract<FactType, `partner.${string}`> | "fx.rate", true>>);

/** What many deals of an account have in common: kept once, while the deals stream by. */
export interface Ground {
  /** Facts of the account that were stored later have a higher number. */
  readonly floor: string;
  /** The last publication of its program; null where it has no install. */
  readonly programRevision: string | null;
  /** By partner: joining, leaving, tiers, certifications, attestations, choices. */
  readonly partners: ReadonlyMap<string, readonly Fact[]>;
  /** By company, of those that partners joined as. */
  readonly ownCompanies: ReadonlyMap<string, readonly Fact[]>;
  readonly rates: readonly Fact[];
}

/** Holds the portal for the rest of the transaction, as `lockPortal` does. */
export async function lockPortalSession(sql: SqlSession, portalId: bigint): Promise<void> {
  await sql.query("SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtextextended('portal:' || $1::text, 0))) AS l", [portalId.toString()]);
}

/**
 * The ground of an account. The caller holds the portal's lock: whoever stores facts does so under it, so that none with a
 * number up to the floor can still appear.
 */
export async function readGround(sql: SqlSession, portalId: bigint): Promise<Ground> {
  const [sequence] = await sql.query<{ floor: string }>("SELECT last_value::text AS floor FROM fact_seq_seq");
  const facts = await factsInBulk(sql, portalId, "type = ANY($2::text[])", [COMMON]);
  const own = new Set(facts.flatMap((fact) => (fact.type === "partner.joined" && fact.company.id !== undefined ? [fact.company.id] : [])));
  const companies = await factsInBulk(sql, portalId, "type = 'company.updated' AND company = ANY($2::text[])", [[...own]]);
  return {
    floor: sequence?.floor ?? "0",
    programRevision: await programRevision(sql, portalId),
    partners: groupBy(facts, (fact) => ("partner" in fact ? fact.partner : null)),
    ownCompanies: groupBy(companies, (fact) => (fact.type === "company.updated" ? fact.company.id : null)),
    rates: facts.filter(({ type }) => type === "fx.rate"),
  };
}

/** The last publication of the account's program, which may come while deals stream by. */
export async function programRevision(sql: SqlSession, portalId: bigint): Promise<string | null> {
  const [install] = await sql.query<{ revision: string }>("SELECT program_revision::text AS revision FROM install WHERE portal_id = $1", [portalId.toString()]);
  return install?.revision ?? null;
}

/** True when the account has learned something since the ground was read. The caller holds the portal's lock. */
export async function hasMoved(sql: SqlSession, portalId: bigint, { floor }: Ground): Promise<boolean> {
  const rows = await sql.query("SELECT 1 FROM fact WHERE seq > $2::bigint AND portal_id = $1 LIMIT 1", [portalId.toString(), floor]);
  return rows.length > 0;
}

function groupBy(facts: readonly Fact[], nameOf: (fact: Fact) => string | null): ReadonlyMap<string, readonly Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const name = nameOf(fact);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(fact);
    else groups.set(name, [fact]);
  }
  return groups;
}
