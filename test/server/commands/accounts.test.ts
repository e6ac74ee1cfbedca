import { afterAll, beforeAll, expect, it } from "vitest";
import { answerAccounts } from "../../../src/server/commands/accounts.ts";
import { CommandRefused } from "../../../src/server/commands/refusal.ts";
import { markDealsDirty } from "../../../src/server/store/dirty-deal.ts";
import { findInstall } from "../../../src/server/store/install.ts";
import { Browser } from "../oauth/browser.ts";
import { callCard } from "../cards/card-caller.ts";
import { OPEN_DEAL, PORTAL, startPartnerAccount } from "../cards/partner-account.ts";
import { eventually, type RunningApp } from "../../support/running-app.ts";

let app: RunningApp;
beforeAll(async () => { app = await startPartnerAccount(); });
afterAll(async () => app.close());

const ask = (...args: readonly string[]) => answerAccounts(args, (work) => work(app.server.db), () => ({ client: app.server.hubspot.client, close: () => undefined }));
const listed = async () => JSON.parse((await ask("list", "--json")).stdout) as readonly Record<string, unknown>[];

it("lists each account with how it is doing", async () => {
  await eventually("the work to be done", async () => (await listed())[0]?.["dealsWaiting"] === 0);
  expect(await listed()).toMatchObject([{ portalId: String(PORTAL), status: "active", backfilling: false, dealsWaiting: 0, waitingSince: null, dealsSetAside: 0, eventsQuarantined: 0 }]);
  expect((await ask("list")).stdout).toMatch(/^account +domain +status .*\n20260901 +\S+ +active +0 +- +0 +0 /);
});

it("asks for a yes, and for an account that is there", async () => {
  await expect(ask("uninstall", "--portal", String(PORTAL))).rejects.toThrow(CommandRefused);
  await expect(ask("uninstall", "--portal", "555", "--yes")).rejects.toThrow(CommandRefused);
  expect(await ask("uninstall")).toMatchObject({ exitCode: 2 });
  expect((await findInstall(app.server.db.prisma, PORTAL))?.status).toBe("active");
});

it("removes the app at HubSpot and here, keeps the data, and comes back with a new install", async () => {
  const { prisma } = app.server.db;
  const facts = await prisma.fact.count();
  expect((await ask("uninstall", "--portal", String(PORTAL), "--yes")).stdout).toBe("Removed the app from 20260901. Its data is kept.\n");
  expect(await findInstall(prisma, PORTAL)).toMatchObject({ status: "uninstalled", accessToken: "", refreshToken: "" });
  expect((await callCard(app.url, `/cards/deal?dealId=${OPEN_DEAL}`)).status).toBe(403);
  expect((await ask("uninstall", "--portal", String(PORTAL), "--yes")).stdout).toContain("not installed in 20260901 any more");
  expect(await prisma.fact.count()).toBe(facts);
  const browser = new Browser();
  await browser.submit(await browser.open(`${app.url}/oauth/install`), { userId: "1002", decision: "grant" });
  await eventually("the account to be active again", async () => (await findInstall(prisma, PORTAL))?.status === "active");
  await markDealsDirty(prisma, PORTAL, [OPEN_DEAL], "test");
  expect((await callCard(app.url, `/cards/deal?dealId=${OPEN_DEAL}`)).status).toBe(200);
});

it("ends an install of which HubSpot has taken our access away", async () => {
  const { prisma } = app.server.db;
  await prisma.install.update({ where: { portalId: PORTAL }, data: { status: "paused" } });
  expect((await ask("uninstall", "--portal", String(PORTAL), "--yes")).stdout).toContain("HubSpot had taken our access away already");
  expect((await findInstall(prisma, PORTAL))?.status).toBe("uninstalled");
});
