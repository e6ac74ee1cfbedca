import { z } from "zod";
import type { AccountState } from "../account-state.ts";
import type { PropertyGroup } from "../crm/property.ts";
import { conflict, invalid, notFound } from "../hubspot-error.ts";
import { parseBody } from "./api-router.ts";
import type { Answer, ApiCall, ApiRouter } from "./api-router.ts";
import { readsSchema, writesSchema } from "./properties.ts";
import { param, typeParam, versioned } from "./read-query.ts";

const groupCreate = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/, "lower-case letters, digits and _, starting with a letter"),
  label: z.string().min(1),
  displayOrder: z.int().default(-1),
});
const groupUpdate = z.object({ label: z.string().min(1).optional(), displayOrder: z.int().optional() });

/** Groups of properties. Mounted before `/:name`, for `groups` is no property. Source: OpenAPI CRM Properties 2026-09. */
export function propertyGroupRoutes(api: ApiRouter, state: AccountState): void {
  const collection = versioned("/crm/properties/V/:type/groups");
  const single = versioned("/crm/properties/V/:type/groups/:name");
  api.on("get", collection, { needs: readsSchema, handle: ({ params }) => ({ status: 200, body: { results: state.crm.groups(typeParam(params)) } }) });
  api.on("post", collection, { needs: writesSchema, handle: (call) => create(state, call) });
  api.on("get", single, { needs: readsSchema, handle: ({ params }) => ({ status: 200, body: existing(state, params) }) });
  api.on("patch", single, { needs: writesSchema, handle: (call) => update(state, call) });
  api.on("delete", single, { needs: writesSchema, handle: (call) => remove(state, call) });
}

function existing(state: AccountState, params: Readonly<Record<string, string>>): PropertyGroup {
  const name = param(params, "name");
  const group = state.crm.group(typeParam(params), name);
  if (group === null) throw notFound(`Property group ${name} does not exist`, { name: [name] });
  return group;
}

function create(state: AccountState, { params, body }: ApiCall): Answer {
  const objectType = typeParam(params);
  const group = { ...parseBody(groupCreate, body), archived: false };
  if (state.crm.group(objectType, group.name) !== null) throw conflict(`Property group ${group.name} already exists`);
  state.commit([{ kind: "group-defined", objectType, group }]);
  return { status: 201, body: group };
}

function update(state: AccountState, { params, body }: ApiCall): Answer {
  const group = existing(state, params);
  const { label = group.label, displayOrder = group.displayOrder } = parseBody(groupUpdate, body);
  const changed = { ...group, label, displayOrder };
  state.commit([{ kind: "group-defined", objectType: typeParam(params), group: changed }]);
  return { status: 200, body: changed };
}

function remove(state: AccountState, { params }: ApiCall): Answer {
  const objectType = typeParam(params);
  const { name } = existing(state, params);
  if (state.crm.properties(objectType).some((one) => one.groupName === name && !one.archived)) throw invalid(`Property group ${name} still holds properties`);
  state.commit([{ kind: "group-removed", objectType, name }]);
  return { status: 204 };
}
