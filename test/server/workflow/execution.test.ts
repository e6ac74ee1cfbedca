import { expect, test } from "vitest";
import { fieldsOf } from "../../../src/server/cards/card-requests.ts";
import { decideLeadAction } from "../../../src/server/workflow/decide-lead.ts";
import { executionOf } from "../../../src/server/workflow/execution.ts";

const workflowRequest = executionOf(decideLeadAction.inputs);

const call = {
  callbackId: "ap-20260901-1234567-8-0",
  origin: { portalId: 20260901, actionDefinitionId: 646, actionDefinitionVersion: 3 },
  context: { source: "WORKFLOWS", workflowId: 192814114, actionId: 5 },
  object: { objectId: 42, objectType: "DEAL", properties: {} },
  inputFields: { decision: "accepted", reason: "  " },
};

test("reads HubSpot's call; a blank reason is none", () => {
  expect(workflowRequest.parse(call)).toEqual({
    callbackId: "ap-20260901-1234567-8-0", portalId: 20260901n, workflowId: "192814114", object: { type: "deal", id: "42" }, inputs: { decision: "accept", reason: null },
  });
});

test("reads typed fields where plain inputs are missing, and prefers the plain ones", () => {
  const typed = { decision: { type: "STATIC_VALUE", value: "rejected" }, reason: { type: "STATIC_VALUE", value: "Too early" } };
  expect(workflowRequest.parse({ ...call, inputFields: undefined, fields: typed })).toMatchObject({ inputs: { decision: "reject", reason: "Too early" } });
  expect(workflowRequest.parse({ ...call, fields: typed })).toMatchObject({ inputs: { decision: "accept" } });
});

test.each([
  ["inputFields.decision", { ...call, inputFields: { decision: "accept" } }],
  ["inputFields.reason", { ...call, inputFields: { decision: "rejected", reason: "a\u0000b" } }],
  ["inputFields", { ...call, inputFields: undefined }],
  ["callbackId", { ...call, callbackId: undefined }],
  ["origin.portalId", { ...call, origin: { portalId: 2 ** 60 } }],
  ["origin.portalId", { ...call, origin: { portalId: "9".repeat(19) } }],
  ["origin", { ...call, origin: null }],
  ["object.objectType", { ...call, object: { objectId: 1, objectType: "TICKET" } }],
  ["body", []],
])("names the place of what is wrong: %s", (place, body) => {
  const parsed = workflowRequest.safeParse(body);
  expect(parsed.success ? {} : fieldsOf(parsed.error)).toHaveProperty([place]);
});
