import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { findLead } from "../../../src/server/store/lead.ts";
import type { RunningApp } from "../../support/running-app.ts";
import { callCard } from "../cards/card-caller.ts";
import { BRIGHT, GLOBEX, MERIDIAN, NOVA, OPEN_DEAL, PORTAL, startPartnerAccount, UMBRA } from "../cards/partner-account.ts";
import { callWorkflow, companyRecord as company, dealRecord, executionBody, type Enrolled } from "./workflow-caller.ts";

let app: RunningApp;
beforeAll(async () => { app = await startPartnerAccount(); });
afterAll(async () => app.close());

interface Execution {
  readonly callbackId: string;
  readonly object: Enrolled;
  readonly inputFields: { readonly decision: string; readonly reason?: string };
  readonly portalId?: number;
}
const deal = dealRecord(OPEN_DEAL);
const execute = ({ callbackId, object, inputFields, portalId }: Execution, secret?: string) =>
  callWorkflow(app.url, "decide-lead", executionBody(callbackId, object, { ...inputFields }, portalId), secret);
const registered = async (body: object): Promise<string> =>
  z.object({ lead: z.object({ id: z.string() }) }).parse((await callCard(app.url, "/cards/register-lead", { body })).body).lead.id;

it("says so when the deal names no lead", async () => {
  expect(await execute({ callbackId: "ap-0", object: deal, inputFields: { decision: "accepted" } })).toEqual({
    status: 200, body: { outputFields: { status: "none", conflict: "none", errorCode: "no_lead", hs_execution_state: "FAIL_CONTINUE" } },
  });
});

it("accepts the lead of the enrolled deal once, and answers a repeated call as before", async () => {
  const id = await registered({ partnerId: BRIGHT, dealId: OPEN_DEAL });
  const call: Execution = { callbackId: "ap-1", object: deal, inputFields: { decision: "accepted" } };
  const done = { status: 200, body: { outputFields: { status: "accepted", conflict: "none", hs_execution_state: "SUCCESS" } } };
  expect(await Promise.all([execute(call), execute(call)])).toEqual([done, done]);
  expect(await execute({ ...call, inputFields: { decision: "withdrawn" } })).toEqual(done);
  expect(await findLead(app.server.db.prisma, PORTAL, id)).toMatchObject({ state: "accepted", decidedBy: "workflow:192814114" });
  expect((await callCard(app.url, `/cards/deal?dealId=${OPEN_DEAL}`)).body).toMatchObject({ lead: { decidedBy: "Workflow 192814114" } });
});

it("goes on with a code when the lead is decided already", async () => {
  expect(await execute({ callbackId: "ap-2", object: deal, inputFields: { decision: "rejected", reason: "Too late" } })).toMatchObject({
    status: 200, body: { outputFields: { status: "accepted", errorCode: "lead_not_open", hs_execution_state: "FAIL_CONTINUE" } },
  });
});

it("never overrides a firm conflict, whatever its reason", async () => {
  const id = await registered({ partnerId: BRIGHT, companyId: GLOBEX });
  expect(await execute({ callbackId: "ap-3", object: company(GLOBEX), inputFields: { decision: "accepted", reason: "Please" } })).toMatchObject({
    status: 200, body: { outputFields: { status: "submitted", conflict: "firm", errorCode: "lead_has_conflict" } },
  });
  expect(await findLead(app.server.db.prisma, PORTAL, id)).toMatchObject({ state: "submitted" });
});

it("asks for a reason to reject, and takes it", async () => {
  expect(await execute({ callbackId: "ap-4", object: company(GLOBEX), inputFields: { decision: "rejected" } })).toMatchObject({ body: { outputFields: { errorCode: "reason_missing" } } });
  expect(await execute({ callbackId: "ap-5", object: company(GLOBEX), inputFields: { decision: "rejected", reason: "A customer of ours" } })).toMatchObject({
    body: { outputFields: { status: "rejected", conflict: "firm", hs_execution_state: "SUCCESS" } },
  });
});

it("does not choose between two leads for one company", async () => {
  await registered({ partnerId: BRIGHT, companyId: UMBRA });
  await registered({ partnerId: NOVA, companyId: UMBRA });
  expect(await execute({ callbackId: "ap-6", object: company(UMBRA), inputFields: { decision: "accepted" } })).toMatchObject({ body: { outputFields: { errorCode: "several_leads", hs_execution_state: "FAIL_CONTINUE" } } });
});

it("withdraws a company's accepted lead", async () => {
  expect(await execute({ callbackId: "ap-7", object: company(MERIDIAN), inputFields: { decision: "withdrawn" } })).toMatchObject({ body: { outputFields: { status: "withdrawn", hs_execution_state: "SUCCESS" } } });
});

it("refuses what is not signed by HubSpot, malformed, or for an account without the app; nothing is stored", async () => {
  const call: Execution = { callbackId: "ap-8", object: deal, inputFields: { decision: "accepted" } };
  expect(await execute(call, "another secret")).toMatchObject({ status: 401 });
  expect(await execute({ ...call, portalId: 555 })).toMatchObject({ status: 403 });
  expect(await execute({ ...call, inputFields: { decision: "maybe" } })).toMatchObject({ status: 400, body: { error: { fields: { "inputFields.decision": "expected accepted, rejected or withdrawn" } } } });
  expect(await app.server.db.prisma.workflowAnswer.count({ where: { callbackId: "ap-8" } })).toBe(0);
});
