import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { Fact } from "../../../src/program/facts.ts";
import { presetDefinition } from "../../../src/scenario/preset.ts";
import { sweep } from "../../../src/server/jobs/sweep.ts";
import { dayAt } from "../../../src/server/live-program.ts";
import { answerProgram } from "../../../src/server/programs/program.ts";
import { saveAttribution } from "../../../src/server/store/attribution.ts";
import { appendFacts } from "../../../src/server/store/facts.ts";
import { findLastDay, saveLastDay } from "../../../src/server/store/last-day.ts";
import { eventually, startRunningApp, type RunningApp } from "../../support/running-app.ts";
import { BUYER, PARTNER, smallAccount } from "./small-account.ts";

const PORTAL = 20260901n;
const ONE_DAY_MS = 86_400_000;
const now = Date.now();
const today = dayAt(now, "America/New_York");
const dated = { on: "2025-06-01", recordedOn: "2025-06-01" };
const HISTORY: readonly Fact[] = [
  { type: "partner.joined", id: "h1", ...dated, partner: PARTNER, track: "referral", company: { id: PARTNER, name: "Bright Agency" }, tier: "expert" },
  { type: "lead.submitted", id: "h2", ...dated, lead: "L1", partner: PARTNER, company: { id: BUYER, name: "Meridian" } },
  { type: "lead.accepted", id: "h3", ...dated, lead: "L1", by: "user:1002" },
];

let app: RunningApp;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "new-terms-"));
  app = await startRunningApp(smallAccount());
  await app.server.db.transaction(async (tx) => {
    await appendFacts(tx, PORTAL, HISTORY);
    await saveAttribution(tx, PORTAL, { dealId: "701", partnerId: PARTNER, leadId: "L1" }, "user:1002");
  });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const record = z.object({ properties: z.record(z.string(), z.string().nullable()) });
const estimateIs = (fee: string) => eventually(`the deal to show ${fee}`, async () =>
  record.parse(await app.control("GET", "/records/deals/701")).properties["partner_ledger_fee"] === fee);
const lastDay = () => findLastDay(app.server.db.prisma, PORTAL);

it("a version that was published for a day holds when the day begins, while the server runs", async () => {
  await app.control("PATCH", "/records/deals/701", { properties: { dealname: "Ours" } });
  await estimateIs("7500.00");
  await eventually("this day to be worked", async () => (await lastDay()) === today);

  const file = path.join(folder, "raised.json");
  writeFileSync(file, JSON.stringify(presetDefinition("fullstory")).replaceAll('"expert":"15%"', '"expert":"18%"'));
  const yesterday = now - ONE_DAY_MS;
  await saveLastDay(app.server.db.prisma, PORTAL, dayAt(yesterday, "America/New_York"));
  await answerProgram(["publish", file, "--portal", String(PORTAL), "--from", today], yesterday, (work) => work(app.server.db), () => undefined);

  await sweep(app.server);
  app.server.queue.wake();
  await estimateIs("9000.00");
  expect(await lastDay()).toBe(today);
});
