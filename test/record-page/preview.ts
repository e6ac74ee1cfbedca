import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import express, { type Router } from "express";
import { AccountState } from "../../sandbox/account-state.ts";
import { archiveRecord, restoreRecord } from "../../sandbox/crm/archive-record.ts";
import { seedChanges } from "../../sandbox/crm/load-seed.ts";
import { objectTypeOf, type ObjectType } from "../../sandbox/crm/object-types.ts";
import { byUser } from "../../sandbox/crm/record.ts";
import { createRecord, updateRecord } from "../../sandbox/crm/write-record.ts";
import { HubSpotError } from "../../sandbox/hubspot-error.ts";
import { recordPage, type RecordPageOptions } from "../../sandbox/record-page/server.ts";
import type { CrmSeed } from "../../sandbox/seed.ts";

/** The repository, and the HubSpot project with this folder's own small cards. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const FIXTURE_PROJECT = path.join(ROOT, "test/record-page/fixtures/src");

/** One deal of 1,200 dollars for Acme, with its line item and contact. */
export const SEED: CrmSeed = {
  records: {
    companies: [{ id: "501", createdAt: "2026-01-05T10:00:00.000Z", properties: { name: "Acme", domain: "acme.example", lifecyclestage: "opportunity" } }],
    contacts: [{ id: "601", createdAt: "2026-01-05T10:00:00.000Z", properties: { firstname: "Ada", lastname: "Lane", email: "ada@acme.example" } }],
    deals: [{
      id: "801", createdAt: "2026-02-01T10:00:00.000Z",
      properties: { dealname: "Acme – platform", pipeline: "default", dealstage: "contractsent", amount: "1200", closedate: "2026-03-31T17:00:00.000Z", deal_currency_code: "USD", hubspot_owner_id: "70001" },
    }],
    line_items: [{
      id: "901", createdAt: "2026-02-01T10:00:00.000Z",
      properties: { name: "Platform", quantity: "1", price: "1200", amount: "1200", recurringbillingfrequency: "annually", hs_recurring_billing_period: "P12M" },
    }],
  },
  associations: [
    { from: { type: "deals", id: "801" }, to: { type: "companies", id: "501" } },
    { from: { type: "deals", id: "801" }, to: { type: "contacts", id: "601" } },
    { from: { type: "deals", id: "801" }, to: { type: "line_items", id: "901" } },
  ],
};

/** Serves the record page over an account in memory, on a free port. */
export async function startPreview(options: Partial<RecordPageOptions> & { readonly seed?: CrmSeed } = {}) {
  const account = AccountState.open({ dataDir: null, eventsOf: () => [], seed: (crm) => seedChanges(crm, options.seed ?? SEED) });
  const page = await recordPage({ root: ROOT, srcDir: FIXTURE_PROJECT, watch: false, ...options });
  const app = express().use("/sandbox", express.json(), controlRoutes(account)).use(page.router(account));
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    account,
    settled: page.settled,
    async close(): Promise<void> {
      await page.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The sandbox's control routes that the page calls, over its own functions; `hubspot-fetch` answers as an echoing backend would. */
function controlRoutes(account: AccountState): Router {
  const routes = express.Router();
  const type = (name: string | undefined): ObjectType => {
    const found = objectTypeOf(name ?? "");
    if (found === null) throw new HubSpotError(404, "OBJECT_NOT_FOUND", `no records of type ${String(name)}`);
    return found;
  };
  routes.post("/records/:type", (request, response) => {
    const links = (request.body.associations as { type: ObjectType; id: string }[]).map((to) => ({ to, typeIds: null }));
    response.status(201).json({ id: createRecord(account, type(request.params.type), request.body.properties, links, byUser(request.body.userId), new Date()).id });
  });
  routes.patch("/records/:type/:id", (request, response) => {
    updateRecord(account, type(request.params.type), request.params.id, request.body.properties, byUser(request.body.userId), new Date());
    response.json({});
  });
  routes.delete("/records/:type/:id", (request, response) => {
    archiveRecord(account, type(request.params.type), request.params.id, byUser(request.body.userId), new Date());
    response.json({});
  });
  routes.post("/records/:type/:id/restore", (request, response) => {
    restoreRecord(account, type(request.params.type), request.params.id, byUser(request.body.userId), new Date());
    response.json({});
  });
  routes.post("/hubspot-fetch", (request, response) => {
    const { url, body, userId } = request.body as { url: string; body: object; userId: number };
    const echo = { userId, deal: new URL(url).searchParams.get("deal"), ...body };
    response.json({ status: 201, headers: { "content-type": "application/json" }, body: JSON.stringify(echo) });
  });
  routes.use((error: unknown, _request: express.Request, response: express.Response, next: express.NextFunction) => {
    if (error instanceof HubSpotError) response.status(error.status).json(error.body());
    else next(error);
  });
  return routes;
}
