import { readAssociations, readRecords, type Associated } from "./batch.ts";
import type { HubSpotClient } from "./client.ts";
import { ASSOCIATION_TYPE_IDS, COMPANY_PROPERTIES, DEAL_PROPERTIES, LINE_ITEM_PROPERTIES } from "./names.ts";
import { textOf, type CrmRecord } from "./record.ts";

/** A deal as it is in HubSpot now, with what the rules need around it. */
export interface DealRecord {
  readonly deal: CrmRecord;
  /** The primary company; null when the deal has none. */
  readonly company: CrmRecord | null;
  readonly lineItems: readonly CrmRecord[];
}

/** A deal's name as people know it. */
export const dealNameOf = ({ deal }: DealRecord): string => textOf(deal, "dealname") ?? `Deal ${deal.id}`;

/** Deals as they are now. */
export interface DealsNow {
  readonly deals: readonly DealRecord[];
  /** Ids asked for that no deal bears any more: deleted, or merged into another. */
  readonly missing: readonly string[];
  /** Deals of which HubSpot could not serve the record, the company or a line item just now: nothing is known of them. */
  readonly unread: readonly string[];
}

/**
 * Reads deals as they are now, whatever their number: one call for each 100 deals, line items and companies, and one for
 * each 1,000 deals for either kind of association.
 */
export async function readDeals(client: HubSpotClient, portalId: bigint, ids: readonly string[]): Promise<DealsNow> {
  const { records: deals, unread } = await readRecords(client, portalId, "deals", ids, DEAL_PROPERTIES);
  const found = deals.map((deal) => deal.id);
  const [companies, lineItems] = await Promise.all([
    readAssociations(client, portalId, "deals", "companies", found),
    readAssociations(client, portalId, "deals", "line_items", found),
  ]);
  const there = new Set(found);
  const around = await withSurroundings(client, portalId, deals, { companies, lineItems });
  return { deals: around.deals, missing: [...new Set(ids)].filter((id) => !there.has(id) && !unread.has(id)), unread: [...unread, ...around.unread] };
}

/** What deals are associated with, by deal id; a deal without any is left out. */
export interface DealLinks {
  readonly companies: ReadonlyMap<string, readonly Associated[]>;
  readonly lineItems: ReadonlyMap<string, readonly Associated[]>;
}

/** Reads the companies and line items that deals are linked with. Companies in `known` are not read again. Deals of which one could not be served are `unread`. */
export async function withSurroundings(
  client: HubSpotClient, portalId: bigint, deals: readonly CrmRecord[], links: DealLinks, known: ReadonlyMap<string, CrmRecord> = new Map(),
): Promise<Omit<DealsNow, "missing">> {
  const companyIdOf = new Map(deals.map(({ id }) => [id, primaryCompany(links.companies.get(id) ?? [])]));
  const unknown = [...companyIdOf.values()].filter((id) => id !== null).filter((id) => !known.has(id));
  const itemIds = deals.flatMap(({ id }) => links.lineItems.get(id) ?? []).map((item) => item.id);
  const [companies, lineItems] = await Promise.all([
    readRecords(client, portalId, "companies", unknown, COMPANY_PROPERTIES),
    readRecords(client, portalId, "line_items", itemIds, LINE_ITEM_PROPERTIES),
  ]);
  const companyById = new Map(companies.records.map((company) => [company.id, company]));
  const lineItemById = new Map(lineItems.records.map((item) => [item.id, item]));
  const itemsOf = (deal: CrmRecord): readonly Associated[] => links.lineItems.get(deal.id) ?? [];
  const isRead = (deal: CrmRecord): boolean => !companies.unread.has(companyIdOf.get(deal.id) ?? "") && !itemsOf(deal).some(({ id }) => lineItems.unread.has(id));
  const withAll = deals.filter(isRead).map((deal) => {
    const companyId = companyIdOf.get(deal.id) ?? "";
    return {
      deal,
      company: companyById.get(companyId) ?? known.get(companyId) ?? null,
      lineItems: itemsOf(deal).flatMap(({ id }) => lineItemById.get(id) ?? []),
    };
  });
  return { deals: withAll, unread: deals.filter((deal) => !isRead(deal)).map(({ id }) => id) };
}

/** The company marked primary, else the one with the lowest id: some integrations associate without marking any. */
function primaryCompany(companies: readonly Associated[]): string | null {
  const primary = companies.find((company) => company.typeIds.includes(ASSOCIATION_TYPE_IDS.dealToPrimaryCompany));
  const lowest = companies.map((company) => BigInt(company.id)).reduce<bigint | null>((low, id) => (low === null || id < low ? id : low), null);
  return primary?.id ?? (lowest === null ? null : String(lowest));
}
