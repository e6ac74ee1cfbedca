import { z } from "zod";
import type { AccountState } from "../account-state.ts";
import { associate, dissociate } from "../crm/associate.ts";
import { associationTypeById, associationTypesBetween } from "../crm/association-types.ts";
import { OBJECT_TYPE_FACTS } from "../crm/object-types.ts";
import type { ObjectType } from "../crm/object-types.ts";
import type { RecordKey } from "../crm/record.ts";
import { found } from "../crm/write-record.ts";
import { parseBody } from "./api-router.ts";
import type { ApiCall, ApiRouter } from "./api-router.ts";
import type { Needs } from "./gate.ts";
import { limitOf, pagingTo, param, typeParam, versioned } from "./read-query.ts";

type Params = Readonly<Record<string, string>>;

/** The object scopes of both sides. Source: HubSpot, "Scopes". */
export const readsBoth = (from: string, to: string) => (params: Params): Needs =>
  [OBJECT_TYPE_FACTS[typeParam(params, from)].readScopes, OBJECT_TYPE_FACTS[typeParam(params, to)].readScopes];

/** Writing on one side is enough where the app may read the other: line items are linked by those who may write deals. */
export const writesBoth = (from: string, to: string) => (params: Params): Needs => {
  const [one, other] = [OBJECT_TYPE_FACTS[typeParam(params, from)], OBJECT_TYPE_FACTS[typeParam(params, to)]];
  return [[...one.writeScopes, ...other.writeScopes], one.readScopes, other.readScopes];
};

export const associationSpecs = z.array(z.object({
  associationCategory: z.enum(["HUBSPOT_DEFINED", "USER_DEFINED", "INTEGRATOR_DEFINED", "WORK"]),
  associationTypeId: z.int(),
})).min(1);

/** Links of one record. Source: OpenAPI CRM Associations 2026-09. */
export function associationRoutes(api: ApiRouter, state: AccountState): void {
  const one = versioned("/crm/objects/V/:type/:id/associations/:toType/:toId");
  api.on("get", versioned("/crm/objects/V/:type/:id/associations/:toType"), { needs: readsBoth("type", "toType"), handle: (call) => listLinks(state, call) });
  api.on("put", versioned("/crm/objects/V/:type/:id/associations/default/:toType/:toId"), { needs: writesBoth("type", "toType"), handle: (call) => linkByDefault(state, call) });
  api.on("put", one, { needs: writesBoth("type", "toType"), handle: (call) => link(state, call) });
  api.on("delete", one, {
    needs: writesBoth("type", "toType"),
    handle: (call) => {
      const [from, to] = ends(call.params);
      dissociate(state, from, to, null, call.source, call.now);
      return { status: 204 };
    },
  });
  api.on("get", versioned("/crm/associations/V/:type/:toType/labels"), { needs: readsBoth("type", "toType"), handle: (call) => labels(call) });
}

function ends(params: Params): readonly [RecordKey, RecordKey] {
  return [{ type: typeParam(params), id: param(params, "id") }, { type: typeParam(params, "toType"), id: param(params, "toId") }];
}

/** A link as reads show it. Source: OpenAPI `MultiAssociatedObjectWithLabel`. */
export function shownLink(from: ObjectType, to: ObjectType, toId: string, typeIds: readonly number[]): Record<string, unknown> {
  return {
    toObjectId: toId,
    associationTypes: typeIds.map((typeId) => shownType(typeId, associationTypeById(from, to, typeId)?.label ?? null)),
  };
}

const shownType = (typeId: number, label: string | null): Record<string, unknown> =>
  ({ category: "HUBSPOT_DEFINED", typeId, ...(label === null ? {} : { label }) });

function listLinks(state: AccountState, { params, query }: ApiCall): { status: number; body: unknown } {
  const from = found(state.crm, typeParam(params), param(params, "id"));
  const toType = typeParam(params, "toType");
  const limit = limitOf(query, 500, 500);
  const links = state.crm.associations.of(from, toType).filter((each) => state.crm.find(toType, each.toId) !== null);
  const start = Number(query.get("after") ?? "0");
  return {
    status: 200,
    body: {
      results: links.slice(start, start + limit).map((each) => shownLink(from.type, toType, each.toId, each.typeIds)),
      ...pagingTo(links.length > start + limit ? String(start + limit) : null),
    },
  };
}

function link(state: AccountState, call: ApiCall): { status: number; body: unknown } {
  const [from, to] = ends(call.params);
  const typeIds = parseBody(associationSpecs, call.body).map((spec) => spec.associationTypeId);
  associate(state, from, { to, typeIds }, call.source, call.now);
  return { status: 201, body: linkedPair(from, to, typeIds) };
}

/** Source: OpenAPI `LabelsBetweenObjectPair`. */
export function linkedPair(from: RecordKey, to: RecordKey, typeIds: readonly number[]): Record<string, unknown> {
  return {
    fromObjectTypeId: OBJECT_TYPE_FACTS[from.type].id,
    fromObjectId: from.id,
    toObjectTypeId: OBJECT_TYPE_FACTS[to.type].id,
    toObjectId: to.id,
    labels: typeIds.flatMap((typeId) => associationTypeById(from.type, to.type, typeId)?.label ?? []),
  };
}

function linkByDefault(state: AccountState, call: ApiCall): { status: number; body: unknown } {
  const [from, to] = ends(call.params);
  const typeIds = associate(state, from, { to, typeIds: null }, call.source, call.now);
  return {
    status: 200,
    body: {
      status: "COMPLETE",
      results: defaultLinks(from, to, typeIds),
      startedAt: call.now.toISOString(),
      completedAt: call.now.toISOString(),
    },
  };
}

/** Both directions of every kind of link. Source: OpenAPI `PublicDefaultAssociation`. */
export function defaultLinks(from: RecordKey, to: RecordKey, typeIds: readonly number[]): readonly Record<string, unknown>[] {
  const spec = (associationTypeId: number): Record<string, unknown> => ({ associationCategory: "HUBSPOT_DEFINED", associationTypeId });
  return typeIds.flatMap((typeId) => [
    { from: { id: from.id }, to: { id: to.id }, associationSpec: spec(typeId) },
    { from: { id: to.id }, to: { id: from.id }, associationSpec: spec(associationTypeById(from.type, to.type, typeId)?.inverseId ?? typeId) },
  ]);
}

function labels({ params }: ApiCall): { status: number; body: unknown } {
  const types = associationTypesBetween(typeParam(params), typeParam(params, "toType"));
  return { status: 200, body: { results: types.map((type) => shownType(type.id, type.label)) } };
}
