import { z } from "zod";
import { USERS } from "../account.ts";
import type { AccountState } from "../account-state.ts";
import { publicProperty } from "../api/properties.ts";
import { rawProperties } from "../api/objects.ts";
import { param, typeParam, limitOf } from "../api/read-query.ts";
import { archiveRecord, mergeRecords, restoreRecord } from "../crm/archive-record.ts";
import { associate, dissociate } from "../crm/associate.ts";
import { associationTypeById } from "../crm/association-types.ts";
import { readProperty } from "../crm/computed.ts";
import { OBJECT_TYPE_FACTS, OBJECT_TYPES } from "../crm/object-types.ts";
import type { ObjectType } from "../crm/object-types.ts";
import { historyEntry } from "../crm/public-object.ts";
import { byUser } from "../crm/record.ts";
import type { ChangeSource, CrmRecord } from "../crm/record.ts";
import { createRecord, updateRecord } from "../crm/write-record.ts";
import { invalid, notFound } from "../hubspot-error.ts";
import type { ControlRouter } from "./control-router.ts";

const userId = z.int().default(USERS[0].userId);
const link = z.strictObject({ type: z.string(), id: z.string(), typeIds: z.array(z.int()).min(1).optional() });
const createBody = z.strictObject({ userId, properties: rawProperties, associations: z.array(link).default([]) });
const changeBody = z.strictObject({ userId, properties: rawProperties });
const actBody = z.strictObject({ userId });
const mergeBody = z.strictObject({ userId, otherId: z.string() });
const linkBody = z.strictObject({ userId, typeIds: z.array(z.int()).min(1).optional() });

/** Records as a user of the account sees and changes them: every change counts as made by hand in HubSpot. */
export function recordRoutes(control: ControlRouter, state: AccountState, now: () => Date): void {
  control.on("get", "/records/:type", ({ params, query }) => list(state, typeParam(params), query));
  control.on("get", "/records/:type/:id", ({ params }) => shown(state, existing(state, params)));
  control.on("post", "/records/:type", ({ params, body }) => {
    const { userId: user, properties, associations } = body(createBody);
    const links = associations.map(({ type, id, typeIds }) => ({ to: { type: typeParam({ type }), id }, typeIds: typeIds ?? null }));
    return shown(state, createRecord(state, typeParam(params), properties, links, source(user), now()));
  });
  control.on("patch", "/records/:type/:id", ({ params, body }) => {
    const { userId: user, properties } = body(changeBody);
    return shown(state, updateRecord(state, typeParam(params), param(params, "id"), properties, source(user), now()));
  });
  control.on("delete", "/records/:type/:id", ({ params, body }) => {
    const record = existing(state, params);
    archiveRecord(state, record.type, record.id, source(body(actBody).userId), now());
    return shown(state, record);
  });
  control.on("post", "/records/:type/:id/restore", ({ params, body }) =>
    shown(state, restoreRecord(state, typeParam(params), param(params, "id"), source(body(actBody).userId), now())));
  control.on("post", "/records/:type/:id/merge", ({ params, body }) => {
    const { userId: user, otherId } = body(mergeBody);
    return shown(state, mergeRecords(state, typeParam(params), param(params, "id"), otherId, source(user), now()));
  });
  linkRoutes(control, state, now);
  control.on("get", "/properties/:type", ({ params }) => ({ results: state.crm.properties(typeParam(params)).filter((one) => !one.archived).map(publicProperty) }));
  control.on("get", "/pipelines/:type", ({ params }) => {
    const type = typeParam(params);
    if (type !== "deals" && type !== "tickets") throw invalid(`${type} have no pipelines`);
    return { results: state.crm.pipelines(type) };
  });
}

function linkRoutes(control: ControlRouter, state: AccountState, now: () => Date): void {
  const path = "/records/:type/:id/associations/:toType/:toId";
  control.on("put", path, ({ params, body }) => {
    const record = existing(state, params);
    const { userId: user, typeIds } = body(linkBody);
    associate(state, record, { to: { type: typeParam(params, "toType"), id: param(params, "toId") }, typeIds: typeIds ?? null }, source(user), now());
    return shown(state, record);
  });
  control.on("delete", path, ({ params, body }) => {
    const record = existing(state, params);
    const { userId: user, typeIds } = body(linkBody);
    dissociate(state, record, { type: typeParam(params, "toType"), id: param(params, "toId") }, typeIds ?? null, source(user), now());
    return shown(state, record);
  });
}

function source(id: number): ChangeSource {
  if (!USERS.some((user) => user.userId === id)) throw invalid(`userId: ${String(id)} is not a user of the account (${USERS.map((user) => String(user.userId)).join(", ")})`);
  return byUser(id);
}

function existing(state: AccountState, params: Readonly<Record<string, string>>): CrmRecord {
  const type = typeParam(params);
  const id = param(params, "id");
  const record = state.crm.findAny(type, id);
  if (record === null) throw notFound(`No ${type} with ID ${id} exists`, { id: [id] });
  return record;
}

/** Everything there is to know of a record: all values, their history, and where it leads. */
function shown(state: AccountState, record: CrmRecord): Record<string, unknown> {
  return {
    ...summary(state, record),
    history: Object.fromEntries([...record.values].map(([name, past]) => [name, past.map(historyEntry)])),
    associations: Object.fromEntries(OBJECT_TYPES.map((type) => [type, linksOf(state, record, type)])),
  };
}

function summary(state: AccountState, record: CrmRecord): Record<string, unknown> {
  const properties = state.crm.properties(record.type).flatMap(({ name }): [string, string][] => {
    const value = readProperty(state.crm, record, name);
    return value === null ? [] : [[name, value]];
  });
  return {
    id: record.id,
    type: record.type,
    objectTypeId: OBJECT_TYPE_FACTS[record.type].id,
    archived: record.archivedAt !== null,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    properties: Object.fromEntries(properties),
  };
}

const linksOf = (state: AccountState, record: CrmRecord, type: ObjectType): readonly Record<string, unknown>[] =>
  state.crm.associations.of(record, type).filter((each) => state.crm.find(type, each.toId) !== null).map((each) => ({
    id: each.toId,
    primary: each.typeIds.some((id) => associationTypeById(record.type, type, id)?.primary === true),
    types: each.typeIds.map((typeId) => ({ typeId, label: associationTypeById(record.type, type, typeId)?.label ?? null })),
  }));

/** `q` looks into the values; `archived=true` shows the deleted ones. */
function list(state: AccountState, type: ObjectType, query: URLSearchParams): Record<string, unknown> {
  const limit = limitOf(query, 1_000, 100);
  const offset = Number(query.get("offset") ?? "0");
  if (!Number.isInteger(offset) || offset < 0) throw invalid(`offset: ${query.get("offset") ?? ""} is not a number of records`);
  const archived = query.get("archived") === "true";
  const wanted = (query.get("q") ?? "").toLowerCase();
  const all = state.crm.all(type).filter((record) => (record.archivedAt !== null) === archived && state.crm.currentId(type, record.id) === record.id
    && (wanted === "" || [...record.values.values()].some((past) => past[0]?.value.toLowerCase().includes(wanted) === true)));
  return { total: all.length, results: all.slice(offset, offset + limit).map((record) => summary(state, record)) };
}
