import { z } from "zod";
import { notServed, readAssociations, type Associated } from "./batch.ts";
import type { HubSpotClient } from "./client.ts";
import { withSurroundings, type DealRecord } from "./deal.ts";
import { API_VERSION, ASSOCIATION_TYPE_IDS, COMPANY_PROPERTIES, DEAL_PROPERTIES } from "./names.ts";
import { pagesOf, paging } from "./pages.ts";
import { crmRecord, recordId, type CrmRecord } from "./record.ts";

/** A run of an account's records in the order of their ids. `after` is where to go on; null after the last. */
export interface Run<R> {
  readonly records: readonly R[];
  readonly after: string | null;
}

/** Deals gathered before their line items are read, so that those are read by full hundreds. */
const PAGES_PER_RUN = 10;

const companiesPage = z.object({ results: z.array(crmRecord), paging });

const links = z.object({ results: z.array(z.object({ id: recordId, type: z.string() })), paging });
// HubSpot writes this key with a space.
const embedded = z.object({ companies: links.optional(), "line items": links.optional() });
const listedDeal = crmRecord.extend({ associations: embedded.optional() });
type ListedDeal = z.infer<typeof listedDeal>;
const dealsPage = z.object({ results: z.array(listedDeal), paging });

/** Every company of the account, a hundred a call. */
export async function* listCompanies(client: HubSpotClient, portalId: bigint, from: string | null): AsyncGenerator<Run<CrmRecord>> {
  const query = { properties: COMPANY_PROPERTIES.join(",") };
  for await (const { results, after } of pagesOf(client, portalId, `/crm/objects/${API_VERSION}/companies`, query, companiesPage, from)) yield { records: results, after };
}

/**
 * Every deal of the account with what is around it. Ids of companies and line items come with the deals; only a deal with
 * more of them than fit is asked about again. Companies in `known` are not read again.
 */
export async function* listDeals(client: HubSpotClient, portalId: bigint, from: string | null, known: ReadonlyMap<string, CrmRecord>): AsyncGenerator<Run<DealRecord>> {
  const query = { properties: DEAL_PROPERTIES.join(","), associations: "companies,line_items" };
  let gathered: ListedDeal[] = [];
  let pages = 0;
  for await (const { results, after } of pagesOf(client, portalId, `/crm/objects/${API_VERSION}/deals`, query, dealsPage, from)) {
    gathered.push(...results);
    pages += 1;
    if (pages % PAGES_PER_RUN !== 0 && after !== null) continue;
    yield { records: await complete(client, portalId, gathered, known), after };
    gathered = [];
  }
}

async function complete(client: HubSpotClient, portalId: bigint, deals: readonly ListedDeal[], known: ReadonlyMap<string, CrmRecord>): Promise<readonly DealRecord[]> {
  const overflowing = (kind: "companies" | "line items"): readonly string[] => deals.filter((deal) => deal.associations?.[kind]?.paging?.next).map((deal) => deal.id);
  const [moreCompanies, moreLineItems] = await Promise.all([
    readAssociations(client, portalId, "deals", "companies", overflowing("companies")),
    readAssociations(client, portalId, "deals", "line_items", overflowing("line items")),
  ]);
  const linksOf = (kind: "companies" | "line items") => deals.map((deal) => [deal.id, linked(deal.associations?.[kind]?.results ?? [])] as const);
  const { deals: whole, unread } = await withSurroundings(client, portalId, deals, {
    companies: new Map([...linksOf("companies"), ...moreCompanies]),
    lineItems: new Map([...linksOf("line items"), ...moreLineItems]),
  }, known);
  if (unread.length > 0) throw notServed(portalId, `what is around ${unread.length} deals`, unread);
  return whole;
}

/** One entry for each record at the other end. HubSpot lists a primary company twice: plainly, and as an `_unlabeled` twin. */
function linked(entries: readonly { readonly id: string; readonly type: string }[]): readonly Associated[] {
  const typesOf = new Map(entries.map(({ id }) => [id, entries.filter((entry) => entry.id === id).map((entry) => entry.type)]));
  const primary = (types: readonly string[]): boolean => types.includes("deal_to_company") && types.includes("deal_to_company_unlabeled");
  return [...typesOf].map(([id, types]) => ({ id, typeIds: primary(types) ? [ASSOCIATION_TYPE_IDS.dealToPrimaryCompany] : [] }));
}
