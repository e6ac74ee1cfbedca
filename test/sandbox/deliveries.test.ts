import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { APP } from "../../sandbox/account.ts";
import { signatureV3 } from "../../sandbox/signature.ts";
import { Account } from "./account.ts";

let account: Account;
beforeEach(async () => {
  account = await Account.start();
  await account.install();
});
afterEach(async () => { await account.close(); });

describe("workflow actions", () => {
  const run = { action: "decide", objectType: "deals", objectId: "201", inputFields: { decision: "accepted" } };

  test("the app is called as a workflow would, signed v2", async () => {
    account.app.answers({ status: 200, body: '{"outputFields":{"status":"accepted","hs_execution_state":"SUCCESS"}}' });
    const { body } = await account.control("POST", "/workflow-actions/run", run);
    expect(body.json).toMatchObject({ outcome: "succeeded", attempts: 1, outputFields: { status: "accepted" } });
    const [call] = account.app.calls;
    expect(call?.url).toBe("/workflow-actions/decide");
    expect(JSON.parse(call?.body ?? "")).toMatchObject({
      callbackId: body.at("callbackId"),
      origin: { portalId: 20260901 },
      context: { source: "WORKFLOWS" },
      object: { objectId: 201, objectType: "DEAL", properties: { dealname: "Acme platform" } },
      inputFields: { decision: "accepted" },
    });
    expect(call?.headers["x-hubspot-signature-version"]).toBe("v2");
    const signed = `${APP.clientSecret}POST${account.app.url}/workflow-actions/decide${call?.body ?? ""}`;
    expect(call?.headers["x-hubspot-signature"]).toBe(createHash("sha256").update(signed).digest("hex"));
  });

  test("5xx and 429 are tried again with the same callback id, 4xx is not", async () => {
    account.app.answers({ status: 503 }, { status: 429, headers: { "retry-after": "5" } }, { status: 200 });
    const { body } = await account.control("POST", "/workflow-actions/run", run);
    expect(body.at("outcome")).toBe("retrying");
    await account.app.received(3);
    expect(new Set(account.app.calls.map((call) => new Map(Object.entries(JSON.parse(call.body))).get("callbackId"))).size).toBe(1);
    account.app.clear();
    account.app.answers({ status: 400 });
    expect((await account.control("POST", "/workflow-actions/run", run)).body.at("outcome")).toBe("failed");
    expect(account.app.calls).toHaveLength(1);
  });

  test("a blocked execution waits for the app's callback", async () => {
    account.app.answers({ status: 200, body: '{"outputFields":{"hs_execution_state":"BLOCK"}}' });
    const { body } = await account.control("POST", "/workflow-actions/run", run);
    expect(body.at("outcome")).toBe("blocked");
    const path = `/automation/actions/callbacks/2026-09/${String(body.at("callbackId"))}/complete`;
    const done = { outputFields: { hs_execution_state: "SUCCESS", status: "accepted" }, typedOutputs: {} };
    expect((await account.api("POST", path, done)).status).toBe(204);
    expect((await account.api("POST", path, done)).status).toBe(404);
    expect((await account.control("GET", "/workflow-actions")).body.at("executions", 0)).toMatchObject({ outcome: "succeeded", outputFields: { status: "accepted" } });
  });

  test.each([
    ["an action there is not", { action: "other" }, 404],
    ["a type the action does not take", { objectType: "companies", objectId: "101" }, 400],
    ["a missing required field", { inputFields: {} }, 400],
    ["a field there is not", { inputFields: { decision: "accepted", colour: "red" } }, 400],
    ["a record there is not", { objectId: "9" }, 404],
  ])("does not run %s", async (_what, change, status) => {
    expect((await account.control("POST", "/workflow-actions/run", { ...run, ...change })).status).toBe(status);
    expect(account.app.calls).toEqual([]);
  });

  test("asks for the options of a field", async () => {
    account.app.answers({ status: 200, body: '{"options":[]}' });
    await account.control("POST", "/workflow-actions/options", { action: "decide", field: "decision", q: "acc" });
    expect(account.app.calls[0]?.url).toBe("/workflow-actions/decisions");
    expect(JSON.parse(account.app.calls[0]?.body ?? "")).toMatchObject({ origin: { portalId: 20260901 }, fetchOptions: { q: "acc" } });
  });
});

