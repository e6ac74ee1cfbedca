import type pg from "pg";

/** Days over which deals come in. */
const DAYS = 640;
/** When every deal is long closed, in milliseconds since the epoch. */
export const NOW = Date.UTC(2026, 10, 26, 17);
const FIRST = `date '2024-09-01'`;

/** One partner for so many deals. */
const DEALS_OF_PARTNER = 2_000;

/** What an account of so many deals was made of. */
export interface Made {
  readonly deals: number;
  readonly facts: number;
  readonly partners: number;
}

/** The partners of an account of so many deals. */
const partnersFor = (deals: number): number => Math.max(20, Math.ceil(deals / DEALS_OF_PARTNER));

/** Fills an account, and has PostgreSQL know what is in it. */
export async function makeAccount(client: pg.Client, portalId: number, deals: number): Promise<Made> {
  let facts = 0;
  for (const statement of accountStatements(portalId, deals)) facts += (await client.query(statement)).rowCount ?? 0;
  await client.query("VACUUM (ANALYZE) fact");
  return { deals, facts: facts - 1, partners: partnersFor(deals) };
}

/**
 * The install of an account and its facts as two years of work leave them, in the order in which they became known. Every deal
 * is won and has a posting. Seven of eight come with a company and an accepted lead of their own, the eighth expands the one
 * before it; one in ten is corrected later and one in twenty lost, each of which posts once more; invoices are paid.
 */
export const accountStatements = (portalId: number, deals: number): readonly string[] => [
  `INSERT INTO install (portal_id, hub_domain, scopes, access_token, refresh_token, expires_at, program_id, time_zone, currency)
   VALUES (${portalId}, 'bench.example', '{}', '', '', now(), 'fullstory', 'America/New_York', 'USD')`,
  partnerFacts(portalId, partnersFor(deals)),
  dealFacts(portalId, deals, partnersFor(deals)),
];

const COLUMNS = "portal_id, fact_id, type, on_day, recorded_on, partner, lead, deal, expands, company, body";

const partnerFacts = (portalId: number, partners: number): string => `
  INSERT INTO fact (${COLUMNS})
  SELECT ${portalId}, 'j' || p, 'partner.joined', ${FIRST}, ${FIRST}, 'P' || p, NULL, NULL, NULL, 'A' || p, jsonb_build_object(
    'type', 'partner.joined', 'partner', 'P' || p, 'track', 'referral', 'tier', (ARRAY['partner', 'expert', 'elite'])[1 + p % 3],
    'company', jsonb_build_object('id', 'A' || p, 'name', 'Agency ' || p || ' GmbH', 'domain', 'agency-' || p || '.example.com'))
  FROM generate_series(1, ${partners}) AS p
  UNION ALL
  SELECT ${portalId}, 'a' || p, 'company.updated', ${FIRST}, ${FIRST}, NULL, NULL, NULL, NULL, 'A' || p, jsonb_build_object(
    'type', 'company.updated', 'status', 'prospect', 'company', jsonb_build_object('id', 'A' || p, 'name', 'Agency ' || p, 'domain', 'agency-' || p || '.example.com'))
  FROM generate_series(1, ${partners}) AS p`;

const dealFacts = (portalId: number, deals: number, partners: number): string => `
  INSERT INTO fact (${COLUMNS})
  WITH deal AS (
    SELECT i, (30000000000 + i)::text AS id, i % 8 = 0 AS expands, CASE WHEN i % 8 = 0 THEN i - 1 ELSE i END AS base,
      ${FIRST} + (i::bigint * ${DAYS} / ${deals})::int AS came
    FROM generate_series(1, ${deals}) AS i
  ), named AS (
    SELECT *, came + 12 + (base * 7919 % 60)::int + CASE WHEN expands THEN 60 ELSE 0 END AS won, 'P' || (1 + base * 31 % ${partners}) AS partner, (40000000000 + base)::text AS lead, (50000000000 + base)::text AS company FROM deal
  ), body AS (
    SELECT *, jsonb_build_object('type', 'deal.updated', 'deal', id, 'company', company, 'stage', 'won', 'closedOn', won, 'currency', 'USD', 'lead', lead,
      'dealType', CASE WHEN expands THEN 'expansion' ELSE 'new' END, 'lines', jsonb_build_array(jsonb_build_object(
        'kind', 'subscription', 'termMonths', 12, 'product', 'core', 'amount', jsonb_build_object('minor', (1000000 + i * 7919::bigint % 5000000)::text, 'currency', 'USD'))))
      || CASE WHEN expands THEN jsonb_build_object('expands', (30000000000 + base)::text) ELSE '{}' END AS body FROM named
  ), facts AS (
    SELECT came AS day, 1 AS step, i, 'company.updated' AS type, NULL AS partner, NULL AS lead, NULL AS deal, NULL AS expands, company, jsonb_build_object(
      'type', 'company.updated', 'status', 'prospect', 'company', jsonb_build_object('id', company, 'name', 'Customer ' || base || ' Inc.', 'domain', 'customer-' || base || '.com')) AS body
      FROM named WHERE NOT expands
    UNION ALL SELECT came, 2, i, 'lead.submitted', partner, lead, NULL, NULL, company, jsonb_build_object(
      'type', 'lead.submitted', 'lead', lead, 'partner', partner, 'company', jsonb_build_object('id', company, 'name', 'Customer ' || base)) FROM named WHERE NOT expands
    UNION ALL SELECT came + 2, 3, i, 'lead.accepted', NULL, lead, NULL, NULL, NULL, jsonb_build_object('type', 'lead.accepted', 'lead', lead, 'by', 'user:1002') FROM named WHERE NOT expands
    UNION ALL SELECT won, 4, i, 'deal.updated', NULL, lead, id, body->>'expands', company, body FROM body
    UNION ALL SELECT won + 14, 5, i, 'invoice.paid', NULL, NULL, id, NULL, NULL, jsonb_build_object('type', 'invoice.paid', 'deal', id, 'invoice', 'first') FROM named
    UNION ALL SELECT won + 20, 6, i, 'deal.updated', NULL, lead, id, body->>'expands', company,
      jsonb_set(body, '{lines,0,amount,minor}', to_jsonb((900000 + i * 7919::bigint % 5000000)::text)) FROM body WHERE i % 10 = 3
    UNION ALL SELECT won + 25, 7, i, 'deal.updated', NULL, lead, id, body->>'expands', company, jsonb_set(body, '{stage}', '"lost"') FROM body WHERE i % 20 = 5
  )
  SELECT ${portalId}, step || ':' || i, type, day, day, partner, lead, deal, expands, company, body FROM facts ORDER BY day, step, i`;
