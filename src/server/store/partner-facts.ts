import type { Fact } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";
import { toFact, type FactRow } from "./fact-row.ts";

/**
 * What is known of partners themselves: joining, leaving, tiers, certifications, attestations, payee; without their leads
 * and deals, of which there may be thousands. Oldest stored first.
 */
export async function partnerFacts(tx: Tx, portalId: bigint, partnerIds: readonly string[]): Promise<readonly Fact[]> {
  if (partnerIds.length === 0) return [];
  const rows = await tx.$queryRaw<FactRow[]>`
    SELECT seq, on_day::text AS "onDay", recorded_on::text AS "recordedOn", body::text AS body
    FROM fact WHERE portal_id = ${portalId} AND partner = ANY(${[...partnerIds]}::text[]) AND type LIKE 'partner.%' ORDER BY seq`;
  return rows.map(toFact);
}

/** Everybody who ever joined the program, by partner id. */
export async function everyPartner(tx: Tx, portalId: bigint): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ partner: string }[]>`
    SELECT DISTINCT partner FROM fact WHERE portal_id = ${portalId} AND type = 'partner.joined' ORDER BY partner`;
  return rows.map((row) => row.partner);
}