describe("hubspot.fetch", () => {
  const fetchFromCard = (change: Readonly<Record<string, unknown>> = {}): ReturnType<Account["control"]> =>
    account.control("POST", "/hubspot-fetch", { url: "https://app.example.com/cards/deal?dealId=201", userId: 1001, ...change });

  test("reaches the app with the viewer in the query and a signature over all of it", async () => {
    account.app.answers({ status: 200, body: '{"fee":"7.50"}' });
    const { body } = await fetchFromCard({ method: "POST", body: { a: 1 }, headers: { Authorization: "Bearer x" } });
    expect(body.json).toMatchObject({ status: 200, body: '{"fee":"7.50"}', headers: { "content-type": "application/json" } });
    const [call] = account.app.calls;
    expect(call?.url).toBe("/cards/deal?dealId=201&userId=1001&portalId=20260901&userEmail=sam%40vendor.example&appId=3110042");
    expect([call?.body, call?.headers.authorization]).toEqual(['{"a":1}', "Bearer x"]);
    const signed = { method: "POST", url: account.app.url + (call?.url ?? ""), body: '{"a":1}' };
    expect(call?.headers["x-hubspot-signature-v3"]).toBe(signatureV3(APP.clientSecret, signed, String(call?.headers["x-hubspot-request-timestamp"])));
  });

  test.each([
    ["another origin", { url: "https://elsewhere.example/cards" }, "not among the app's permittedUrls.fetch"],
    ["plain http", { url: "http://app.example.com/cards" }, "https only"],
    ["localhost", { url: "https://localhost/cards" }, "does not reach localhost"],
    ["a header of its own", { headers: { "X-Secret": "1" } }, "only the Authorization header"],
    ["a timeout over two minutes", { timeout: 120_001 }, "at most 120000 ms"],
    ["a stranger", { userId: 7 }, "not a user of the account"],
    ["more than a megabyte", { method: "POST", body: { text: "x".repeat(1024 * 1024) } }, "larger than 1 MB"],
  ])("refuses %s", async (_what, change, reason) => {
    const { status, body } = await fetchFromCard(change);
    expect(status).toBe(400);
    expect(body.at("message")).toContain(reason);
    expect(account.app.calls).toEqual([]);
  });

  test("tries once more after a 5xx or a dropped connection, and passes a 4xx on", async () => {
    account.app.answers("hang-up", { status: 200, body: "ok" });
    expect((await fetchFromCard()).body.at("body")).toBe("ok");
    account.app.answers({ status: 500 }, { status: 500 });
    expect((await fetchFromCard()).body.at("status")).toBe(500);
    account.app.answers({ status: 403 });
    expect((await fetchFromCard()).body.at("status")).toBe(403);
    expect(account.app.calls).toHaveLength(5);
  });

  test("does not follow redirects", async () => {
    account.app.answers({ status: 302, headers: { location: "https://elsewhere.example/" } });
    expect((await fetchFromCard()).body.at("status")).toBe(302);
    expect(account.app.calls).toHaveLength(1);
  });
});

describe("deliveries by hand", () => {
  test("any event, as often as wanted, completed and signed", async () => {
    const { body } = await account.control("POST", "/deliver", { events: [{ subscriptionType: "object.deletion", objectTypeId: "0-3", objectId: 9 }], times: 3 });
    expect(body.list("answers")).toHaveLength(3);
    expect(new Set(account.app.calls.map((call) => call.body)).size).toBe(1);
    expect(JSON.parse(account.app.calls[0]?.body ?? "")).toMatchObject([{ objectId: 9, portalId: 20260901, appId: 3110042, attemptNumber: 0 }]);
  });

  test("raw bytes, a stale time, another secret, a missing header", async () => {
    await account.control("POST", "/deliver", { raw: "{oops", timestamp: "1690000000000", secret: "other", headers: { "X-HubSpot-Signature": "" } });
    const [call] = account.app.calls;
    expect(call?.body).toBe("{oops");
    expect(call?.headers["x-hubspot-signature"]).toBeUndefined();
    const signed = { method: "POST", url: `${account.app.url}/webhooks/hubspot`, body: "{oops" };
    expect(call?.headers["x-hubspot-signature-v3"]).toBe(signatureV3("other", signed, "1690000000000"));
  });

  test("says what it needs", async () => {
    const { status, body } = await account.control("POST", "/deliver", { times: 0 });
    expect(status).toBe(400);
    expect(body.at("message")).toContain("times");
  });

  test("an unreachable app is reported, not thrown", async () => {
    await account.app.close();
    const { body } = await account.control("POST", "/deliver", { events: [{ objectId: 1 }] });
    expect(body.at("answers", 0)).toMatchObject({ status: null, reason: expect.stringContaining("fetch failed") });
    await vi.waitFor(() => { expect(account.sandbox.journal.find({ kind: "webhook" })).toHaveLength(1); });
    account = await Account.start();
  });
});
