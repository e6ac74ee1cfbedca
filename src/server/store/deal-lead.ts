import type { Tx } from "../db/database.ts";

/** What a deal names, with what is on record of its lead. */
export interface NamedLead {
  readonly partnerId: string;
  readonly leadId: string | null;
  /** The strongest conflict the lead ran into. */
  readonly conflict: "none" | "possible" | "firm";
}

/** What each of these deals names, by deal id; a deal without a partner is not there. */
export async function namedLeads(tx: Tx, portalId: bigint, dealIds: readonly string[]): Promise<ReadonlyMap<string, NamedLead>> {
  const rows = await tx.$queryRaw<(NamedLead & { readonly dealId: string })[]>`
    SELECT a.deal_id AS "dealId", a.partner_id AS "partnerId", a.lead_id AS "leadId",
      CASE WHEN l.conflicts @> '[{"strength": "firm"}]' THEN 'firm' WHEN l.conflicts <> '[]' THEN 'possible' ELSE 'none' END AS conflict
    FROM attribution a LEFT JOIN lead l ON l.portal_id = a.portal_id AND l.lead_id = a.lead_id
    WHERE a.portal_id = ${portalId} AND a.deal_id = ANY(${[...dealIds]}::text[])`;
  return new Map(rows.map(({ dealId, ...named }) => [dealId, named]));
}

/** Deals whose answer depends on these: their expansions, and those that name or named the same leads. The given ones are among them. */
export async function dependentDeals(tx: Tx, portalId: bigint, dealIds: readonly string[]): Promise<readonly string[]> {
  const ids = [...dealIds];
  const rows = await tx.$queryRaw<{ deal: string }[]>`
    SELECT unnest(${ids}::text[]) AS deal
    UNION SELECT deal FROM fact WHERE portal_id = ${portalId} AND type = 'deal.updated' AND expands = ANY(${ids}::text[])
    UNION SELECT o.deal FROM fact m JOIN fact o ON o.portal_id = m.portal_id AND o.lead = m.lead AND o.type = 'deal.updated'
      WHERE m.portal_id = ${portalId} AND m.type = 'deal.updated' AND m.deal = ANY(${ids}::text[]) AND m.lead IS NOT NULL
    UNION SELECT c.deal FROM fact m JOIN deal_credit c ON c.portal_id = m.portal_id AND c.lead = m.lead
      WHERE m.portal_id = ${portalId} AND m.type = 'deal.updated' AND m.deal = ANY(${ids}::text[]) AND m.lead IS NOT NULL
    UNION SELECT o.deal FROM deal_credit m JOIN fact o ON o.portal_id = m.portal_id AND o.lead = m.lead AND o.type = 'deal.updated'
      WHERE m.portal_id = ${portalId} AND m.deal = ANY(${ids}::text[])
    UNION SELECT c.deal FROM deal_credit m JOIN deal_credit c ON c.portal_id = m.portal_id AND c.lead = m.lead
      WHERE m.portal_id = ${portalId} AND m.deal = ANY(${ids}::text[])`;
  return rows.map((row) => row.deal);
}

/** The deals of these companies, by their facts. */
export async function dealsOfCompanies(tx: Tx, portalId: bigint, companyIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ deal: string }[]>`
    SELECT DISTINCT deal FROM fact WHERE portal_id = ${portalId} AND type = 'deal.updated' AND company = ANY(${[...companyIds]}::text[])`;
  return rows.map((row) => row.deal);
}
