import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Account, text } from "./account.ts";

let account: Account;
beforeEach(async () => {
  account = await Account.start({ limits: { burst: 10_000 } });
  await account.install();
});
afterEach(async () => { await account.close(); });

const DEAL = "/crm/objects/2026-09/deals/201";
const raw = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(account.sandbox.url + path, { ...init, headers: { authorization: `Bearer ${account.token}`, "content-type": "application/json" } });
const rule = (effect: unknown, more: Readonly<Record<string, unknown>> = {}): ReturnType<Account["control"]> =>
  account.control("POST", "/trouble", { path: "/crm/*", times: 1, effect, ...more });

describe("answers", () => {
  test("a 429 with its policy and when to come back, once", async () => {
    await rule({ kind: "rate-limit", policy: "DAILY", retryAfter: 3 });
    const refused = await account.api("GET", DEAL);
    expect([refused.status, refused.headers.get("retry-after"), refused.body.at("policyName")]).toEqual([429, "3", "DAILY"]);
    expect((await account.api("GET", DEAL)).status).toBe(200);
  });

  test.each([[423, "LOCKED"], [477, "MIGRATION_IN_PROGRESS"], [500, "INTERNAL_ERROR"], [524, "INTERNAL_ERROR"]])("a %i", async (status, category) => {
    await rule({ kind: "status", status, retryAfter: 60 });
    const answer = await account.api("GET", DEAL);
    expect([answer.status, answer.body.at("category"), answer.headers.get("retry-after")]).toEqual([status, category, "60"]);
  });

  test("a 502 in HTML, and HTML with 200", async () => {
    await rule({ kind: "status", status: 502, html: true });
    const bad = await raw(DEAL);
    expect([bad.status, bad.headers.get("content-type")]).toEqual([502, "text/html; charset=utf-8"]);
    await rule({ kind: "html-200" });
    const worse = await raw(DEAL);
    expect([worse.status, (await worse.text()).startsWith("<html>")]).toEqual([200, true]);
  });

  test("half an answer", async () => {
    await rule({ kind: "truncated" });
    const response = await raw(DEAL);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test("some inputs of a batch fail", async () => {
    await rule({ kind: "partial", ids: ["202"] });
    const answer = await account.api("POST", "/crm/objects/2026-09/deals/batch/update", { inputs: [{ id: "201", properties: { amount: "1" } }, { id: "202", properties: { amount: "2" } }] });
    expect([answer.status, answer.body.at("results", 0, "id"), answer.body.at("errors", 0, "context", "ids")]).toEqual([207, "201", ["202"]]);
  });

  test("a pause", async () => {
    await rule({ kind: "latency", ms: 80 });
    const before = performance.now();
    await account.api("GET", DEAL);
    expect(performance.now() - before).toBeGreaterThan(75);
  });
});

describe("connections", () => {
  const amount = async (): Promise<unknown> => (await account.api("GET", `${DEAL}?properties=amount`)).body.at("properties", "amount");
  const write = (): Promise<Response> => raw(DEAL, { method: "PATCH", body: JSON.stringify({ properties: { amount: "77" } }) });

  test("reset before the write: nothing happened", async () => {
    await rule({ kind: "reset-before" });
    await expect(write()).rejects.toThrow("fetch failed");
    expect(await amount()).toBe("1200");
  });

  test("reset after the write: it happened all the same", async () => {
    await rule({ kind: "reset-after" });
    await expect(write()).rejects.toThrow("fetch failed");
    expect(await amount()).toBe("77");
    expect(account.sandbox.journal.find({ method: "PATCH" })[0]).toMatchObject({ status: null, note: "trouble: reset-after" });
  });
});

describe("rules", () => {
  test("hit by path, method and number, are listed with their hits, and go away", async () => {
    const added = await rule({ kind: "status", status: 503 }, { path: "/crm/objects/*/deals/*", method: "GET", times: 2 });
    expect((await account.api("GET", "/crm/objects/2026-09/companies/101")).status).toBe(200);
    expect((await account.api("PATCH", DEAL, { properties: {} })).status).toBe(200);
    expect([(await account.api("GET", DEAL)).status, (await account.api("GET", DEAL)).status, (await account.api("GET", DEAL)).status]).toEqual([503, 503, 200]);
    expect((await account.control("GET", "/trouble")).body.at("rules", 0)).toMatchObject({ id: added.body.at("id"), hits: 2 });
    expect((await account.control("DELETE", `/trouble/${String(added.body.at("id"))}`)).status).toBe(204);
    expect((await account.control("DELETE", "/trouble/99")).status).toBe(404);
  });

  test.each([
    ["an unknown kind", { effect: { kind: "gremlins" } }, "effect.kind"],
    ["a path that is none", { path: "crm" }, "path"],
    ["a chance of nothing", { probability: 0 }, "probability"],
    ["a key there is not", { colour: "red" }, "colour"],
  ])("refuse %s", async (_what, change, place) => {
    const answer = await rule({ kind: "status", status: 500 }, change);
    expect(answer.status).toBe(400);
    expect(answer.body.at("message")).toContain(place);
  });
});

describe("tokens", () => {
  test("all expire at once, and a refresh helps", async () => {
    expect((await account.control("POST", "/oauth/expire-tokens")).status).toBe(204);
    expect((await account.api("GET", DEAL)).body.at("category")).toBe("EXPIRED_AUTHENTICATION");
    account.token = text((await account.exchange({ grant_type: "refresh_token", refresh_token: account.refreshToken })).body, "access_token");
    expect((await account.api("GET", DEAL)).status).toBe(200);
  });

  test("a refresh is refused for good, or only as often as wanted", async () => {
    await account.control("POST", "/trouble", { path: "/oauth/*", times: 1, effect: { kind: "bad-refresh-token" } });
    const refused = await account.exchange({ grant_type: "refresh_token", refresh_token: account.refreshToken });
    expect([refused.status, text(refused.body, "status"), text(refused.body, "error")]).toEqual([400, "BAD_REFRESH_TOKEN", "invalid_grant"]);
    expect((await account.exchange({ grant_type: "refresh_token", refresh_token: account.refreshToken })).status).toBe(200);
  });

  test("limits can be set lower", async () => {
    await account.control("PUT", "/limits", { burst: 1 });
    await account.api("GET", DEAL);
    expect((await account.api("GET", DEAL)).status).toBe(429);
    expect((await account.control("PUT", "/limits", { burst: 0 })).status).toBe(400);
  });
});
