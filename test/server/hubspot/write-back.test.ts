import nock from "nock";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { Database } from "../../../src/server/db/database.ts";
import { openHubSpot, type HubSpot } from "../../../src/server/hubspot/hubspot.ts";
import { forgetOverwritten, writeCompanies, writeDeals, type DealSummary, type WriteBack } from "../../../src/server/hubspot/write-back.ts";
import { freshDatabase } from "../../support/database.ts";
import { wonDeal } from "./crm-records.ts";
import { configFor, installAccount, PORTAL, recordedLog } from "./installed-account.ts";

const API = "https://hubspot.test";
const UPDATE = "/crm/objects/2026-09/deals/batch/update";
const sentBody = z.object({ inputs: z.array(z.object({ id: z.string(), properties: z.record(z.string(), z.string()) })) });

const summary = (dealId: string, more: Partial<DealSummary> = {}): DealSummary => ({
  dealId, partner: "Brightpath", tier: "Expert", leadStatus: "won", conflict: "none", fee: { minor: 750_000n, currency: "USD" }, feeStatus: "earned", ...more,
});
const shown = {
  partner_ledger_partner: "Brightpath", partner_ledger_tier: "Expert", partner_ledger_lead_status: "won", partner_ledger_conflict: "none",
  partner_ledger_fee: "7500.00", partner_ledger_fee_currency: "USD", partner_ledger_fee_status: "earned",
};

let db: Database;
let hubspot: HubSpot;
let parts: WriteBack;
const { log, lines } = recordedLog();
let sent: z.infer<typeof sentBody>["inputs"][] = [];

/** HubSpot takes every update and `sent` tells which. */
const taking = (): void => {
  nock(API).persist().post(/batch\/update$/).reply(200, (_uri, body) => {
    const { inputs } = sentBody.parse(body);
    sent.push(inputs);
    return { status: "COMPLETE", results: inputs };
  });
};

beforeAll(async () => {
  nock.disableNetConnect();
  db = await freshDatabase();
  await installAccount(db, Date.now(), 1_800);
  hubspot = openHubSpot({ config: configFor(API), db, log });
  parts = { db, client: hubspot.client, log };
});
beforeEach(async () => {
  sent = [];
  await db.prisma.crmWrite.deleteMany();
});
afterEach(() => nock.cleanAll());
afterAll(async () => {
  hubspot.close();
  await db.close();
  nock.enableNetConnect();
  nock.restore();
});

test("a deal's summary goes out whole, as people read it", async () => {
  taking();
  expect(await writeDeals(parts, PORTAL, [summary("7001")])).toEqual({ written: 1, unchanged: 0, gone: 0, refused: 0, failed: [] });
  expect(sent).toEqual([[{ id: "7001", properties: shown }]]);
});

test("nothing changed, nothing written; one changed, one written", async () => {
  taking();
  const summaries = Array.from({ length: 250 }, (_, n) => summary(String(n + 1)));
  expect((await writeDeals(parts, PORTAL, summaries)).written).toBe(250);
  expect(sent.map((inputs) => inputs.length).toSorted()).toEqual([100, 100, 50]);
  sent = [];
  expect(await writeDeals(parts, PORTAL, summaries)).toEqual({ written: 0, unchanged: 250, gone: 0, refused: 0, failed: [] });
  expect(sent).toEqual([]);
  expect(await writeDeals(parts, PORTAL, summaries.with(7, summary("8", { feeStatus: "payable" })))).toEqual({ written: 1, unchanged: 249, gone: 0, refused: 0, failed: [] });
  expect(sent.flat().map((input) => input.id)).toEqual(["8"]);
});

test("a deal without a partner is cleared, not left as it was", async () => {
  taking();
  await writeDeals(parts, PORTAL, [summary("7001", { partner: null, tier: null, leadStatus: "none", fee: null, feeStatus: "none" })]);
  expect(sent.flat()[0]?.properties).toEqual({
    partner_ledger_partner: "", partner_ledger_tier: "", partner_ledger_lead_status: "none", partner_ledger_conflict: "none",
    partner_ledger_fee: "", partner_ledger_fee_currency: "", partner_ledger_fee_status: "none",
  });
});

test("a deal deleted meanwhile is fine, a refused one is tried again next time, the others stand", async () => {
  nock(API).post(UPDATE).reply(207, {
    results: [{ id: "1", properties: {} }],
    errors: [{ category: "OBJECT_NOT_FOUND", context: { ids: ["2"] } }, { category: "VALIDATION_ERROR", message: "no", context: { ids: ["3"] } }, { category: "INTERNAL_ERROR", context: { ids: ["4"] } }],
  });
  const summaries = ["1", "2", "3", "4"].map((id) => summary(id));
  expect(await writeDeals(parts, PORTAL, summaries)).toEqual({ written: 1, unchanged: 0, gone: 1, refused: 1, failed: ["4"] });
  expect(lines.join("")).toContain("hubspot refused a write-back");
  taking();
  await writeDeals(parts, PORTAL, [summary("1"), summary("3")]);
  expect(sent.flat().map((input) => input.id)).toEqual(["3"]);
});

test("a write that HubSpot did not confirm is written again", async () => {
  nock(API).post(UPDATE).reply(403, { category: "MISSING_SCOPES" });
  await expect(writeDeals(parts, PORTAL, [summary("7001")])).rejects.toMatchObject({ kind: "forbidden" });
  taking();
  expect((await writeDeals(parts, PORTAL, [summary("7001")])).written).toBe(1);
});

test("what somebody changed by hand is found and written again; the same number in other digits is no change", async () => {
  taking();
  await writeDeals(parts, PORTAL, [summary("7001")]);
  expect(await forgetOverwritten(db, PORTAL, [wonDeal({ ...shown, partner_ledger_fee: "7500" })])).toEqual([]);
  expect((await writeDeals(parts, PORTAL, [summary("7001")])).unchanged).toBe(1);
  expect(await forgetOverwritten(db, PORTAL, [wonDeal({ ...shown, partner_ledger_fee: "9999" })])).toEqual(["7001"]);
  expect((await writeDeals(parts, PORTAL, [summary("7001")])).written).toBe(1);
});

test("a partner's company shows its tier", async () => {
  taking();
  await writeCompanies(parts, PORTAL, [{ companyId: "5002", partnerTier: "Elite" }, { companyId: "5003", partnerTier: null }]);
  expect(sent).toEqual([[{ id: "5002", properties: { partner_ledger_partner_tier: "Elite" } }, { id: "5003", properties: { partner_ledger_partner_tier: "" } }]]);
});
