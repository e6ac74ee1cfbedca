import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APP } from "../../sandbox/account.ts";
import { Account, text } from "./account.ts";

let account: Account;
let clock = new Date("2026-11-22T12:00:00Z");
beforeAll(async () => { account = await Account.start({ now: () => clock }); });
afterAll(async () => { await account.close(); });

const authorize = async (change: Readonly<Record<string, string>> = {}): Promise<{ status: number; html: string }> => {
  const query = new URLSearchParams({
    client_id: APP.clientId, redirect_uri: account.redirectUri, scope: account.sandbox.project.requiredScopes.join(" "), state: "s-1", ...change,
  });
  const response = await fetch(`${account.sandbox.url}/oauth/authorize?${query.toString()}`);
  return { status: response.status, html: await response.text() };
};

describe("the consent page", () => {
  test("lists what the app asks for, and escapes the app's name", async () => {
    const { status, html } = await authorize({ optional_scope: "automation" });
    expect(status).toBe(200);
    expect(html).toContain("Create and change deals");
    expect(html).toContain("Complete steps of your workflows");
    expect(html).toContain("Fixture &lt;App&gt;");
    expect(html).not.toContain("<App>");
  });

  test.each([
    ["an unknown client", { client_id: "nobody" }, "does not belong to any app"],
    ["a redirect URL that is not registered", { redirect_uri: "https://evil.example/callback" }, "not one of the app&#39;s redirect URLs"],
    ["a missing required scope", { scope: "oauth" }, "lacks scopes that the app requires: crm.objects.deals.read"],
    ["a scope the app did not declare", { optional_scope: "crm.export" }, "does not declare: crm.export"],
  ])("refuses %s", async (_what, change, reason) => {
    const { status, html } = await authorize(change);
    expect(status).toBe(400);
    expect(html).toContain(reason);
    expect(html).not.toContain("Grant access");
  });

  test("sends the browser back with a code and the state, or with the refusal", async () => {
    const granted = await account.consent();
    expect(granted.pathname).toBe("/oauth/callback");
    expect(granted.searchParams.get("state")).toBe("s-1");
    expect(granted.searchParams.get("code")).toMatch(/^[0-9a-f-]{36}$/);
    expect((await account.consent({ decision: "cancel" })).searchParams.get("error")).toBe("access_denied");
  });

  test("lets only a super admin install", async () => {
    expect((await account.consent({ userId: "1001" })).pathname).toBe("/403");
  });
});

describe("tokens", () => {
  const code = async (): Promise<string> => (await account.consent()).searchParams.get("code") ?? "";

  test("a code works once, and only with its redirect URL", async () => {
    const one = await code();
    const other = await account.exchange({ grant_type: "authorization_code", code: one, redirect_uri: "https://app.example.com/oauth/callback" });
    expect([other.status, text(other.body, "status")]).toEqual([400, "MISMATCH_REDIRECT_URI_AUTH_CODE"]);
    const first = await account.exchange({ grant_type: "authorization_code", code: one, redirect_uri: account.redirectUri });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ token_type: "bearer", expires_in: 1800, hub_id: 20260901 });
    const again = await account.exchange({ grant_type: "authorization_code", code: one, redirect_uri: account.redirectUri });
    expect([again.status, text(again.body, "status"), text(again.body, "error")]).toEqual([400, "BAD_AUTH_CODE", "invalid_grant"]);
  });

  test("a code dies when it is not exchanged in time", async () => {
    const late = await code();
    clock = new Date(clock.getTime() + 61_000);
    expect((await account.exchange({ grant_type: "authorization_code", code: late, redirect_uri: account.redirectUri })).status).toBe(400);
  });

  test("access tokens last thirty minutes, and a refresh brings the next", async () => {
    await account.install();
    expect((await account.api("GET", "/account-info/2026-09/details")).status).toBe(200);
    clock = new Date(clock.getTime() + 1_801_000);
    const expired = await account.api("GET", "/account-info/2026-09/details");
    expect([expired.status, expired.body.at("category")]).toEqual([401, "EXPIRED_AUTHENTICATION"]);
    const refreshed = await account.exchange({ grant_type: "refresh_token", refresh_token: account.refreshToken });
    account.token = text(refreshed.body, "access_token");
    expect((await account.api("GET", "/account-info/2026-09/details")).status).toBe(200);
  });

  test("introspection tells whose token it is", async () => {
    const response = await fetch(`${account.sandbox.url}/oauth/2026-09/token/introspect`, {
      method: "POST",
      body: new URLSearchParams({ client_id: APP.clientId, client_secret: APP.clientSecret, token: account.token, token_type_hint: "access_token" }),
    });
    expect(await response.json()).toMatchObject({ active: true, hub_id: 20260901, app_id: 3110042, user: "mia@vendor.example", user_id: 1002 });
  });

  test("a wrong secret and a body that is no form are refused", async () => {
    const wrong = await account.exchange({ grant_type: "refresh_token", refresh_token: account.refreshToken, client_secret: "guess" });
    expect([wrong.status, text(wrong.body, "status")]).toEqual([400, "BAD_CLIENT_SECRET"]);
    const json = await fetch(`${account.sandbox.url}/oauth/2026-09/token`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
    expect(json.status).toBe(415);
  });

  test("uninstalling kills the token and the refresh token", async () => {
    expect((await account.api("DELETE", "/appinstalls/2026-09/external-install")).status).toBe(204);
    expect((await account.api("GET", "/account-info/2026-09/details")).status).toBe(401);
    const dead = await account.exchange({ grant_type: "refresh_token", refresh_token: account.refreshToken });
    expect([dead.status, text(dead.body, "status")]).toEqual([400, "BAD_REFRESH_TOKEN"]);
  });
});
