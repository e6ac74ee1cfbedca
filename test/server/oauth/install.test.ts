import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findInstall } from "../../../src/server/store/install.ts";
import { hasRole } from "../../../src/server/store/role.ts";
import { Browser } from "./browser.ts";
import { PORTAL } from "../hubspot/installed-account.ts";
import { startInstallableApp, type InstallableApp } from "./installable-app.ts";

const GRANT = { userId: "1002", decision: "grant" };

let app: InstallableApp;
const waitingBackfills = async (): Promise<number> => {
  const rows = await app.server.db.prisma.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'backfill'`;
  return rows[0]?.n ?? 0;
};
const trouble = (rule: unknown): Promise<Response> =>
  fetch(`${app.sandbox.url}/sandbox/trouble`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(rule) });
const calls = (path: string) => app.sandbox.journal.find({ path });

beforeAll(async () => {
  app = await startInstallableApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await fetch(`${app.sandbox.url}/sandbox/trouble`, { method: "DELETE" });
  await app.server.db.prisma.install.deleteMany();
  await app.server.db.prisma.role.deleteMany();
  await app.server.db.prisma.$executeRaw`DELETE FROM pgboss.job`;
  app.sandbox.journal.clear();
});

describe("a person installs the app", () => {
  test("from the link to the finished page: the install is stored, its job queued, the person may decide leads", async () => {
    const page = await app.install();
    expect([page.status, page.url.startsWith(`${app.url}/oauth/callback?`)]).toEqual([200, true]);
    expect(page.html).toContain("Partner Ledger is installed");
    expect(await findInstall(app.server.db.prisma, PORTAL)).toMatchObject({
      status: "active", timeZone: "America/New_York", currency: "USD", programId: "fullstory", installedBy: 1002n,
    });
    expect(await waitingBackfills()).toBe(1);
    expect(await hasRole(app.server.db.prisma, PORTAL, 1002n, "partner_manager")).toBe(true);
  });

  test("installing again renews the grant, keeps the account's program and the roles it gave", async () => {
    await app.install();
    const { db } = app.server;
    const before = await findInstall(db.prisma, PORTAL);
    await db.prisma.install.update({ where: { portalId: PORTAL }, data: { status: "paused", programId: "infusionsoft" } });
    await db.prisma.role.updateMany({ data: { subjectId: 1001n } });
    expect((await app.install()).status).toBe(200);
    const after = await findInstall(db.prisma, PORTAL);
    expect(after).toMatchObject({ status: "active", programId: "infusionsoft" });
    expect(after?.accessToken).not.toBe(before?.accessToken);
    expect(await hasRole(db.prisma, PORTAL, 1002n, "partner_manager")).toBe(false);
  });

  test("who declines ends on a page of ours, and nothing is stored", async () => {
    const browser = new Browser();
    const page = await browser.submit(await browser.open(`${app.url}/oauth/install`), { userId: "1002", decision: "cancel" });
    expect(page.status).toBe(400);
    expect(page.html).toContain("nothing was installed");
    expect(await findInstall(app.server.db.prisma, PORTAL)).toBeNull();
  });
});

describe("a returning authorization that is not ours", () => {
  const returning = async (): Promise<{ browser: Browser; callback: string }> => {
    const browser = new Browser();
    return { browser, callback: await browser.submitOnly(await browser.open(`${app.url}/oauth/install`), GRANT) };
  };
  const refusedWithoutACall = async (status: number): Promise<void> => {
    expect(status).toBe(400);
    expect(calls("/oauth/2026-09/token")).toEqual([]);
    expect(await findInstall(app.server.db.prisma, PORTAL)).toBeNull();
  };

  test.each<[string, (callback: URL) => void]>([
    ["without a state", (url) => url.searchParams.delete("state")],
    ["with an empty state", (url) => url.searchParams.set("state", "")],
    ["with another state", (url) => url.searchParams.set("state", "A".repeat(43))],
    ["with two states", (url) => url.searchParams.append("state", url.searchParams.get("state") ?? "")],
  ])("%s is refused before HubSpot is asked", async (_case, change) => {
    const { browser, callback } = await returning();
    const url = new URL(callback);
    change(url);
    await refusedWithoutACall((await browser.open(url.href)).status);
  });

  test("in another browser: a link sent to somebody else installs nothing", async () => {
    const { callback } = await returning();
    await refusedWithoutACall((await new Browser().open(callback)).status);
    const other = new Browser();
    await other.open(`${app.url}/oauth/install`);
    await refusedWithoutACall((await other.open((await returning()).callback)).status);
  });

  test("a second time: the state is used up, whoever used it", async () => {
    const { browser, callback } = await returning();
    expect((await browser.open(callback)).status).toBe(200);
    app.sandbox.journal.clear();
    await app.server.db.prisma.install.deleteMany();
    await refusedWithoutACall((await browser.open(callback)).status);
    const stolen = await returning();
    await new Browser().open(stolen.callback);
    await refusedWithoutACall((await stolen.browser.open(stolen.callback)).status);
  });

  test("by a request target that is no URL", async () => {
    const { port } = new URL(app.url);
    const status = await new Promise<number>((resolve, reject) => {
      request({ port, path: "http://a:99999/oauth/callback?state=x&code=y" }, (response) => { resolve(response.resume().statusCode ?? 0); }).on("error", reject).end();
    });
    await refusedWithoutACall(status);
  });

  test("after ten minutes", async () => {
    const { browser, callback } = await returning();
    await app.server.db.prisma.oauthState.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    await refusedWithoutACall((await browser.open(callback)).status);
  });
});

test("a code that HubSpot does not take installs nothing", async () => {
  const browser = new Browser();
  const url = new URL(await browser.submitOnly(await browser.open(`${app.url}/oauth/install`), GRANT));
  url.searchParams.set("code", "made-up");
  const page = await browser.open(url.href);
  expect([page.status, page.html.includes("did not confirm")]).toEqual([400, true]);
  expect(await findInstall(app.server.db.prisma, PORTAL)).toBeNull();
});

test("when HubSpot fails at the decisive moment, half an install is not stored", async () => {
  await trouble({ path: "/account-info/*", effect: { kind: "status", status: 503 } });
  const page = await app.install();
  expect(page.status).toBe(502);
  expect(await findInstall(app.server.db.prisma, PORTAL)).toBeNull();
  expect(await waitingBackfills()).toBe(0);
});

test("the state travels in the open, the browser's secret in a cookie scripts cannot read", async () => {
  const response = await fetch(`${app.url}/oauth/install`, { redirect: "manual" });
  const cookie = response.headers.getSetCookie()[0] ?? "";
  expect(cookie).toMatch(/^partner_ledger_install=[\w-]{43};.*Path=\/oauth;.*HttpOnly;.*SameSite=Lax/);
  const location = new URL(response.headers.get("location") ?? "");
  expect(location.origin).toBe(app.sandbox.url);
  expect(location.searchParams.get("state")).toMatch(/^[\w-]{43}$/);
  expect(location.searchParams.get("redirect_uri")).toBe(`${app.url}/oauth/callback`);
  const [stored] = await app.server.db.prisma.oauthState.findMany();
  expect(JSON.stringify(stored)).not.toContain(location.searchParams.get("state"));
});

test("only reading is done at these addresses", async () => {
  for (const path of ["install", "callback"]) {
    const response = await fetch(`${app.url}/oauth/${path}`, { method: "POST" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  }
});

test.each(["redirect_uri", "return_url", "next", "url"])("a %s in the link leads nowhere else", async (name) => {
  const response = await fetch(`${app.url}/oauth/install?${name}=https://evil.example`, { redirect: "manual" });
  expect(new URL(response.headers.get("location") ?? "").origin).toBe(app.sandbox.url);
  expect(response.headers.get("location")).not.toContain("evil.example");
});

test("no code, state or token reaches the log", async () => {
  const browser = new Browser();
  const callback = new URL(await browser.submitOnly(await browser.open(`${app.url}/oauth/install`), GRANT));
  await browser.open(callback.href);
  const log = app.lines.join("");
  expect(log).toContain("installed");
  for (const secret of [callback.searchParams.get("code"), callback.searchParams.get("state"), "sandbox-client-secret"]) expect(log).not.toContain(secret);
});
