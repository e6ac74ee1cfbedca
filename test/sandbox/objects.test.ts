import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Account } from "./account.ts";

let account: Account;
beforeEach(async () => {
  await account?.close();
  account = await Account.start({ limits: { burst: 10_000 } });
  await account.install();
});
afterAll(async () => { await account.close(); });

const DEALS = "/crm/objects/2026-09/deals";
const codes = (answer: { body: { list(...path: string[]): readonly unknown[] } }): readonly unknown[] =>
  answer.body.list("errors").map((error) => (typeof error === "object" && error !== null && "code" in error ? error.code : null));

describe("reading", () => {
  test("shows what was asked for, null where there is nothing, and ignores unknown names", async () => {
    const { status, body } = await account.api("GET", `${DEALS}/201?properties=amount,dealtype,no_such_thing&associations=companies,line_items`);
    expect(status).toBe(200);
    expect(body.at("id")).toBe("201");
    expect(body.at("properties")).toMatchObject({ amount: "1200", dealtype: null, hs_object_id: "201" });
    expect(body.at("properties")).not.toHaveProperty("no_such_thing");
    expect(body.list("associations", "companies", "results")).toEqual([
      { id: "101", type: "deal_to_company_unlabeled" }, { id: "101", type: "deal_to_company" },
    ]);
    expect(body.list("associations", "line items", "results")).toHaveLength(2);
  });

  test("knows won and lost from the stage's probability, and the past of a property", async () => {
    const { body } = await account.api("GET", `${DEALS}/202?properties=hs_is_closed,hs_is_closed_won,hs_tcv`);
    expect(body.at("properties")).toMatchObject({ hs_is_closed: "true", hs_is_closed_won: "true", hs_tcv: null });
    const open = await account.api("GET", `${DEALS}/201?properties=hs_arr,hs_tcv&propertiesWithHistory=dealstage`);
    expect(open.body.at("properties")).toMatchObject({ hs_arr: "1000", hs_tcv: "1200" });
    expect(open.body.list("propertiesWithHistory", "dealstage")).toEqual([
      { value: "contractsent", timestamp: "2026-02-10T10:00:00.000Z", sourceType: "CRM_UI", sourceId: "userId:1002", updatedByUserId: 1002 },
      { value: "qualifiedtobuy", timestamp: "2026-02-01T10:00:00.000Z", sourceType: "CRM_UI", sourceId: "userId:1001", updatedByUserId: 1001 },
    ]);
  });

  test("pages through lists and refuses pages over a hundred", async () => {
    const first = await account.api("GET", `${DEALS}?limit=1`);
    expect(first.body.at("results", 0, "id")).toBe("201");
    const second = await account.api("GET", `${DEALS}?limit=1&after=${String(first.body.at("paging", "next", "after"))}`);
    expect(second.body.at("results", 0, "id")).toBe("202");
    expect(second.body.at("paging")).toBeUndefined();
    expect((await account.api("GET", `${DEALS}?limit=101`)).status).toBe(400);
  });

  test("answers 404 for what is missing, 400 for a type there is not, 405 for a method there is not", async () => {
    const missing = await account.api("GET", `${DEALS}/999`);
    expect([missing.status, missing.body.at("category"), missing.body.at("status")]).toEqual([404, "OBJECT_NOT_FOUND", "error"]);
    expect(missing.body.at("correlationId")).toMatch(/^[0-9a-f-]{36}$/);
    expect((await account.api("GET", "/crm/objects/2026-09/unicorns/1")).status).toBe(400);
    expect((await account.api("PUT", `${DEALS}/201`, {})).status).toBe(405);
    expect((await account.api("GET", "/crm/v3/objects/deals/201")).status).toBe(404);
    expect((await account.api("GET", "/crm/objects/2026-03/deals/201")).status).toBe(200);
  });
});

