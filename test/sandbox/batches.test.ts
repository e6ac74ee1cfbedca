import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Account } from "./account.ts";

let account: Account;
beforeAll(async () => {
  account = await Account.start({ limits: { burst: 10_000 } });
  await account.install();
});
afterAll(async () => { await account.close(); });

const DEALS = "/crm/objects/2026-09/deals/batch";
const many = (count: number): readonly { id: string }[] => Array.from({ length: count }, (_, index) => ({ id: String(index + 1) }));

describe("batches of records", () => {
  test("read: what is there with 200, what is missing among the errors of a 207", async () => {
    const all = await account.api("POST", `${DEALS}/read`, { inputs: [{ id: "201" }, { id: "202" }], properties: ["amount"] });
    expect([all.status, all.body.at("status"), all.body.list("results").length]).toEqual([200, "COMPLETE", 2]);
    expect(all.body.at("errors")).toBeUndefined();
    const some = await account.api("POST", `${DEALS}/read`, { inputs: [{ id: "201" }, { id: "9" }], properties: ["amount"] });
    expect([some.status, some.body.at("numErrors")]).toEqual([207, 1]);
    expect(some.body.at("errors", 0)).toMatchObject({ status: "error", category: "OBJECT_NOT_FOUND", context: { ids: ["9"] } });
  });

  test("a hundred inputs are the most, none is too few", async () => {
    expect((await account.api("POST", `${DEALS}/read`, { inputs: many(100) })).status).toBe(207);
    expect((await account.api("POST", `${DEALS}/read`, { inputs: many(101) })).status).toBe(400);
    expect((await account.api("POST", `${DEALS}/read`, { inputs: [] })).status).toBe(400);
  });

  test("update: an impossible value refuses the whole batch, unless its input has a trace id", async () => {
    const bad = { id: "202", properties: { amount: "much" } };
    const good = { id: "201", properties: { dealname: "Renamed" } };
    expect((await account.api("POST", `${DEALS}/update`, { inputs: [good, bad] })).status).toBe(400);
    expect((await account.api("GET", "/crm/objects/2026-09/deals/201")).body.at("properties", "dealname")).toBe("Acme platform");
    const traced = await account.api("POST", `${DEALS}/update`, { inputs: [good, { ...bad, objectWriteTraceId: "w2" }] });
    expect([traced.status, traced.body.at("results", 0, "id")]).toEqual([207, "201"]);
    expect(traced.body.at("errors", 0, "context")).toMatchObject({ ids: ["202"], objectWriteTraceId: ["w2"] });
  });

  test("update: a missing record fails alone, the same record twice fails them all", async () => {
    const missing = await account.api("POST", `${DEALS}/update`, { inputs: [{ id: "9", properties: { amount: "1" } }, { id: "202", properties: { amount: "501" } }] });
    expect([missing.status, missing.body.at("errors", 0, "category"), missing.body.at("results", 0, "properties", "amount")]).toEqual([207, "OBJECT_NOT_FOUND", "501"]);
    const twice = await account.api("POST", `${DEALS}/update`, { inputs: [{ id: "202", properties: {} }, { id: "202", properties: {} }] });
    expect([twice.status, twice.body.at("message")]).toEqual([400, "Duplicate IDs found in batch input: [202]. IDs must be unique"]);
  });

  test("create, and archive what was created", async () => {
    const created = await account.api("POST", `${DEALS}/create`, { inputs: [{ properties: { dealname: "One", dealstage: "qualifiedtobuy" } }] });
    expect(created.status).toBe(201);
    const id = created.body.at("results", 0, "id");
    expect((await account.api("POST", `${DEALS}/archive`, { inputs: [{ id }] })).status).toBe(204);
    expect((await account.api("GET", `/crm/objects/2026-09/deals/${String(id)}`)).status).toBe(404);
  });

  test("upsert goes by a unique property and says what is new", async () => {
    const contacts = "/crm/objects/2026-09/contacts/batch/upsert";
    const input = (id: string): unknown => ({ idProperty: "email", id, properties: { firstname: "Ann" } });
    const answer = await account.api("POST", contacts, { inputs: [input("jo@acme.com"), input("ann@beta.io")] });
    expect(answer.body.list("results").map((_, index) => [answer.body.at("results", index, "new"), answer.body.at("results", index, "properties", "firstname")]))
      .toEqual([[false, "Ann"], [true, "Ann"]]);
    const companies = await account.api("POST", "/crm/objects/2026-09/companies/batch/upsert", { inputs: [{ idProperty: "domain", id: "acme.com", properties: {} }] });
    expect([companies.status, companies.body.at("message")]).toEqual([400, "domain is not a unique property of companies"]);
  });
});

