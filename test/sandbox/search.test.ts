import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Account } from "./account.ts";
import type { Answer } from "./account.ts";

let account: Account;
let clock = new Date("2026-11-22T12:00:00Z");
beforeAll(async () => {
  account = await Account.start({ now: () => clock, searchLagMs: 500 });
  await account.install();
});
afterAll(async () => { await account.close(); });

const search = async (body: unknown, type = "deals"): Promise<{ status: number; body: Answer; headers: Headers }> => {
  clock = new Date(clock.getTime() + 1_000);
  return account.api("POST", `/crm/objects/2026-09/${type}/search`, body);
};
const filters = (...all: readonly unknown[]): unknown => ({ filterGroups: [{ filters: all }] });
const ids = (answer: { body: Answer }): readonly unknown[] => answer.body.list("results").map((_, index) => answer.body.at("results", index, "id"));

describe("filters", () => {
  test.each([
    [{ propertyName: "amount", operator: "GT", value: "500" }, ["201"]],
    [{ propertyName: "amount", operator: "BETWEEN", value: "500", highValue: "1200" }, ["201", "202"]],
    [{ propertyName: "dealstage", operator: "IN", values: ["closedwon", "closedlost"] }, ["202"]],
    [{ propertyName: "closedate", operator: "NOT_HAS_PROPERTY" }, ["201"]],
    [{ propertyName: "closedate", operator: "GTE", value: String(Date.parse("2026-02-20")) }, ["202"]],
    [{ propertyName: "dealname", operator: "CONTAINS_TOKEN", value: "plat*" }, ["201"]],
    [{ propertyName: "associations.company", operator: "EQ", value: "102" }, ["202"]],
    [{ propertyName: "hs_object_id", operator: "GT", value: "201" }, ["202"]],
    [{ propertyName: "hs_is_closed_won", operator: "NEQ", value: "true" }, ["201"]],
  ])("%j", async (filter, expected) => {
    expect(ids(await search(filters(filter)))).toEqual(expected);
  });

  test("groups are alternatives; a sort turns the order; a query looks into names", async () => {
    const either = { filterGroups: [{ filters: [{ propertyName: "amount", operator: "EQ", value: "500" }] }, { filters: [{ propertyName: "amount", operator: "EQ", value: "1200" }] }] };
    expect(ids(await search({ ...either, sorts: [{ propertyName: "amount", direction: "DESCENDING" }] }))).toEqual(["201", "202"]);
    expect(ids(await search({ query: "beta" }))).toEqual(["202"]);
  });

  test("pages by offset until the last", async () => {
    const first = await search({ limit: 1, sorts: ["hs_object_id"] });
    expect([first.body.at("total"), ids(first), first.body.at("paging", "next", "after")]).toEqual([2, ["201"], "1"]);
    const last = await search({ limit: 1, sorts: ["hs_object_id"], after: "1" });
    expect([ids(last), last.body.at("paging")]).toEqual([["202"], undefined]);
  });
});

describe("limits", () => {
  const filter = { propertyName: "amount", operator: "GT", value: "0" };
  test.each([
    ["more than 200 a page", { limit: 201 }],
    ["anything beyond 10,000 results", { limit: 200, after: "9900" }],
    ["six groups", { filterGroups: Array.from({ length: 6 }, () => ({ filters: [filter] })) }],
    ["seven filters in a group", filters(...Array.from({ length: 7 }, () => filter))],
    ["nineteen filters in all", { filterGroups: [6, 6, 6, 1].map((count) => ({ filters: Array.from({ length: count }, () => filter) })) }],
    ["two sorts", { sorts: ["amount", "dealname"] }],
    ["a body over 3,000 characters", { query: "x".repeat(3_000) }],
    ["an unknown property", filters({ propertyName: "nope", operator: "EQ", value: "1" })],
    ["an unknown operator", filters({ propertyName: "amount", operator: "LIKE", value: "1" })],
    ["a filter without its value", filters({ propertyName: "amount", operator: "GT" })],
  ])("refuses %s", async (_what, body) => {
    const answer = await search(body);
    expect([answer.status, answer.body.at("category")]).toEqual([400, "VALIDATION_ERROR"]);
  });

  test("five a second, without a word of it in the headers, and a 429 that names its policy", async () => {
    clock = new Date(clock.getTime() + 2_000);
    const answers = [];
    for (let count = 0; count < 6; count += 1) answers.push(await account.api("POST", "/crm/objects/2026-09/deals/search", {}));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[0]?.headers.get("x-hubspot-ratelimit-remaining")).toBeNull();
    expect(answers[5]?.body.json).toMatchObject({ errorType: "RATE_LIMIT", policyName: "SECONDLY" });
  });

  test("finds a change only when the index has caught up", async () => {
    clock = new Date(clock.getTime() + 5_000);
    await account.api("PATCH", "/crm/objects/2026-09/deals/201", { properties: { amount: "7777" } });
    const now = filters({ propertyName: "amount", operator: "EQ", value: "7777" });
    expect(ids(await account.api("POST", "/crm/objects/2026-09/deals/search", now))).toEqual([]);
    expect(ids(await search(now))).toEqual(["201"]);
  });
});