describe("writing", () => {
  test("creates with associations and answers what was written", async () => {
    const { status, body } = await account.api("POST", DEALS, {
      properties: { dealname: "Gamma", dealstage: "closedwon", amount: "10.50", closedate: "2026-03-01" },
      associations: [{ to: { id: "102" }, types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 5 }] }],
    });
    expect(status).toBe(201);
    expect(body.at("properties")).toMatchObject({ amount: "10.50", closedate: "2026-03-01T00:00:00.000Z" });
    const id = String(body.at("id"));
    expect(Number(id)).toBeGreaterThan(2 ** 31);
    const links = await account.api("GET", `${DEALS}/${id}/associations/companies`);
    expect(links.body.list("results")).toEqual([{
      toObjectId: "102",
      associationTypes: [{ category: "HUBSPOT_DEFINED", typeId: 341 }, { category: "HUBSPOT_DEFINED", typeId: 5, label: "Primary" }],
    }]);
  });

  test.each([
    ["an unknown property", { no_such_thing: "1" }, "PROPERTY_DOESNT_EXIST"],
    ["a property that is HubSpot's own", { hs_is_closed_won: "true" }, "READ_ONLY_VALUE"],
    ["a number that is none", { amount: "a lot" }, "INVALID_DOUBLE"],
    ["an option there is not", { dealtype: "barter" }, "INVALID_OPTION"],
    ["a stage of no pipeline", { dealstage: "won-ish" }, "INVALID_OPTION"],
    ["a stage of another pipeline", { pipeline: "elsewhere" }, "INVALID_OPTION"],
    ["a time that is none", { closedate: "next Tuesday" }, "INVALID_DATE"],
    ["an owner there is not", { hubspot_owner_id: "1" }, "INVALID_OPTION"],
  ])("refuses %s, naming it, and changes nothing", async (_what, wrong, code) => {
    const answer = await account.api("PATCH", `${DEALS}/201`, { properties: { dealname: "Changed", ...wrong } });
    expect([answer.status, answer.body.at("category")]).toEqual([400, "VALIDATION_ERROR"]);
    expect(codes(answer)).toEqual([code]);
    expect((await account.api("GET", `${DEALS}/201`)).body.at("properties", "dealname")).toBe("Acme platform");
  });

  test("names every property at fault at once", async () => {
    const answer = await account.api("PATCH", `${DEALS}/201`, { properties: { nope: "1", amount: "x", dealtype: "y" } });
    expect(codes(answer)).toEqual(["PROPERTY_DOESNT_EXIST", "INVALID_DOUBLE", "INVALID_OPTION"]);
  });

  test("wants the properties a new record needs", async () => {
    const answer = await account.api("POST", DEALS, { properties: { amount: "5" } });
    expect(answer.status).toBe(400);
    expect(answer.body.at("errors", 0, "context", "properties")).toEqual(["dealname", "dealstage"]);
  });

  test("refuses a second contact with the same address", async () => {
    const answer = await account.api("POST", "/crm/objects/2026-09/contacts", { properties: { email: "Jo@Acme.com" } });
    expect([answer.status, answer.body.at("category")]).toEqual([409, "CONFLICT"]);
    expect(answer.body.at("message")).toContain("Existing ID: 301");
  });

  test("moves a lifecycle stage forward only", async () => {
    const path = "/crm/objects/2026-09/companies/101";
    await account.api("PATCH", path, { properties: { lifecyclestage: "customer" } });
    const back = await account.api("PATCH", path, { properties: { lifecyclestage: "lead", name: "Acme Inc." } });
    expect(back.body.at("properties")).toMatchObject({ lifecyclestage: "customer", name: "Acme Inc." });
  });

  test("answers 415 for a body that is not JSON and 400 for JSON that is broken", async () => {
    const send = (type: string, body: string): Promise<Response> => fetch(`${account.sandbox.url}${DEALS}/201`, {
      method: "PATCH", headers: { authorization: `Bearer ${account.token}`, "content-type": type }, body,
    });
    expect((await send("text/plain", "{}")).status).toBe(415);
    expect((await send("application/json", "{oops")).status).toBe(400);
    expect((await send("application/json", '{"properties": 7}')).status).toBe(400);
  });
});