describe("associations", () => {
  const between = (from: string, to: string, verb: string): string => `/crm/associations/2026-09/${from}/${to}/batch/${verb}`;

  test("batch read tells the links of each record and names those without any", async () => {
    const answer = await account.api("POST", between("deals", "line_items", "read"), { inputs: [{ id: "201" }, { id: "202" }] });
    expect(answer.status).toBe(207);
    expect(answer.body.list("results")).toEqual([{
      from: { id: "201" },
      to: [
        { toObjectId: "401", associationTypes: [{ category: "HUBSPOT_DEFINED", typeId: 19 }] },
        { toObjectId: "402", associationTypes: [{ category: "HUBSPOT_DEFINED", typeId: 19 }] },
      ],
    }]);
    expect(answer.body.at("errors", 0)).toMatchObject({ category: "OBJECT_NOT_FOUND", context: { ids: ["202"] } });
    expect((await account.api("POST", between("deals", "line_items", "read"), { inputs: many(1_001) })).status).toBe(400);
  });

  test("one record has one primary company: naming another moves the mark", async () => {
    const put = await account.api("PUT", "/crm/objects/2026-09/deals/202/associations/companies/103", [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 5 }]);
    expect([put.status, put.body.at("labels")]).toEqual([201, ["Primary"]]);
    const links = await account.api("POST", between("deals", "companies", "read"), { inputs: [{ id: "202" }] });
    expect(links.body.at("results", 0, "to")).toMatchObject([
      { toObjectId: "102", associationTypes: [{ typeId: 341 }] },
      { toObjectId: "103", associationTypes: [{ typeId: 341 }, { typeId: 5 }] },
    ]);
    expect((await account.api("DELETE", "/crm/objects/2026-09/deals/202/associations/companies/103")).status).toBe(204);
    expect((await account.api("GET", "/crm/objects/2026-09/companies/103/associations/deals")).body.list("results")).toEqual([]);
  });

  test("both sides show a parent company, each from its end", async () => {
    await account.api("PUT", "/crm/objects/2026-09/companies/101/associations/companies/103", [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 13 }]);
    const child = await account.api("GET", "/crm/objects/2026-09/companies/103?properties=hs_parent_company_id");
    expect(child.body.at("properties", "hs_parent_company_id")).toBe("101");
    const links = await account.api("GET", "/crm/objects/2026-09/companies/103/associations/companies");
    expect(links.body.at("results", 0, "associationTypes", 0)).toEqual({ category: "HUBSPOT_DEFINED", typeId: 14, label: "Parent Company" });
  });

  test("refuses a link that cannot be, a record there is not, and a type id of another pair", async () => {
    const spec = [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 1 }];
    expect((await account.api("PUT", "/crm/objects/2026-09/deals/201/associations/companies/102", spec)).status).toBe(400);
    expect((await account.api("PUT", "/crm/objects/2026-09/deals/201/associations/default/companies/9")).status).toBe(404);
    expect((await account.api("PUT", "/crm/objects/2026-09/line_items/401/associations/default/companies/102")).status).toBe(400);
  });

  test("default links answer both directions; batches create and archive", async () => {
    const one = await account.api("PUT", "/crm/objects/2026-09/deals/202/associations/default/contacts/301");
    expect(one.body.list("results")).toEqual([
      { from: { id: "202" }, to: { id: "301" }, associationSpec: { associationCategory: "HUBSPOT_DEFINED", associationTypeId: 3 } },
      { from: { id: "301" }, to: { id: "202" }, associationSpec: { associationCategory: "HUBSPOT_DEFINED", associationTypeId: 4 } },
    ]);
    const pair = { from: { id: "201" }, to: { id: "301" } };
    const created = await account.api("POST", between("deals", "contacts", "create"), { inputs: [{ ...pair, types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 3 }] }] });
    expect([created.status, created.body.at("results", 0)]).toEqual([201, { fromObjectTypeId: "0-3", fromObjectId: "201", toObjectTypeId: "0-1", toObjectId: "301", labels: [] }]);
    const archived = await account.api("POST", between("deals", "contacts", "archive"), { inputs: [{ from: { id: "201" }, to: [{ id: "301" }] }] });
    expect([archived.status, archived.body.at("status"), archived.body.at("results")]).toEqual([200, "COMPLETE", []]);
    expect((await account.api("GET", "/crm/objects/2026-09/deals/201/associations/contacts")).body.list("results")).toEqual([]);
  });

  test("default links in a batch answer 200 whatever became of each; a label can be taken off by itself", async () => {
    const linked = await account.api("POST", between("deals", "companies", "associate/default"), { inputs: [{ from: { id: "202" }, to: { id: "103" } }, { from: { id: "202" }, to: { id: "9" } }] });
    expect([linked.status, linked.body.at("results", 0, "to"), linked.body.at("numErrors"), linked.body.at("errors", 0, "category")]).toEqual([200, { id: "103" }, 1, "OBJECT_NOT_FOUND"]);
    const primary = [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 5 }];
    await account.api("PUT", "/crm/objects/2026-09/deals/202/associations/companies/103", primary);
    const taken = await account.api("POST", between("deals", "companies", "labels/archive"), { inputs: [{ from: { id: "202" }, to: { id: "103" }, types: primary }] });
    expect([taken.status, taken.body.at("results")]).toEqual([200, []]);
    expect((await account.api("GET", "/crm/objects/2026-09/deals/202/associations/companies")).body.list("results"))
      .toContainEqual({ toObjectId: "103", associationTypes: [{ category: "HUBSPOT_DEFINED", typeId: 341 }] });
  });

  test("labels list the kinds of link of a pair", async () => {
    const answer = await account.api("GET", "/crm/associations/2026-09/deals/companies/labels");
    expect(answer.body.list("results")).toEqual([{ category: "HUBSPOT_DEFINED", typeId: 341 }, { category: "HUBSPOT_DEFINED", typeId: 5, label: "Primary" }]);
  });
});
