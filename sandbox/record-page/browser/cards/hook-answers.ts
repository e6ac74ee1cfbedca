import type { LinkedRecord, Properties, RecordView } from "../../record-view.ts";
import { formatted, type Meanings } from "../crm/format.ts";
import type { AssociationsRequest, HookAnswer, HookOptions } from "./protocol.ts";
import { pick } from "./record-values.ts";

const DEFAULT_PAGE = 10;

/** Associated records by any of the names HubSpot accepts for their type. */
function linkedOf(record: RecordView, type: string): readonly LinkedRecord[] | null {
  switch (type.toLowerCase()) {
    case "0-1": case "contact": case "contacts": return record.contacts;
    case "0-2": case "company": case "companies": return record.companies;
    case "0-3": case "deal": case "deals": return record.deals;
    case "0-8": case "line_item": case "line_items": return record.lineItems;
    default: return null;
  }
}

/** What `useAssociations` reads. HubSpot: AssociationsResponse. */
export function associationsAnswer(record: RecordView, meanings: Meanings, request: AssociationsRequest, options: HookOptions | undefined): HookAnswer {
  const all = linkedOf(record, request.toObjectType);
  if (all === null) return { error: `toObjectType ${request.toObjectType}: expected contacts, companies, deals or line_items` };
  const offset = request.offset ?? 0;
  const end = offset + (request.pageLength ?? DEFAULT_PAGE);
  const results = all.slice(offset, end).map(({ id, properties, associationTypes }) => ({
    toObjectId: Number(id), associationTypes, properties: formatted(meanings, pick(properties, request.properties ?? []), options),
  }));
  return { data: { results, hasMore: end < all.length, nextOffset: Math.min(end, all.length) } };
}

interface Found {
  readonly total: number;
  readonly after?: string;
  readonly results: readonly { readonly id: string; readonly properties: Properties }[];
}

/** What `useCrmSearch` reads. HubSpot: CrmSearchResponse. */
export const searchAnswer = ({ total, results, after }: Found, meanings: Meanings, options: HookOptions | undefined): HookAnswer => ({
  data: {
    total,
    results: results.map(({ id, properties }) => ({ objectId: Number(id), properties: formatted(meanings, properties, options) })),
    hasMore: after !== undefined,
    ...(after === undefined ? {} : { after }),
  },
});
