import { Client } from "@hubspot/api-client";
import { ObjectSerializer } from "@hubspot/api-client/lib/codegen/crm/deals/models/ObjectSerializer.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Account } from "./account.ts";

/**
 * HubSpot's own client for Node talks to the sandbox as it would to HubSpot, and its own models read the answers. Its
 * generated calls know only the older paths, so the dated ones are reached by `apiRequest`.
 */
describe("HubSpot's own client", () => {
  let account: Account;
  let client: Client;
  beforeAll(async () => {
    account = await Account.start();
    await account.install();
    client = new Client({ accessToken: account.token, basePath: account.sandbox.url, numberOfApiCallRetries: 1 });
  });
  afterAll(async () => account.close());

  const ask = async (path: string, body?: unknown): Promise<{ status: number; json: unknown }> => {
    const response = await client.apiRequest({ method: body === undefined ? "GET" : "POST", path, ...(body === undefined ? {} : { body }) });
    return { status: response.status, json: await response.json() };
  };

  test("reads a batch of deals into its own model", async () => {
    const { status, json } = await ask("/crm/objects/2026-09/deals/batch/read", { inputs: [{ id: "201" }, { id: "202" }], properties: ["dealname", "amount"], propertiesWithHistory: [] });
    const batch: unknown = ObjectSerializer.deserialize(json, "BatchResponseSimplePublicObject", "");
    expect(status).toBe(200);
    expect(batch).toMatchObject({
      status: "COMPLETE", completedAt: expect.any(Date),
      results: [{ id: "201", archived: false, createdAt: expect.any(Date), properties: { dealname: "Acme platform", amount: "1200" } }, { id: "202" }],
    });
  });

  test("is told which records of a batch are missing, with 207", async () => {
    const { status, json } = await ask("/crm/objects/2026-09/deals/batch/read", { inputs: [{ id: "201" }, { id: "999" }], properties: [], propertiesWithHistory: [] });
    expect(status).toBe(207);
    expect(ObjectSerializer.deserialize(json, "BatchResponseSimplePublicObjectWithErrors", "")).toMatchObject({ numErrors: 1, errors: [{ category: "OBJECT_NOT_FOUND", context: { ids: ["999"] } }] });
  });

  test("searches, and reads the page into its own model", async () => {
    const { status, json } = await ask("/crm/objects/2026-09/deals/search", { filterGroups: [{ filters: [{ propertyName: "amount", operator: "GTE", value: "1000" }] }], properties: ["amount"], limit: 5, after: "0", sorts: [] });
    expect(status).toBe(200);
    expect(ObjectSerializer.deserialize(json, "CollectionResponseWithTotalSimplePublicObject", "")).toMatchObject({ total: 1, results: [{ id: "201" }] });
  });

  test("gets an error in HubSpot's shape for a property that does not exist", async () => {
    const { status, json } = await ask("/crm/objects/2026-09/deals", { properties: { no_such_property: "1" }, associations: [] });
    expect(status).toBe(400);
    expect(json).toMatchObject({ status: "error", category: "VALIDATION_ERROR", correlationId: expect.any(String) });
  });
});
