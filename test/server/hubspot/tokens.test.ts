import nock from "nock";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Database } from "../../../src/server/db/database.ts";
import type { Call } from "../../../src/server/hubspot/client.ts";
import { openHubSpot, type HubSpot } from "../../../src/server/hubspot/hubspot.ts";
import { findInstall } from "../../../src/server/store/install.ts";
import { freshDatabase } from "../../support/database.ts";
import { configFor, installAccount, PORTAL, recordedLog } from "./installed-account.ts";
import { simulatedClock } from "./simulated-clock.ts";

const API = "https://hubspot.test";
const TOKEN_PATH = "/oauth/2026-09/token";
const NEW_GRANT = { token_type: "bearer", access_token: "access-1", refresh_token: "refresh-1", expires_in: 1800, hub_id: Number(PORTAL), scopes: ["oauth"] };
const call: Call<unknown> = { method: "GET", path: "/crm/owners/2026-09", answer: z.object({}), repeatable: true };

let db: Database;
const clock = simulatedClock();
const { log, lines } = recordedLog();
const opened: HubSpot[] = [];
const open = (): HubSpot => {
  const hubspot = openHubSpot({ config: configFor(API), db, log, clock });
  opened.push(hubspot);
  return hubspot;
};
const answersTo = (token: string, times = 1): nock.Scope => nock(API, { reqheaders: { authorization: `Bearer ${token}` } }).get(call.path).times(times).reply(200, {});
const renewal = (refreshToken: string) =>
  nock(API).post(TOKEN_PATH, { grant_type: "refresh_token", refresh_token: refreshToken, client_id: "client-id", client_secret: "client-secret-1" });

beforeAll(async () => {
  nock.disableNetConnect();
  db = await freshDatabase();
});
beforeEach(() => installAccount(db, clock.now(), 1_800));
afterEach(() => nock.cleanAll());
afterAll(async () => {
  for (const hubspot of opened) hubspot.close();
  await db.close();
  nock.enableNetConnect();
  nock.restore();
});

test("a token that is good for more than five minutes is used as it is", async () => {
  clock.advance(24 * 60_000);
  answersTo("access-0");
  await expect(open().client.call(PORTAL, call)).resolves.toEqual({});
});

test("five minutes before it runs out it is renewed, and the rotated refresh token is kept", async () => {
  clock.advance(25 * 60_000);
  renewal("refresh-0").reply(200, NEW_GRANT);
  answersTo("access-1");
  await open().client.call(PORTAL, call);
  clock.advance(26 * 60_000);
  renewal("refresh-1").reply(200, { ...NEW_GRANT, access_token: "access-2", refresh_token: "refresh-2" });
  answersTo("access-2");
  await expect(open().client.call(PORTAL, call)).resolves.toEqual({});
});

test("of many calls on two servers at once, one renews", async () => {
  clock.advance(28 * 60_000);
  const once = renewal("refresh-0").once().reply(200, NEW_GRANT);
  const calls = answersTo("access-1", 12);
  const [one, other] = [open(), open()];
  await Promise.all(Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? one : other).client.call(PORTAL, call)));
  expect(once.isDone()).toBe(true);
  expect(calls.isDone()).toBe(true);
});

test("a token that HubSpot refuses before its time is renewed at once, by one of those who met it", async () => {
  nock(API, { reqheaders: { authorization: "Bearer access-0" } }).get(call.path).times(4).reply(401, { category: "EXPIRED_AUTHENTICATION" });
  renewal("refresh-0").once().reply(200, NEW_GRANT);
  answersTo("access-1", 4);
  const { client } = open();
  await expect(Promise.all(Array.from({ length: 4 }, () => client.call(PORTAL, call)))).resolves.toHaveLength(4);
});

describe("when the account has taken our access away", () => {
  const uninstalled = { error: "invalid_grant", error_description: "refresh token is invalid", status: "BAD_REFRESH_TOKEN", message: "missing or invalid refresh token" };

  test("the install is paused, its data stays, and HubSpot is not asked again", async () => {
    clock.advance(30 * 60_000);
    renewal("refresh-0").once().reply(400, uninstalled);
    const { client } = open();
    await expect(client.call(PORTAL, call)).rejects.toMatchObject({ kind: "unauthorized", retry: false });
    await expect(client.call(PORTAL, call)).rejects.toMatchObject({ kind: "unauthorized", retry: false });
    expect(await findInstall(db.prisma, PORTAL)).toMatchObject({ status: "paused", hubDomain: "vendor.example", currency: "USD" });
  });

  test("installing again resumes it", async () => {
    clock.advance(30 * 60_000);
    renewal("refresh-0").reply(400, uninstalled);
    await expect(open().client.call(PORTAL, call)).rejects.toMatchObject({ kind: "unauthorized" });
    await installAccount(db, clock.now(), 1_800);
    answersTo("access-0");
    await expect(open().client.call(PORTAL, call)).resolves.toEqual({});
  });
});

test.each<[string, (on: nock.Interceptor) => nock.Scope]>([
  ["502", (on) => on.reply(502, "<h1>Bad gateway</h1>")],
  ["a reset", (on) => on.replyWithError("socket hang up")],
  ["half a grant", (on) => on.reply(200, { access_token: "access-1" })],
  ["400 for another reason", (on) => on.reply(400, { status: "BAD_CLIENT_SECRET", message: "missing or invalid client secret" })],
])("%s from the token endpoint costs nothing: the tokens stay, the job comes back", async (_case, misbehave) => {
  clock.advance(30 * 60_000);
  misbehave(renewal("refresh-0"));
  await expect(open().client.call(PORTAL, call)).rejects.toMatchObject({ kind: "upstream", retry: true });
  expect((await findInstall(db.prisma, PORTAL))?.status).toBe("active");
  renewal("refresh-0").reply(200, NEW_GRANT);
  answersTo("access-1");
  await expect(open().client.call(PORTAL, call)).resolves.toEqual({});
});

test("tokens are sealed in the database and absent from the log", async () => {
  const rows = await db.prisma.$queryRaw<{ row: string }[]>`SELECT install::text AS row FROM install`;
  const everything = rows.map(({ row }) => row).join("") + lines.join("");
  expect(lines.join("")).toContain("access token renewed");
  for (const secret of ["access-0", "access-1", "refresh-0", "refresh-1", "client-secret-1"]) expect(everything).not.toContain(secret);
});
