import express, { type Router } from "express";
import { z } from "zod";
import { parseBody } from "../api/api-router.ts";
import { objectTypeOf, type ObjectType } from "../crm/object-types.ts";
import { publicObject } from "../crm/public-object.ts";
import { searchRecords, searchRequest, type SearchRequest } from "../crm/search.ts";
import { HubSpotError, invalid } from "../hubspot-error.ts";
import type { SandboxOnPage } from "./server.ts";

const hookRequest = z.object({ objectType: z.string(), pageLength: z.int().min(1).max(200).default(10) }).loose();

/** The SDK's request in the words of the API. Throws HubSpot's 400, naming the place. */
function apiRequest(body: unknown): { readonly type: ObjectType; readonly search: SearchRequest } {
  const { objectType, pageLength, ...rest } = parseBody(hookRequest, body);
  const type = objectTypeOf(objectType);
  if (type === null) throw invalid(`objectType: expected a type of record such as deals or 0-3, got ${objectType}`);
  return { type, search: parseBody(searchRequest, { ...rest, limit: pageLength }) };
}

/** Adds the search behind the SDK's `useCrmSearch`: the API's own, without the rate limit of its callers. */
export function addSearchRoute(router: Router, sandbox: SandboxOnPage): void {
  router.post("/record-page/api/search", express.json({ limit: "64kb" }), (request, response) => {
    try {
      const { type, search } = apiRequest(request.body);
      const found = searchRecords(sandbox.crm, type, search, new Date().toISOString());
      const selection = { properties: search.properties, propertiesWithHistory: [], associations: [] };
      response.json({
        total: found.total,
        results: found.page.map((record) => publicObject(sandbox.crm, record, selection)),
        ...(found.next === null ? {} : { after: found.next }),
      });
    } catch (error) {
      if (!(error instanceof HubSpotError)) throw error;
      response.status(error.status).json(error.body());
    }
  });
}
