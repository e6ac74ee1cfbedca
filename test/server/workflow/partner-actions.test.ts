import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { findAttribution } from "../../../src/server/store/attribution.ts";
import { findLead } from "../../../src/server/store/lead.ts";
import type { RunningApp } from "../../support/running-app.ts";
import { callCard } from "../cards/card-caller.ts";
import { BRIGHT, GLOBEX, GLOBEX_RETAIL, LONELY_DEAL, NOVA, OPEN_DEAL, PORTAL, startPartnerAccount, UMBRA, WON_DEAL } from "../cards/partner-account.ts";
import { callWorkflow, companyRecord, dealRecord, executionBody, type Enrolled } from "./workflow-caller.ts";

let app: RunningApp;
beforeAll(async () => { app = await startPartnerAccount(); });
afterAll(async () => app.close());

let calls = 0;
/** Runs an action that must be answered 200, and answers what it gave. */
async function outputs(path: string, object: Enrolled, inputFields: Readonly<Record<string, string>> = {}, callbackId = `ap-${String(calls += 1)}`): Promise<Readonly<Record<string, string>>> {
  const { status, body } = await callWorkflow(app.url, path, executionBody(callbackId, object, inputFields));
  expect(status).toBe(200);
  return z.object({ outputFields: z.record(z.string(), z.string()) }).parse(body).outputFields;
}

it("lists the partners in the program by name, and finds one by a part of it", async () => {
  const asked = (fetchOptions: object) => callWorkflow(app.url, "partners", { origin: { portalId: Number(PORTAL) }, inputFields: {}, fetchOptions });
  expect(await asked({ q: "", after: null })).toEqual({
    status: 200,
    body: { options: [{ value: BRIGHT, label: "Bright Agency", description: "Expert" }, { value: NOVA, label: "Nova Partners", description: "Partner" }], searchable: true },
  });
  expect(await asked({ q: "NOVA" })).toMatchObject({ body: { options: [{ value: NOVA }] } });
  expect(await asked({ after: "100" })).toMatchObject({ body: { options: [] } });
  expect(await asked({ after: "next" })).toMatchObject({ status: 400, body: { error: { fields: { "fetchOptions.after": "expected a place in the list" } } } });
});

it("checks an account without storing a lead, and names the evidence", async () => {
  expect(await outputs("check-conflicts", companyRecord(UMBRA), { partnerId: BRIGHT })).toMatchObject({ conflict: "none", conflicts: "0", evidence: "", hs_execution_state: "SUCCESS" });
  const globex = await outputs("check-conflicts", companyRecord(GLOBEX), { partnerId: BRIGHT });
  expect(globex).toMatchObject({ conflict: "firm", hs_execution_state: "SUCCESS" });
  expect(globex["evidence"]).toMatch(/^Globex Inc\. is already a customer: same HubSpot company, since .* \(R-8\)/);
  expect(await app.server.db.prisma.lead.count()).toBe(0);
});

it("does not hold the enrolled deal against a lead for it, as registering does not", async () => {
  expect(await outputs("check-conflicts", dealRecord(OPEN_DEAL), { partnerId: NOVA })).toMatchObject({ conflict: "none" });
  expect(await outputs("check-conflicts", dealRecord(LONELY_DEAL), { partnerId: NOVA })).toMatchObject({ errorCode: "no_company", hs_execution_state: "FAIL_CONTINUE" });
  expect(await outputs("check-conflicts", dealRecord(OPEN_DEAL), { partnerId: UMBRA })).toMatchObject({ errorCode: "unknown_partner" });
});

it("registers the deal's lead once, whether the call is repeated or the workflow runs again", async () => {
  const first = await outputs("register-lead", dealRecord(OPEN_DEAL), { partnerId: BRIGHT }, "ap-register");
  expect(first).toMatchObject({ leadId: "L1", status: "submitted", conflict: "none", hs_execution_state: "SUCCESS" });
  expect(await outputs("register-lead", dealRecord(OPEN_DEAL), { partnerId: BRIGHT }, "ap-register")).toEqual(first);
  expect(await outputs("register-lead", dealRecord(OPEN_DEAL), { partnerId: BRIGHT })).toMatchObject({ leadId: "L1" });
  expect(await findLead(app.server.db.prisma, PORTAL, "L1")).toMatchObject({ partnerId: BRIGHT, submittedBy: "workflow:192814114", dealId: OPEN_DEAL });
  expect(await findAttribution(app.server.db.prisma, PORTAL, OPEN_DEAL)).toMatchObject({ partnerId: BRIGHT, leadId: "L1" });
});

