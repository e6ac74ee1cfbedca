import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Fact } from "../../src/program/facts.ts";
import { saveAttribution } from "../../src/server/store/attribution.ts";
import { appendFacts } from "../../src/server/store/facts.ts";
import { causeKey, postingsOf } from "../../src/server/store/ledger.ts";
import { written } from "../histories/words.ts";
import { BUYER, PARTNER, smallAccount } from "../server/path/small-account.ts";
import { eventually, startRunningApp, type RunningApp } from "../support/running-app.ts";
import { runs } from "../support/runs.ts";

const PORTAL = 20260901n;
const dated = { on: "2025-06-01", recordedOn: "2025-06-01" };
const HISTORY: readonly Fact[] = [
  { type: "partner.joined", id: "h1", ...dated, partner: PARTNER, track: "referral", company: { id: PARTNER, name: "Bright Agency" }, tier: "expert" },
  { type: "lead.submitted", id: "h2", ...dated, lead: "L1", partner: PARTNER, company: { id: BUYER, name: "Meridian" } },
  { type: "lead.accepted", id: "h3", ...dated, lead: "L1", by: "user:1002" },
];

let app: RunningApp;
let looks = 0;
let lastAmount = "50000.00";
beforeAll(async () => {
  app = await startRunningApp(smallAccount());
  await app.server.db.transaction(async (tx) => {
    await appendFacts(tx, PORTAL, HISTORY);
    await saveAttribution(tx, PORTAL, { dealId: "701", partnerId: PARTNER, leadId: "L1" }, "user:1002");
  });
});
afterAll(async () => app.close());

const change = (properties: Record<string, string>) => app.control("PATCH", "/records/deals/701", { properties });
const record = z.object({ properties: z.record(z.string(), z.string().nullable()) });
const isQuiet = async (): Promise<boolean> => {
  const { prisma } = app.server.db;
  return (await prisma.dirtyDeal.count()) === 0 && (await prisma.dealSummary.count({ where: { pending: true } })) === 0;
};

/** What the ledger says the deal has earned, in the words of the property. */
const inLedger = async (): Promise<string> =>
  written((await postingsOf(app.server.db.prisma, PORTAL, [causeKey({ deal: "701" })])).reduce((sum, { amountMinor }) => sum + amountMinor, 0n), "USD");

const SHOWN = { partner_ledger_partner: "Bright Agency", partner_ledger_tier: "Expert", partner_ledger_lead_status: "won", partner_ledger_fee_status: "earned" };

const wrong = fc.record({
  partner_ledger_fee: fc.constantFrom("", "1.00", "999999.99"), partner_ledger_fee_status: fc.constantFrom("none", "paid", "earned"),
  partner_ledger_partner: fc.constantFrom("", "Somebody else"), partner_ledger_tier: fc.constantFrom("", "Elite"),
}, { requiredKeys: [] });
const moves = fc.array(fc.record({ dealstage: fc.constantFrom("closedwon", "closedlost", "contractsent"), amount: fc.integer({ min: 1, max: 900_000 }).map((n) => `${n}.00`) }), { maxLength: 3 });

describe("promise 17: HubSpot's properties equal the ledger when all is quiet", () => {
  test("whatever was moved and whatever stood there before", async () => {
    await fc.assert(fc.asyncProperty(wrong, moves, async (start, moved) => {
      await change(start);
      for (const move of moved) await change(move);
      await change({ dealname: `Look ${looks += 1}`, dealstage: "closedwon" });
      await eventually("the deal to show what the ledger says", async () => {
        const { properties } = record.parse(await app.control("GET", "/records/deals/701"));
        const shown = { ...SHOWN, partner_ledger_fee: await inLedger() };
        return (await isQuiet()) && Object.entries(shown).every(([name, value]) => properties[name] === value);
      });
      const earned = BigInt((moved.at(-1) ?? { amount: lastAmount }).amount.replace(".", "")) * 15n;
      expect(await inLedger()).toBe(written((earned + 50n) / 100n, "USD"));
      lastAmount = moved.at(-1)?.amount ?? lastAmount;
    }), { ...runs(8), endOnFailure: true });
  });
});
