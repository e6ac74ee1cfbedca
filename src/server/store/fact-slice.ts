import type { Fact } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";
import { toFact, type FactRow } from "./fact-row.ts";

/** What a slice of a portal's facts is about; left out means none. */
export interface SliceSeed {
  readonly deals?: readonly string[];
  readonly leads?: readonly string[];
  readonly partners?: readonly string[];
  readonly companies?: readonly string[];
  /** Partners alone, without their leads: who they are and which tier they hold. */
  readonly members?: readonly string[];
}

/**
 * The facts the rules need to answer for the given deals, leads, partners and companies as they would on the whole portal,
 * oldest stored first: deals with what they expand and what expands them, the leads they ever named with those leads' other
 * deals, the leads' partners, everybody's companies, payouts and exchange rates. With a partner come its leads and their
 * deals, with a company its deals, and with either its management.
 *
 * One statement; every step follows an index.
 */
export async function loadSlice(tx: Tx, portalId: bigint, seed: SliceSeed): Promise<readonly Fact[]> {
  const [deals, leads, partners, companies, members] = [seed.deals, seed.leads, seed.partners, seed.companies, seed.members].map((ids) => [...ids ?? []]);
  const rows = await tx.$queryRaw<FactRow[]>`
    WITH RECURSIVE mine AS NOT MATERIALIZED (SELECT * FROM fact WHERE portal_id = ${portalId}),
    seed_lead (lead) AS (
      SELECT unnest(${leads}::text[])
      UNION SELECT lead FROM mine WHERE type = 'lead.submitted' AND partner = ANY(${partners}::text[])),
    seed_deal (deal) AS (
      SELECT unnest(${deals}::text[])
      UNION SELECT m.deal FROM seed_lead s JOIN mine m USING (lead) WHERE m.type = 'deal.updated'
      UNION SELECT deal FROM mine WHERE type = 'deal.updated' AND company = ANY(${companies}::text[])),
    family (deal) AS (
      SELECT deal FROM seed_deal
      UNION SELECT k.deal FROM family f CROSS JOIN LATERAL (
        SELECT expands AS deal FROM mine WHERE type = 'deal.updated' AND deal = f.deal AND expands IS NOT NULL
        UNION ALL SELECT deal FROM mine WHERE type = 'deal.updated' AND expands = f.deal) k),
    slice_lead (lead) AS (
      SELECT lead FROM seed_lead
      UNION SELECT m.lead FROM family f JOIN mine m USING (deal) WHERE m.type = 'deal.updated' AND m.lead IS NOT NULL),
    slice_deal (deal) AS (
      SELECT deal FROM family
      UNION SELECT m.deal FROM slice_lead s JOIN mine m USING (lead) WHERE m.type = 'deal.updated'),
    slice_partner (partner) AS (
      SELECT unnest(${partners}::text[] || ${members}::text[])
      UNION SELECT m.partner FROM slice_lead s JOIN mine m USING (lead) WHERE m.type = 'lead.submitted'
      UNION SELECT partner FROM mine WHERE company = ANY(${companies}::text[]) AND type IN ('managed.notified', 'managed.confirmed', 'managed.ended')),
    slice_company (company) AS (
      SELECT unnest(${companies}::text[])
      UNION SELECT m.company FROM slice_deal s JOIN mine m USING (deal) WHERE m.type = 'deal.updated'
      UNION SELECT m.company FROM slice_partner s JOIN mine m USING (partner) WHERE m.type = 'partner.joined' AND m.company IS NOT NULL
      UNION SELECT m.company FROM slice_lead s JOIN mine m USING (lead) WHERE m.type = 'lead.submitted' AND m.company IS NOT NULL),
    slice (seq) AS (
      SELECT m.seq FROM slice_deal s JOIN mine m USING (deal)
      UNION SELECT m.seq FROM slice_lead s JOIN mine m USING (lead) WHERE m.deal IS NULL
      UNION SELECT m.seq FROM slice_partner s JOIN mine m USING (partner) WHERE m.lead IS NULL AND m.type NOT LIKE 'managed.%'
      UNION SELECT m.seq FROM slice_company s JOIN mine m USING (company) WHERE m.type = 'company.updated'
      UNION SELECT seq FROM mine WHERE type LIKE 'managed.%' AND (company = ANY(${companies}::text[]) OR partner = ANY(${partners}::text[]))
      UNION SELECT seq FROM mine WHERE type = 'fx.rate')
    SELECT f.seq, f.on_day::text AS "onDay", f.recorded_on::text AS "recordedOn", f.body::text AS body
    FROM slice s JOIN fact f USING (seq) ORDER BY f.seq`;
  return rows.map(toFact);
}
