import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Account } from "./account.ts";

let account: Account;
beforeEach(async () => {
  account = await Account.start();
  await account.install();
});
afterEach(async () => { await account.close(); });

describe("records as a user changes them", () => {
  test("show everything: values, history, links", async () => {
    await account.control("PATCH", "/records/deals/201", { userId: 1002, properties: { amount: "1300" } });
    const { body } = await account.control("GET", "/records/deals/201");
    expect(body.json).toMatchObject({ id: "201", objectTypeId: "0-3", archived: false, properties: { amount: "1300", dealname: "Acme platform", hs_object_id: "201" } });
    expect(body.list("history", "amount")).toMatchObject([{ value: "1300", sourceId: "userId:1002" }, { value: "1200", sourceId: "userId:1001" }]);
    expect(body.at("associations", "companies", 0)).toMatchObject({ id: "101", primary: true });
    expect(body.list("associations", "line_items")).toHaveLength(2);
  });

  test("are listed, looked through, and shown when deleted", async () => {
    expect((await account.control("GET", "/records/companies?q=acme&limit=1")).body.json).toMatchObject({ total: 2, results: [{ id: "101" }] });
    await account.control("DELETE", "/records/companies/103");
    expect((await account.control("GET", "/records/companies?archived=true")).body.json).toMatchObject({ total: 1, results: [{ id: "103", archived: true }] });
    await account.control("POST", "/records/companies/103/restore");
    expect((await account.control("GET", "/records/companies")).body.at("total")).toBe(3);
  });

  test.each([
    ["POST", "/records/deals", { properties: { dealname: "No stage" } }, 400, "required properties"],
    ["PATCH", "/records/deals/201", { userId: 5, properties: {} }, 400, "userId: 5 is not a user"],
    ["PATCH", "/records/deals/201", { props: {} }, 400, "props"],
    ["PATCH", "/records/deals/9", { properties: {} }, 404, "not found"],
    ["GET", "/records/unicorns", undefined, 400, "unicorns"],
    ["GET", "/records/deals?limit=none", undefined, 400, "limit"],
    ["GET", "/journal?status=fine", undefined, 400, "status"],
  ])("%s %s with %j is a clear %i", async (method, path, body, status, reason) => {
    const answer = await account.control(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.at("message")).toContain(reason);
  });

  test("a body that is not JSON is a 400", async () => {
    const response = await fetch(`${account.sandbox.url}/sandbox/records/deals`, { method: "POST", body: "{oops" });
    expect([response.status, await response.json()]).toMatchObject([400, { message: expect.stringContaining("not JSON") }]);
  });
});

test("changes are told as server-sent events", async () => {
  const stream = await fetch(`${account.sandbox.url}/sandbox/events`);
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error("no stream");
  await account.control("PATCH", "/records/deals/201", { properties: { dealstage: "closedwon" } });
  let heard = "";
  while (!heard.includes("closedate")) heard += (await reader.read()).value ?? "";
  await reader.cancel();
  const events = heard.split("\n").filter((line) => line.startsWith("data: ")).map((line): unknown => JSON.parse(line.slice(6)));
  expect(events).toEqual([
    { objectTypeId: "0-3", type: "deals", id: "201", kind: "changed", properties: ["dealstage"] },
    { objectTypeId: "0-3", type: "deals", id: "201", kind: "changed", properties: ["hs_is_closed", "hs_is_closed_won", "hs_deal_stage_probability"] },
    { objectTypeId: "0-3", type: "deals", id: "201", kind: "changed", properties: ["closedate"] },
  ]);
});

test("the journal keeps calls and answers, without secrets, and can be filtered and cleared", async () => {
  await account.api("POST", "/crm/objects/2026-09/deals/batch/read?archived=false", { inputs: [{ id: "201" }], properties: ["amount"] });
  const { body } = await account.control("GET", "/journal?kind=api&path=/batch/read");
  expect(body.at("entries", 0)).toMatchObject({
    method: "POST", path: "/crm/objects/2026-09/deals/batch/read", query: { archived: "false" }, status: 200, note: null,
    requestBody: { inputs: [{ id: "201" }], properties: ["amount"] },
    answer: { status: "COMPLETE", results: [{ id: "201" }] },
  });
  const everything = JSON.stringify((await account.control("GET", "/journal")).body.json);
  expect(everything).toContain('"grant_type":"authorization_code"');
  for (const secret of [account.token, account.refreshToken, "sandbox-client-secret"]) expect(everything).not.toContain(secret);
  const after = String(body.at("entries", 0, "id"));
  expect((await account.control("GET", `/journal?after=${after}`)).body.at("total")).toBe(0);
  expect((await account.control("DELETE", "/journal")).status).toBe(204);
  expect((await account.control("GET", "/journal")).body.at("total")).toBe(0);
});

describe("reset", () => {
  test("brings the seed back and keeps the installation and the app's properties", async () => {
    await account.api("POST", "/crm/properties/2026-09/deals/groups", { name: "partner", label: "Partner" });
    await account.control("DELETE", "/records/deals/201");
    const { body } = await account.control("POST", "/reset");
    expect(body.json).toMatchObject({ installed: true, records: { deals: 2, companies: 3 } });
    expect((await account.api("GET", "/crm/objects/2026-09/deals/201")).body.at("properties", "amount")).toBe("1200");
    expect((await account.api("GET", "/crm/properties/2026-09/deals/groups/partner")).status).toBe(200);
  });

  test("of everything uninstalls the app as well", async () => {
    expect((await account.control("POST", "/reset", { everything: true })).body.at("installed")).toBe(false);
    expect((await account.api("GET", "/crm/objects/2026-09/deals/201")).status).toBe(401);
  });
});

test("the account tells about itself, its users and the app's subscriptions", async () => {
  expect((await account.control("GET", "/state")).body.json).toMatchObject({
    account: { portalId: 20260901, timeZone: "America/New_York" }, app: { appId: 3110042, name: "Fixture <App>" }, installed: true, pendingEvents: 0,
  });
  expect((await account.control("GET", "/users")).body.list("results")).toMatchObject([{ userId: 1001, ownerId: "70001" }, { userId: 1002, ownerId: "70002" }]);
  const subscriptions = await account.control("GET", "/subscriptions");
  expect(subscriptions.body.at("targetUrl")).toBe(`${account.app.url}/webhooks/hubspot`);
  expect(subscriptions.body.list("results")).toHaveLength(10);
  expect((await account.control("GET", "/pipelines/deals")).body.at("results", 0, "id")).toBe("default");
});

test("mail is kept in the order it came", async () => {
  await account.control("POST", "/mail", { from: "app@example.com", to: ["partner@example.com"], subject: "Your statement", text: "Hello" });
  expect((await account.control("GET", "/mail")).body.list("results")).toMatchObject([{ id: 1, subject: "Your statement", to: ["partner@example.com"] }]);
  expect((await account.control("POST", "/mail", { subject: "no one" })).status).toBe(400);
});