describe("deleting and merging", () => {
  test("a deleted record is gone for reads, listed as archived, and may be deleted again", async () => {
    expect((await account.api("DELETE", `${DEALS}/202`)).status).toBe(204);
    expect((await account.api("DELETE", `${DEALS}/202`)).status).toBe(204);
    expect((await account.api("GET", `${DEALS}/202`)).status).toBe(404);
    const archived = await account.api("GET", `${DEALS}?archived=true`);
    expect(archived.body.at("results", 0)).toMatchObject({ id: "202", archived: true });
    expect((await account.api("GET", "/crm/objects/2026-09/companies/102?associations=deals")).body.at("associations")).toBeUndefined();
  });

  test("merged deals become a third record, under which the old ids answer one at a time but not in batches", async () => {
    const merged = await account.api("POST", `${DEALS}/merge`, { primaryObjectId: "201", objectIdToMerge: "202" });
    const id = String(merged.body.at("id"));
    expect(["201", "202"]).not.toContain(id);
    expect((await account.api("GET", `${DEALS}/202?properties=dealname,closedate,hs_merged_object_ids`)).body.at("properties"))
      .toMatchObject({ hs_object_id: id, dealname: "Acme platform", closedate: "2026-02-20T00:00:00.000Z", hs_merged_object_ids: "201;202" });
    const batch = await account.api("POST", `${DEALS}/batch/read`, { inputs: [{ id: "201" }, { id }] });
    expect([batch.status, batch.body.list("results").length, batch.body.at("errors", 0, "context", "ids")]).toEqual([207, 1, ["201"]]);
  });
});

describe("side effects", () => {
  const lines = "/crm/objects/2026-09/line_items";
  const amount = async (): Promise<unknown> => (await account.api("GET", `${DEALS}/201?properties=amount`)).body.at("properties", "amount");

  test("a deal's amount follows its line items: changed, added, removed", async () => {
    await account.api("PATCH", `${lines}/401`, { properties: { amount: "1000.10" } });
    expect(await amount()).toBe("1200.1");
    const added = await account.api("POST", lines, {
      properties: { name: "Seats", price: "9.99", quantity: "3" },
      associations: [{ to: { id: "201" }, types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 20 }] }],
    });
    expect(added.body.at("properties")).toMatchObject({ price: "9.99" });
    expect(await amount()).toBe("1230.07");
    await account.api("DELETE", `${lines}/402`);
    expect(await amount()).toBe("1030.07");
  });

  test("renaming a line item leaves an amount alone that was typed in by hand", async () => {
    await account.api("PATCH", `${DEALS}/201`, { properties: { amount: "1100" } });
    await account.api("PATCH", `${lines}/401`, { properties: { name: "Platform Plus" } });
    expect(await amount()).toBe("1100");
  });

  test("the close date is set when a user wins a deal, not when an app does", async () => {
    const closed = async (): Promise<unknown> => (await account.api("GET", `${DEALS}/201?properties=closedate,hs_is_closed_won`)).body.at("properties");
    await account.api("PATCH", `${DEALS}/201`, { properties: { dealstage: "closedwon" } });
    expect(await closed()).toMatchObject({ closedate: null, hs_is_closed_won: "true" });
    await account.control("PATCH", "/records/deals/201", { properties: { dealstage: "contractsent" } });
    await account.control("PATCH", "/records/deals/201", { properties: { dealstage: "closedlost" } });
    expect(await closed()).toMatchObject({ closedate: expect.stringMatching(/^\d{4}-/), hs_is_closed_won: "false" });
  });

  test("a note moves the last activity date of the deal it is on", async () => {
    const note = await account.control("POST", "/records/notes", { properties: { hs_timestamp: "2026-03-01", hs_note_body: "Called" }, associations: [{ type: "deals", id: "201" }] });
    expect(note.status).toBe(200);
    expect((await account.api("GET", `${DEALS}/201?properties=notes_last_updated`)).body.at("properties", "notes_last_updated")).toMatch(/^\d{4}-/);
  });
});
