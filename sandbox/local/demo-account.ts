import { importHistory } from "../../src/server/partners/import-history.ts";
import { dayAt } from "../../src/server/live-program.ts";
import type { RunningServer } from "../../src/server/main.ts";
import { appointManager } from "../../src/server/settings/roles.ts";
import { portalsWithWork } from "../../src/server/store/dirty-deal.ts";
import { findInstall } from "../../src/server/store/install.ts";
import { ACCOUNT, USERS } from "../account.ts";
import { demoCalendar } from "../demo/calendar.ts";
import { demoHistory } from "../demo/history.ts";
import { installApp } from "./install-app.ts";

const PORTAL = BigInt(ACCOUNT.portalId);
const LOOK_EVERY_MS = 50;
const SETTLES_WITHIN_MS = 15_000;

/** Installs the app and takes in the program's past, where that has not been done; answers whether it had to. */
export async function setUpDemo(app: RunningServer, timeZone: string): Promise<boolean> {
  const { db } = app.server;
  if (await findInstall(db.prisma, PORTAL) !== null) return false;
  const [, manager] = USERS;
  await installApp(app.url, manager.userId);
  await importHistory(app.server, PORTAL, demoHistory(demoCalendar(dayAt(Date.now(), timeZone))));
  await db.transaction((tx) => appointManager(tx, PORTAL, { kind: "team", id: BigInt(manager.team.id) }, "demo"));
  return true;
}

/** Waits until no deal is left to look at, so that the first visitor finds every card filled. Gives up quietly: work goes on behind the page. */
export async function settleDemo({ server: { db } }: RunningServer): Promise<void> {
  const end = Date.now() + SETTLES_WITHIN_MS;
  while (Date.now() < end && (await portalsWithWork(db.prisma)).includes(PORTAL)) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
