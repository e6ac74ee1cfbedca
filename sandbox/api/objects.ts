import { z } from "zod";
import type { AccountState } from "../account-state.ts";
import { archiveRecord, mergeRecords } from "../crm/archive-record.ts";
import { associationTypesBetween } from "../crm/association-types.ts";
import { compareIds } from "../crm/crm.ts";
import { holderOf } from "../crm/checked-properties.ts";
import type { NewAssociation } from "../crm/associate.ts";
import { OBJECT_TYPE_FACTS } from "../crm/object-types.ts";
import type { ObjectType } from "../crm/object-types.ts";
import { publicObject, writtenObject } from "../crm/public-object.ts";
import type { CrmRecord } from "../crm/record.ts";
import { createRecord, found, updateRecord } from "../crm/write-record.ts";
import { invalid, notFound } from "../hubspot-error.ts";
import { parseBody } from "./api-router.ts";
import type { Answer, ApiCall, ApiRouter } from "./api-router.ts";
import { flagOf, limitOf, pagingTo, param, selectionOf, typeParam, versioned } from "./read-query.ts";

/** HubSpot takes numbers and booleans for the strings they stand for; null clears. */
export const rawProperties = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]).transform((value) => (value === null ? "" : String(value))));

export const newAssociations = z.array(z.object({
  to: z.object({ id: z.union([z.string(), z.number()]).transform(String) }),
  types: z.array(z.object({ associationCategory: z.string(), associationTypeId: z.int() })).min(1),
})).default([]);

const createBody = z.object({ properties: rawProperties, associations: newAssociations });
const updateBody = z.object({ properties: rawProperties });
const mergeBody = z.object({ primaryObjectId: z.string(), objectIdToMerge: z.string() });

export const reads = (params: Readonly<Record<string, string>>): readonly (readonly string[])[] => [OBJECT_TYPE_FACTS[typeParam(params)].readScopes];
export const writes = (params: Readonly<Record<string, string>>): readonly (readonly string[])[] => [OBJECT_TYPE_FACTS[typeParam(params)].writeScopes];

/** Records one at a time, and lists of them. Source: OpenAPI CRM Objects 2026-09. */
export function objectRoutes(api: ApiRouter, state: AccountState): void {
  const collection = versioned("/crm/objects/V/:type");
  const single = versioned("/crm/objects/V/:type/:id");
  api.on("get", collection, { needs: reads, handle: (call) => listRecords(state, call) });
  api.on("post", collection, { needs: writes, handle: (call) => create(state, call) });
  api.on("post", versioned("/crm/objects/V/:type/merge"), { needs: writes, handle: (call) => merge(state, call) });
  api.on("get", single, { needs: reads, handle: (call) => readOne(state, call) });
  api.on("patch", single, { needs: writes, handle: (call) => update(state, call) });
  api.on("delete", single, {
    needs: writes,
    handle: ({ params, source, now }) => {
      archiveRecord(state, typeParam(params), param(params, "id"), source, now);
      return { status: 204 };
    },
  });
}

function listRecords(state: AccountState, { params, query }: ApiCall): Answer {
  const type = typeParam(params);
  const selection = selectionOf(query);
  const limit = limitOf(query, selection.propertiesWithHistory.length > 0 ? 50 : 100);
  const archived = flagOf(query, "archived");
  const after = query.get("after");
  const rest = state.crm.all(type).filter((record) => (record.archivedAt !== null) === archived && (after === null || compareIds(record.id, after) > 0));
  const page = rest.slice(0, limit);
  return {
    status: 200,
    body: {
      results: page.map((record) => publicObject(state.crm, record, selection)),
      ...pagingTo(rest.length > limit ? (page.at(-1)?.id ?? null) : null),
    },
  };
}

function readOne(state: AccountState, { params, query }: ApiCall): Answer {
  const type = typeParam(params);
  const record = named(state, type, param(params, "id"), query.get("idProperty"), flagOf(query, "archived"));
  return { status: 200, body: publicObject(state.crm, record, selectionOf(query)) };
}

/** A record by id (an id that was merged away counts) or by a unique property. */
function named(state: AccountState, type: ObjectType, id: string, idProperty: string | null, archived = false): CrmRecord {
  if (idProperty !== null && idProperty !== "hs_object_id") return byUniqueProperty(state, type, idProperty, id);
  if (!archived) return found(state.crm, type, state.crm.currentId(type, id));
  const record = state.crm.findAny(type, id);
  if (record === null || record.archivedAt === null) throw notFound(`No archived ${type} with ID ${id} exists`, { id: [id] });
  return record;
}

/** The record that holds a value of a unique property. Throws HubSpot's 400 when the property is not unique, its 404 when nobody holds it. */
export function byUniqueProperty(state: AccountState, type: ObjectType, property: string, value: string): CrmRecord {
  requireUnique(state, type, property);
  const holder = holderOf(state.crm, type, property, value);
  if (holder === null) throw notFound(`No ${type} with ${property}=${value} exists`, { id: [value] });
  return holder;
}

export function requireUnique(state: AccountState, type: ObjectType, property: string): void {
  if (state.crm.property(type, property)?.hasUniqueValue !== true) throw invalid(`${property} is not a unique property of ${type}`);
}

function create(state: AccountState, { params, body, source, now }: ApiCall): Answer {
  const type = typeParam(params);
  const { properties, associations } = parseBody(createBody, body);
  const record = createRecord(state, type, properties, targets(type, associations), source, now);
  return { status: 201, body: writtenObject(state.crm, record, Object.keys(properties)) };
}

/** Where an association leads is told by its type id alone. */
export function targets(from: ObjectType, associations: z.infer<typeof newAssociations>): readonly NewAssociation[] {
  return associations.map(({ to, types }) => {
    const typeIds = types.map((type) => type.associationTypeId);
    const toType = Object.keys(OBJECT_TYPE_FACTS).map((name) => typeParam({ type: name }))
      .find((candidate) => associationTypesBetween(from, candidate).some((type) => type.id === typeIds[0]));
    if (toType === undefined) throw invalid(`Association type ${String(typeIds[0])} does not start at ${from}`);
    return { to: { type: toType, id: to.id }, typeIds };
  });
}

function update(state: AccountState, { params, query, body, source, now }: ApiCall): Answer {
  const type = typeParam(params);
  const { properties } = parseBody(updateBody, body);
  const { id } = named(state, type, param(params, "id"), query.get("idProperty"));
  const record = updateRecord(state, type, id, properties, source, now);
  return { status: 200, body: writtenObject(state.crm, record, Object.keys(properties)) };
}

function merge(state: AccountState, { params, body, source, now }: ApiCall): Answer {
  const type = typeParam(params);
  const { primaryObjectId, objectIdToMerge } = parseBody(mergeBody, body);
  const record = mergeRecords(state, type, primaryObjectId, objectIdToMerge, source, now);
  return { status: 200, body: publicObject(state.crm, record, { properties: [], propertiesWithHistory: [], associations: [] }) };
}
