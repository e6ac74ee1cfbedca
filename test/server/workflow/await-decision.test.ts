import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { answerWorkflows } from "../../../src/server/jobs/answer-workflows.ts";
import { eventually, type RunningApp } from "../../support/running-app.ts";
import { BRIGHT, GLOBEX, NOVA, OPEN_DEAL, PORTAL, startPartnerAccount, UMBRA } from "../cards/partner-account.ts";
import { callWorkflow, companyRecord, dealRecord, executionBody } from "./workflow-caller.ts";

const UID = "await_partner_decision";
const executions = z.object({ executions: z.array(z.object({ callbackId: z.string(), outcome: z.string(), outputFields: z.record(z.string(), z.unknown()) })) });

let app: RunningApp;
beforeAll(async () => { app = await startPartnerAccount(); });
afterAll(async () => app.close());

/** Enrolls a record in the sandbox, whose HubSpot then calls us. */
const enroll = async (action: string, objectType: string, objectId: string, inputFields: object = {}) =>
  z.object({ callbackId: z.string(), outcome: z.string(), outputFields: z.record(z.string(), z.unknown()) })
    .parse(await app.control("POST", "/workflow-actions/run", { action, objectType, objectId, inputFields }));
const standing = async (callbackId: string) =>
  executions.parse(await app.control("GET", "/workflow-actions")).executions.find((execution) => execution.callbackId === callbackId);

it("goes on at once where there is nothing to wait for", async () => {
  expect(await enroll(UID, "deals", OPEN_DEAL)).toMatchObject({ outcome: "failed", outputFields: { errorCode: "no_lead" } });
  await enroll("register_partner_lead", "companies", UMBRA, { partnerId: BRIGHT });
  await enroll("register_partner_lead", "companies", UMBRA, { partnerId: NOVA });
  expect(await enroll(UID, "companies", UMBRA)).toMatchObject({ outcome: "failed", outputFields: { errorCode: "several_leads" } });
});

it("holds the workflow until the lead is decided, and tells HubSpot the decision", async () => {
  await enroll("register_partner_lead", "deals", OPEN_DEAL, { partnerId: BRIGHT });
  const waiting = await enroll(UID, "deals", OPEN_DEAL, { days: "3" });
  expect(waiting).toMatchObject({ outcome: "blocked", outputFields: { status: "submitted", conflict: "none", hs_expiration_duration: "P3D" } });
  await enroll("decide_partner_lead", "deals", OPEN_DEAL, { decision: "accepted" });
  const told = await eventually("the workflow to go on", async () => {
    const execution = await standing(waiting.callbackId);
    return execution?.outcome === "succeeded" ? execution : null;
  });
  expect(told.outputFields).toEqual({ status: "accepted", conflict: "none", reason: "", hs_execution_state: "SUCCESS" });
  expect(await enroll(UID, "deals", OPEN_DEAL)).toMatchObject({ outcome: "succeeded", outputFields: { status: "accepted" } });
});

it("gives the reason of a rejection, and what the lead ran into", async () => {
  await enroll("register_partner_lead", "companies", GLOBEX, { partnerId: NOVA });
  const { callbackId, outputFields } = await enroll(UID, "companies", GLOBEX);
  expect(outputFields).toMatchObject({ conflict: "firm", hs_expiration_duration: "P7D" });
  await enroll("decide_partner_lead", "companies", GLOBEX, { decision: "rejected", reason: "A customer of ours" });
  await eventually("the workflow to go on", async () => (await standing(callbackId))?.outcome === "succeeded");
  expect((await standing(callbackId))?.outputFields).toMatchObject({ status: "rejected", conflict: "firm", reason: "A customer of ours" });
});

it("keeps a wait that HubSpot does not know yet, and lets go of one that it has forgotten", async () => {
  const { prisma } = app.server.db;
  const early = await callWorkflow(app.url, "await-decision", executionBody("ap-early", dealRecord(OPEN_DEAL), {}));
  expect(early).toMatchObject({ status: 200, body: { outputFields: { status: "accepted" } } });
  const wait = { portalId: PORTAL, leadId: "L3", endedAt: null, expiresAt: new Date(Date.now() + 86_400_000) };
  await prisma.workflowWait.createMany({ data: [{ ...wait, callbackId: "ap-young", askedAt: new Date() }, { ...wait, callbackId: "ap-old", askedAt: new Date(Date.now() - 3_600_000) }] });
  await answerWorkflows(app.server, PORTAL);
  const ended = async (callbackId: string) => (await prisma.workflowWait.findUniqueOrThrow({ where: { portalId_callbackId: { portalId: PORTAL, callbackId } } })).endedAt !== null;
  expect([await ended("ap-young"), await ended("ap-old")]).toEqual([false, true]);
});

it("names what is wrong with the days to wait", async () => {
  for (const days of ["0", "61", "1.5", "soon"]) {
    expect(await callWorkflow(app.url, "await-decision", executionBody("ap-days", companyRecord(UMBRA), { days }))).toMatchObject({ status: 400, body: { error: { code: "bad_request" } } });
  }
});
