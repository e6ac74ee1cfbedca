import express, { type Router } from "express";
import { z } from "zod";
import { objectTypeOf, type ObjectType } from "../crm/object-types.ts";
import { publicObject } from "../crm/public-object.ts";
import { searchRecords, searchRequest } from "../crm/search.ts";
import { HubSpotError } from "../hubspot-error.ts";
import type { AccountOnPage } from "./server.ts";

const hookRequest = z.object({
  objectType: z.string().transform((name, context) => {
    const type = objectTypeOf(name);
    if (type !== null) return type;
    context.addIssue(`expected a type of record such as deals or 0-3, got ${name}`);
    return z.NEVER;
  }),
  pageLength: z.int().min(1).max(200).default(10),
}).loose().transform(({ objectType, pageLength, ...search }) => ({ objectType, search: { ...search, limit: pageLength } }))
  .pipe(z.object({ objectType: z.custom<ObjectType>(), search: searchRequest }));

/** Adds the search behind the SDK's `useCrmSearch`: the API's own, without the rate limit of its callers. */
export function addSearchRoute(router: Router, account: AccountOnPage): void {
  router.post("/record-page/api/search", express.json({ limit: "64kb" }), (request, response) => {
    const parsed = hookRequest.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ message: z.prettifyError(parsed.error) });
      return;
    }
    const { objectType, search } = parsed.data;
    try {
      const found = searchRecords(account.crm, objectType, search, new Date().toISOString());
      const selection = { properties: search.properties, propertiesWithHistory: [], associations: [] };
      response.json({
        total: found.total,
        results: found.page.map((record) => publicObject(account.crm, record, selection)),
        ...(found.next === null ? {} : { after: found.next }),
      });
    } catch (error) {
      if (!(error instanceof HubSpotError)) throw error;
      response.status(error.status).json(error.body());
    }
  });
}
