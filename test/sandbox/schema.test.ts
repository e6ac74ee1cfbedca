import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Account } from "./account.ts";

let account: Account;
beforeAll(async () => {
  account = await Account.start({ limits: { burst: 10_000 } });
  await account.install();
});
afterAll(async () => { await account.close(); });

const PROPERTIES = "/crm/properties/2026-09/deals";
const tier = { groupName: "partner", name: "partner_tier", label: "Tier", type: "enumeration", fieldType: "select", options: [{ label: "Gold", value: "gold", displayOrder: 0 }] };

describe("properties", () => {
  test("a group first, then properties in it; existing names are conflicts", async () => {
    expect((await account.api("POST", PROPERTIES, tier)).body.at("message")).toBe("Property group partner does not exist");
    expect((await account.api("POST", `${PROPERTIES}/groups`, { name: "partner", label: "Partner" })).status).toBe(201);
    expect((await account.api("POST", `${PROPERTIES}/groups`, { name: "partner", label: "Partner" })).status).toBe(409);
    const created = await account.api("POST", PROPERTIES, tier);
    expect(created.status).toBe(201);
    expect(created.body.json).toMatchObject({ name: "partner_tier", hubspotDefined: false, options: [{ value: "gold", hidden: false }], modificationMetadata: { readOnlyValue: false } });
    expect((await account.api("POST", PROPERTIES, tier)).status).toBe(409);
    expect((await account.api("GET", `${PROPERTIES}/groups/partner`)).body.at("label")).toBe("Partner");
  });

  test("the options of an enumeration are the values it takes, and may be added to", async () => {
    const write = async (value: string): Promise<number> => (await account.api("PATCH", "/crm/objects/2026-09/deals/201", { properties: { partner_tier: value } })).status;
    expect(await write("silver")).toBe(400);
    const options = [...tier.options, { label: "Silver", value: "silver", displayOrder: 1 }];
    expect((await account.api("PATCH", `${PROPERTIES}/partner_tier`, { options })).status).toBe(200);
    expect(await write("silver")).toBe(200);
    expect(await write("")).toBe(200);
  });

  test("batches create and read, each input by itself", async () => {
    const property = (name: string): unknown => ({ ...tier, name, type: "string", fieldType: "text", options: [] });
    const created = await account.api("POST", `${PROPERTIES}/batch/create`, { inputs: [property("partner_a"), property("partner_tier")] });
    expect([created.status, created.body.at("results", 0, "name"), created.body.at("errors", 0, "category")]).toEqual([207, "partner_a", "CONFLICT"]);
    const read = await account.api("POST", `${PROPERTIES}/batch/read`, { inputs: [{ name: "partner_a" }, { name: "nope" }], archived: false });
    expect([read.status, read.body.list("results").length]).toEqual([207, 1]);
  });

  test.each([
    ["a bad name", { name: "Partner Tier" }],
    ["an enumeration without options", { name: "partner_none", options: [] }],
    ["a bool without true and false", { name: "partner_flag", type: "bool", fieldType: "booleancheckbox" }],
    ["an unknown type", { name: "partner_money", type: "money" }],
  ])("refuses %s", async (_what, change) => {
    const answer = await account.api("POST", PROPERTIES, { ...tier, ...change });
    expect([answer.status, answer.body.at("category")]).toEqual([400, "VALIDATION_ERROR"]);
  });

  test("archived properties are gone; HubSpot's own cannot be archived", async () => {
    expect((await account.api("DELETE", `${PROPERTIES}/partner_a`)).status).toBe(204);
    expect((await account.api("GET", `${PROPERTIES}/partner_a`)).status).toBe(404);
    expect((await account.api("GET", `${PROPERTIES}/partner_a?archived=true`)).body.at("archived")).toBe(true);
    expect((await account.api("GET", `${PROPERTIES}/dealname?archived=true`)).status).toBe(404);
    expect((await account.api("DELETE", `${PROPERTIES}/dealname`)).status).toBe(400);
  });
});

test("pipelines tell which stages are won and lost", async () => {
  const { body } = await account.api("GET", "/crm/pipelines/2026-09/deals");
  expect(body.at("results", 0, "stages", 5)).toMatchObject({ id: "closedwon", metadata: { isClosed: "true", probability: "1.0" }, archived: false });
  expect((await account.api("GET", "/crm/pipelines/2026-09/deals/nope")).status).toBe(404);
});

