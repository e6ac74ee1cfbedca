import { afterAll, beforeAll, expect, it } from "vitest";
import { answerDeadLetters } from "../../../src/server/commands/dead-letters.ts";
import { CommandRefused } from "../../../src/server/commands/refusal.ts";
import type { Database } from "../../../src/server/db/database.ts";
import { readDelivery } from "../../../src/server/http/webhook-event.ts";
import { toMarks, toRow } from "../../../src/server/http/webhooks.ts";
import { markDealsDirty, setDealAside } from "../../../src/server/store/dirty-deal.ts";
import { storeDelivery } from "../../../src/server/store/inbox.ts";
import { freshDatabase } from "../../support/database.ts";
import { installAccount, PORTAL } from "../hubspot/installed-account.ts";

const GOOD = { portalId: Number(PORTAL), subscriptionType: "object.propertyChange", objectTypeId: "0-3", objectId: 7001, propertyName: "amount", eventId: 1 };

let db: Database;
beforeAll(async () => {
  db = await freshDatabase();
  await installAccount(db, Date.now(), 60);
  const events = readDelivery(Buffer.from(JSON.stringify([{ ...GOOD, objectId: "seven" }, "hello\u001b[31m"])));
  await db.sqlTransaction((sql) => storeDelivery(sql, events.map(toRow), events.flatMap(toMarks)));
  // As an older version of the server would have left it: what this one understands.
  await db.prisma.inboxEvent.create({ data: { portalId: PORTAL, eventKey: "old", status: "quarantined", reason: "an unknown type", payload: JSON.stringify(GOOD) } });
  await markDealsDirty(db.prisma, PORTAL, ["7002"], "test");
  const { mark } = await db.prisma.dirtyDeal.findUniqueOrThrow({ where: { portalId_dealId: { portalId: PORTAL, dealId: "7002" } } });
  await setDealAside(db.prisma, PORTAL, { dealId: "7002", mark }, "amount: expected a number");
});
afterAll(async () => db.close());

const ask = (...args: readonly string[]) => answerDeadLetters(args, Date.now(), (work) => work(db));
const waiting = async (): Promise<readonly string[]> =>
  (await db.prisma.dirtyDeal.findMany({ where: { problem: null }, orderBy: { dealId: "asc" } })).map(({ dealId }) => dealId);

it("lists what is set aside with the reason, of one account and of those that cannot be told", async () => {
  const all = await ask("list");
  expect(all.stdout).toMatch(/3 events in quarantine[\s\S]*objectId: [\s\S]*1 deals set aside\n {2}20260901 {2}7002 .*amount: expected a number/);
  expect(all.stdout).not.toContain("\u001b");
  const { events, deals } = JSON.parse((await ask("list", "--portal", String(PORTAL), "--json")).stdout) as { events: { key: string }[]; deals: { dealId: string }[] };
  expect(events.map(({ key }) => key)).toContain("old");
  expect([events.length, deals.map(({ dealId }) => dealId)]).toEqual([2, ["7002"]]);
});

it("replays only what is named", async () => {
  expect((await ask("replay", "--portal", String(PORTAL), "--deal", "7002")).stdout).toBe("1 deal to be looked at again\n");
  expect(await waiting()).toEqual(["7002"]);
  expect(await db.prisma.inboxEvent.count({ where: { status: "quarantined" } })).toBe(3);
});

it("takes in what this version understands, and leaves the rest with its reason", async () => {
  const { stdout } = await ask("replay", "--portal", String(PORTAL));
  expect(stdout).toContain("old  taken in\n");
  expect(stdout).toMatch(/still makes no sense: objectId: /);
  expect(await waiting()).toEqual(["7001", "7002"]);
  expect(await db.prisma.inboxEvent.findMany({ where: { portalId: PORTAL, status: "received" } })).toMatchObject([{ payload: JSON.stringify(GOOD) }]);
  expect((await ask("replay", "--portal", String(PORTAL))).stdout).not.toContain("taken in");
});

it("refuses what is not there, and an account that never installed the app", async () => {
  await expect(ask("replay", "--portal", String(PORTAL), "--event", "nothing", "--deal", "1")).rejects.toThrow(CommandRefused);
  await expect(ask("list", "--portal", "555")).rejects.toThrow(CommandRefused);
  expect(await ask("replay")).toMatchObject({ exitCode: 2 });
  expect(await ask()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("usage:") as unknown });
});