it("says with a code why there is nothing to register", async () => {
  expect(await outputs("register-lead", dealRecord(OPEN_DEAL), { partnerId: NOVA })).toMatchObject({ errorCode: "other_partner", hs_execution_state: "FAIL_CONTINUE" });
  expect(await outputs("register-lead", dealRecord(LONELY_DEAL), { partnerId: NOVA })).toMatchObject({ errorCode: "no_company" });
  expect(await outputs("register-lead", companyRecord("999999"), { partnerId: NOVA })).toMatchObject({ errorCode: "unknown_company" });
  expect(await outputs("register-lead", companyRecord(GLOBEX_RETAIL), { partnerId: "" })).toMatchObject({ errorCode: "unknown_partner" });
});

it("gives the fee that the card shows, with the sentences and their rules", async () => {
  const card = z.object({ fee: z.object({ state: z.string(), total: z.object({ amount: z.string(), currency: z.string() }) }) });
  expect(await outputs("calculate-fee", dealRecord(OPEN_DEAL))).toMatchObject({ feeStatus: "none", amount: "0", explanation: expect.stringMatching(/\(R-11\)$/) as unknown });
  expect(await outputs("decide-lead", dealRecord(OPEN_DEAL), { decision: "accepted" })).toMatchObject({ status: "accepted" });
  const { fee } = card.parse((await callCard(app.url, `/cards/deal?dealId=${OPEN_DEAL}`)).body);
  const given = await outputs("calculate-fee", dealRecord(OPEN_DEAL));
  expect(given).toMatchObject({ partner: "Bright Agency", tier: "Expert", feeStatus: fee.state, amount: fee.total.amount, currency: fee.total.currency });
  expect(given["explanation"]).toMatch(/%.*\(R-12\)/);
});

it("says why a deal earns nothing", async () => {
  expect(await outputs("calculate-fee", dealRecord(WON_DEAL))).toMatchObject({ feeStatus: "none", amount: "0", partner: "" });
});

it("has a deal that is not read yet read, and is to be called again; its answer is not kept", async () => {
  const unread = executionBody("ap-early", dealRecord("987654"), { partnerId: BRIGHT });
  expect(await callWorkflow(app.url, "register-lead", unread)).toMatchObject({ status: 503, body: { error: { code: "unavailable" } } });
  expect(await callWorkflow(app.url, "calculate-fee", { ...unread, inputFields: {} })).toMatchObject({ status: 503 });
  expect(await app.server.db.prisma.workflowAnswer.count({ where: { callbackId: "ap-early" } })).toBe(0);
});

it("refuses what is not signed by HubSpot, and what is not a call of the action", async () => {
  const call = executionBody("ap-bad", companyRecord(UMBRA), { partnerId: BRIGHT });
  for (const path of ["register-lead", "check-conflicts", "calculate-fee", "partners"]) expect(await callWorkflow(app.url, path, call, "another secret")).toMatchObject({ status: 401 });
  expect(await callWorkflow(app.url, "register-lead", { ...call, inputFields: { partnerId: "a b" } })).toMatchObject({ status: 400, body: { error: { fields: { "inputFields.partnerId": "expected a partner's id" } } } });
  expect(await callWorkflow(app.url, "register-lead", { ...call, inputFields: undefined })).toMatchObject({ status: 400, body: { error: { fields: { inputFields: "expected the action's inputs" } } } });
  expect(await callWorkflow(app.url, "check-conflicts", executionBody("ap-bad", companyRecord(UMBRA), { partnerId: BRIGHT }, 555))).toMatchObject({ status: 403 });
  expect(await app.server.db.prisma.workflowAnswer.count({ where: { callbackId: "ap-bad" } })).toBe(0);
});