test("a pipeline may be added, its stages changed, and taken away when it is empty", async () => {
  const stages = [{ label: "Open", displayOrder: 0, metadata: { probability: "0.5" }, stageId: "r_open" }, { label: "Won", displayOrder: 1, metadata: { probability: "1.0" }, stageId: "r_won" }];
  expect((await account.api("POST", "/crm/pipelines/2026-09/deals", { label: "Renewals", displayOrder: 1, stages: [{ ...stages[0], metadata: {} }] })).status).toBe(400);
  expect((await account.api("POST", "/crm/pipelines/2026-09/deals", { label: "Renewals", displayOrder: 1, stages, pipelineId: "renewals" })).status).toBe(201);
  await account.api("PATCH", "/crm/objects/2026-09/deals/201", { properties: { pipeline: "renewals", dealstage: "r_open" } });
  const path = "/crm/pipelines/2026-09/deals/renewals";
  expect((await account.api("DELETE", `${path}?validateReferencesBeforeDelete=true`)).status).toBe(400);
  await account.api("PATCH", "/crm/objects/2026-09/deals/201", { properties: { pipeline: "default", dealstage: "contractsent" } });
  expect((await account.api("DELETE", `${path}?validateReferencesBeforeDelete=true`)).status).toBe(204);
});

test("a pipeline and a stage may be replaced; a stage with deals in it stays while references are checked", async () => {
  const path = "/crm/pipelines/2026-09/deals/upsell";
  const stage = (stageId: string, label: string): unknown => ({ stageId, label, displayOrder: 0, metadata: { probability: "0.5" } });
  await account.api("POST", "/crm/pipelines/2026-09/deals", { label: "Upsell", displayOrder: 2, pipelineId: "upsell", stages: [stage("u_one", "One")] });
  expect((await account.api("PUT", `${path}/stages/u_one`, { label: "First", displayOrder: 4, metadata: { probability: "0.2" } })).body.json)
    .toMatchObject({ id: "u_one", label: "First", displayOrder: 4, metadata: { probability: "0.2", isClosed: "false" } });
  await account.api("PATCH", "/crm/objects/2026-09/deals/201", { properties: { pipeline: "upsell", dealstage: "u_one" } });
  const other = { label: "Upselling", displayOrder: 3, stages: [stage("u_two", "Two")] };
  expect((await account.api("PUT", `${path}?validateReferencesBeforeDelete=true`, other)).status).toBe(400);
  await account.api("PATCH", "/crm/objects/2026-09/deals/201", { properties: { pipeline: "default", dealstage: "contractsent" } });
  const replaced = await account.api("PUT", `${path}?validateReferencesBeforeDelete=true`, other);
  expect([replaced.status, replaced.body.at("label"), replaced.body.list("stages").length, replaced.body.at("stages", 0, "id")]).toEqual([200, "Upselling", 1, "u_two"]);
  expect((await account.api("PUT", path, { label: "No stages" })).status).toBe(400);
});

test("owners by owner id and by user id, in pages", async () => {
  expect((await account.api("GET", "/crm/owners/2026-09/70001")).body.json).toMatchObject({ userId: 1001, email: "sam@vendor.example", teams: [{ id: "501", name: "Sales", primary: true }] });
  expect((await account.api("GET", "/crm/owners/2026-09/1002?idProperty=userId")).body.at("id")).toBe("70002");
  const first = await account.api("GET", "/crm/owners/2026-09?limit=1");
  const second = await account.api("GET", `/crm/owners/2026-09?limit=1&after=${String(first.body.at("paging", "next", "after"))}`);
  expect([first.body.at("results", 0, "id"), second.body.at("results", 0, "id"), second.body.at("paging")]).toEqual(["70001", "70002", undefined]);
});

test("the account knows its zone and currency", async () => {
  expect((await account.api("GET", "/account-info/2026-09/details")).body.json)
    .toMatchObject({ portalId: 20260901, timeZone: "America/New_York", companyCurrency: "USD", utcOffset: expect.stringMatching(/^-0[45]:00$/) });
});
