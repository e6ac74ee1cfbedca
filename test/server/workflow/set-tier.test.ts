import { afterAll, beforeAll, expect, it } from "vitest";
import { fullstory } from "../../../src/scenario/presets/fullstory.ts";
import { addVersion } from "../../../src/server/store/program-version.ts";
import type { RunningApp } from "../../support/running-app.ts";
import { BRIGHT, NOVA, OPEN_DEAL, PORTAL, startPartnerAccount, UMBRA } from "../cards/partner-account.ts";
import { callWorkflow, companyRecord, dealRecord, executionBody, type Enrolled } from "./workflow-caller.ts";

let app: RunningApp;
beforeAll(async () => { app = await startPartnerAccount(); });
afterAll(async () => app.close());

const set = async (callbackId: string, object: Enrolled, inputFields: Readonly<Record<string, string>>) => callWorkflow(app.url, "set-tier", executionBody(callbackId, object, inputFields));

it("lists the program's tiers after what the review recommends", async () => {
  expect(await callWorkflow(app.url, "tiers", { origin: { portalId: Number(PORTAL) }, fetchOptions: { q: "" } })).toMatchObject({
    status: 200, body: { options: [{ value: "recommended" }, { value: "partner", label: "Partner" }, { value: "expert", label: "Expert" }, { value: "elite", label: "Elite" }], searchable: true },
  });
  expect(await callWorkflow(app.url, "tiers", { origin: { portalId: Number(PORTAL) }, fetchOptions: { q: "eli" } })).toMatchObject({ body: { options: [{ value: "elite" }] } });
});

it("says where a partner stands when no tier is chosen, and leaves it there", async () => {
  const stands = { status: 200, body: { outputFields: { tier: "Expert", previousTier: "Expert", eligibleTier: "Partner", hs_execution_state: "SUCCESS" } } };
  expect(await set("ap-1", companyRecord(BRIGHT), { tier: "", reason: "" })).toMatchObject(stands);
  expect(await app.server.db.prisma.fact.count({ where: { type: "partner.tier_set" } })).toBe(0);
});

it("sets a tier once, by the workflow, with its reason", async () => {
  const raised = { body: { outputFields: { tier: "Elite", previousTier: "Partner", hs_execution_state: "SUCCESS" } } };
  expect(await set("ap-2", companyRecord(NOVA), { tier: "elite", reason: "A good year" })).toMatchObject(raised);
  expect(await set("ap-2", companyRecord(NOVA), { tier: "elite", reason: "A good year" })).toMatchObject(raised);
  expect(await app.server.db.prisma.auditEntry.findMany({ where: { action: "partner.tier_set" } })).toMatchObject([{ actor: "workflow:192814114", subject: `company:${NOVA}`, details: { tier: "elite", reason: "A good year" } }]);
});

it("follows what the last review recommends", async () => {
  // Reviewed every month, a partner that joined as an expert and has brought nothing since is to be one no more.
  const monthly = { ...fullstory, tracks: fullstory.tracks.map((track) => ({ ...track, reviews: { annual: null, midYear: null, monthly: true, approval: true, keepThrough: null } })) };
  await app.server.db.transaction((tx) => addVersion(tx, PORTAL, { from: null, definition: monthly, publishedBy: "test", backdatedBecause: null }));
  expect(await set("ap-3", companyRecord(BRIGHT), {})).toMatchObject({ body: { outputFields: { tier: "Expert", recommendedTier: "Partner" } } });
  expect(await set("ap-4", companyRecord(BRIGHT), { tier: "recommended" })).toMatchObject({ body: { outputFields: { tier: "Partner", previousTier: "Expert", recommendedTier: "" } } });
  expect(await set("ap-5", companyRecord(BRIGHT), { tier: "recommended" })).toMatchObject({ body: { outputFields: { tier: "Partner", previousTier: "Partner" } } });
});

it("refuses what is no partner and no tier", async () => {
  expect(await set("ap-6", companyRecord(UMBRA), { tier: "elite" })).toMatchObject({ body: { outputFields: { errorCode: "unknown_partner", hs_execution_state: "FAIL_CONTINUE" } } });
  expect(await set("ap-7", dealRecord(OPEN_DEAL), { tier: "elite" })).toMatchObject({ body: { outputFields: { errorCode: "unknown_partner" } } });
  expect(await set("ap-8", companyRecord(NOVA), { tier: "platinum" })).toMatchObject({ body: { outputFields: { errorCode: "unknown_tier", tier: "Elite" } } });
  expect(await set("ap-9", companyRecord(NOVA), { tier: "no tier" })).toMatchObject({ status: 400, body: { error: { fields: { "inputFields.tier": "expected a tier of the program, recommended, or nothing" } } } });
});
