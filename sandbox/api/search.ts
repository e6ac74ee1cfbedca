import type { AccountState } from "../account-state.ts";
import { publicObject } from "../crm/public-object.ts";
import { searchRecords, searchRequest } from "../crm/search.ts";
import { invalid } from "../hubspot-error.ts";
import { parseBody } from "./api-router.ts";
import type { Answer, ApiCall, ApiRouter } from "./api-router.ts";
import { reads } from "./objects.ts";
import { pagingTo, typeParam, versioned } from "./read-query.ts";

/** Characters a search body may have. Source: HubSpot, "Search the CRM". */
const LONGEST_BODY = 3_000;

/** Search with HubSpot's limits. `lagMs` is how far its index is behind the records. */
export function searchRoutes(api: ApiRouter, state: AccountState, lagMs: () => number): void {
  api.on("post", versioned("/crm/objects/V/:type/search"), { needs: reads, limit: "searches", handle: (call) => search(state, call, lagMs()) });
}

function search(state: AccountState, { params, body, now }: ApiCall, lagMs: number): Answer {
  const type = typeParam(params);
  if (JSON.stringify(body ?? {}).length > LONGEST_BODY) throw invalid(`The request body exceeds ${String(LONGEST_BODY)} characters`);
  const request = parseBody(searchRequest, body);
  const found = searchRecords(state.crm, type, request, new Date(now.getTime() - lagMs).toISOString());
  const selection = { properties: request.properties, propertiesWithHistory: [], associations: [] };
  return {
    status: 200,
    body: { total: found.total, results: found.page.map((record) => publicObject(state.crm, record, selection)), ...pagingTo(found.next) },
  };
}
