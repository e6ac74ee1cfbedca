import { z } from "zod";
import type { AccountState } from "../account-state.ts";
import { archiveRecord } from "../crm/archive-record.ts";
import { checkedProperties, holderOf } from "../crm/checked-properties.ts";
import type { ObjectType } from "../crm/object-types.ts";
import { publicObject, writtenObject } from "../crm/public-object.ts";
import { createRecord, found, updateRecord } from "../crm/write-record.ts";
import { invalid } from "../hubspot-error.ts";
import { parseBody } from "./api-router.ts";
import type { Answer, ApiCall, ApiRouter } from "./api-router.ts";
import { attempt, batchAnswer } from "./batch-answer.ts";
import { byUniqueProperty, newAssociations, rawProperties, reads, requireUnique, targets, writes } from "./objects.ts";
import { typeParam, versioned } from "./read-query.ts";

/** Inputs a batch may have. Source: HubSpot, object APIs. */
const MOST_INPUTS = 100;

const id = z.union([z.string(), z.number()]).transform(String);
const inputs = <T extends z.ZodType>(input: T) => z.array(input).min(1).max(MOST_INPUTS);

const readBody = z.object({
  inputs: inputs(z.object({ id })),
  properties: z.array(z.string()).default([]),
  propertiesWithHistory: z.array(z.string()).default([]),
  idProperty: z.string().optional(),
});
const createBody = z.object({ inputs: inputs(z.object({ properties: rawProperties, associations: newAssociations, objectWriteTraceId: z.string().optional() })) });
const updateBody = z.object({
  inputs: inputs(z.object({ id, idProperty: z.string().optional(), properties: rawProperties, objectWriteTraceId: z.string().optional() })),
});
const archiveBody = z.object({ inputs: inputs(z.object({ id })) });

/** Up to a hundred records in one call. Source: OpenAPI CRM Objects 2026-09. */
export function objectBatchRoutes(api: ApiRouter, state: AccountState): void {
  const batch = (verb: string): readonly string[] => versioned(`/crm/objects/V/:type/batch/${verb}`);
  api.on("post", batch("read"), { needs: reads, handle: (call) => readBatch(state, call) });
  api.on("post", batch("create"), { needs: writes, handle: (call) => createBatch(state, call) });
  api.on("post", batch("update"), { needs: writes, handle: (call) => updateBatch(state, call) });
  api.on("post", batch("upsert"), { needs: writes, handle: (call) => upsertBatch(state, call) });
  api.on("post", batch("archive"), { needs: writes, handle: (call) => archiveBatch(state, call) });
}

function readBatch(state: AccountState, call: ApiCall): Answer {
  const type = typeParam(call.params);
  const body = parseBody(readBody, call.body);
  if (body.idProperty !== undefined) requireUnique(state, type, body.idProperty);
  const ids = [...new Set(body.inputs.map((input) => input.id))];
  const selection = { ...body, associations: [] };
  const outcomes = ids.map((one) => attempt(call, one, undefined, () => publicObject(
    state.crm,
    body.idProperty === undefined ? found(state.crm, type, one) : byUniqueProperty(state, type, body.idProperty, one),
    selection,
  )));
  return batchAnswer(outcomes, 200, call.now);
}

/**
 * Values that cannot be written refuse the whole batch before anything is written, unless the input carries a trace id:
 * then it fails alone. Source: HubSpot, "multi-status errors".
 */
function refuseInvalid(state: AccountState, type: ObjectType, call: ApiCall, writesOf: readonly { properties: Readonly<Record<string, string>>; objectWriteTraceId?: string | undefined }[]): void {
  for (const { properties, objectWriteTraceId } of writesOf) {
    if (objectWriteTraceId === undefined) checkedProperties(state.crm, type, withoutUnique(state, type, properties), null, call.source);
  }
}

/** Whether a value is taken is each input's own question. */
const withoutUnique = (state: AccountState, type: ObjectType, properties: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => state.crm.property(type, name)?.hasUniqueValue !== true));

function createBatch(state: AccountState, call: ApiCall): Answer {
  const type = typeParam(call.params);
  const body = parseBody(createBody, call.body);
  refuseInvalid(state, type, call, body.inputs);
  const outcomes = body.inputs.map((input, index) => attempt(call, String(index), input.objectWriteTraceId, () => {
    const record = createRecord(state, type, input.properties, targets(type, input.associations), call.source, call.now);
    return { ...writtenObject(state.crm, record, Object.keys(input.properties)), ...trace(input.objectWriteTraceId) };
  }));
  return batchAnswer(outcomes, 201, call.now);
}

function updateBatch(state: AccountState, call: ApiCall): Answer {
  const type = typeParam(call.params);
  const body = parseBody(updateBody, call.body);
  refuseTwins(body.inputs);
  refuseInvalid(state, type, call, body.inputs);
  const outcomes = body.inputs.map((input) => attempt(call, input.id, input.objectWriteTraceId, () => {
    const target = input.idProperty === undefined ? input.id : byUniqueProperty(state, type, input.idProperty, input.id).id;
    const record = updateRecord(state, type, target, input.properties, call.source, call.now);
    return { ...writtenObject(state.crm, record, Object.keys(input.properties)), ...trace(input.objectWriteTraceId) };
  }));
  return batchAnswer(outcomes, 200, call.now);
}

function upsertBatch(state: AccountState, call: ApiCall): Answer {
  const type = typeParam(call.params);
  const body = parseBody(updateBody, call.body);
  refuseTwins(body.inputs);
  for (const { idProperty } of body.inputs) if (idProperty !== undefined) requireUnique(state, type, idProperty);
  refuseInvalid(state, type, call, body.inputs);
  const outcomes = body.inputs.map((input) => attempt(call, input.id, input.objectWriteTraceId, () => {
    const { idProperty } = input;
    const holder = idProperty === undefined ? found(state.crm, type, input.id) : holderOf(state.crm, type, idProperty, input.id);
    const properties = idProperty === undefined ? input.properties : { [idProperty]: input.id, ...input.properties };
    const record = holder === null
      ? createRecord(state, type, properties, [], call.source, call.now)
      : updateRecord(state, type, holder.id, input.properties, call.source, call.now);
    return { ...writtenObject(state.crm, record, Object.keys(properties)), new: holder === null, ...trace(input.objectWriteTraceId) };
  }));
  return batchAnswer(outcomes, 200, call.now);
}

function archiveBatch(state: AccountState, call: ApiCall): Answer {
  const type = typeParam(call.params);
  for (const input of parseBody(archiveBody, call.body).inputs) archiveRecord(state, type, input.id, call.source, call.now);
  return { status: 204 };
}

function refuseTwins(all: readonly { readonly id: string }[]): void {
  const ids = all.map((input) => input.id);
  const twins = [...new Set(ids.filter((one, index) => ids.indexOf(one) !== index))];
  if (twins.length > 0) throw invalid(`Duplicate IDs found in batch input: [${twins.join(", ")}]. IDs must be unique`);
}

const trace = (objectWriteTraceId: string | undefined): Record<string, unknown> => (objectWriteTraceId === undefined ? {} : { objectWriteTraceId });
