import type { AddressInfo } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import express from "express";
import { recordPage, type RecordPageOptions } from "../../sandbox/record-page/server.ts";
import { startSandbox } from "../../sandbox/sandbox.ts";
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

/** The sandbox with the record page on a free port, and a backend for the cards that answers with what it was asked. */
export async function startPreview(options: Partial<RecordPageOptions> = {}) {
  const backend = express().post("/echo", express.json(), (request, response) => {
    response.status(201).json({ ...request.query, ...request.body, signed: request.headers["x-hubspot-signature-v3"] !== undefined });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => backend.once("listening", resolve));
  const { port } = backend.address() as AddressInfo;
  const srcDir = options.srcDir ?? FIXTURE_PROJECT;
  const page = await recordPage({ root: ROOT, srcDir, watch: false, ...options });
  const sandbox = await startSandbox({ port: 0, dataDir: null, app: { baseUrl: `http://127.0.0.1:${String(port)}`, srcDir }, seed: SEED, pages: page.router });
  return {
    url: sandbox.url,
    settled: page.settled,
    async close(): Promise<void> {
      await page.close();
      await sandbox.close();
      backend.closeAllConnections();
      await new Promise((resolve) => backend.close(resolve));
    },
  };
}
