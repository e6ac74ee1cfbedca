import { z } from "zod";
import type { AccountState } from "../account-state.ts";
import { OBJECT_TYPE_FACTS } from "../crm/object-types.ts";
import type { ObjectType } from "../crm/object-types.ts";
import { FIELD_TYPES, PROPERTY_TYPES } from "../crm/property.ts";
import type { PropertyDefinition } from "../crm/property.ts";
import { conflict, HubSpotError, invalid, notFound } from "../hubspot-error.ts";
import { parseBody } from "./api-router.ts";
import type { Answer, ApiCall, ApiRouter } from "./api-router.ts";
import { attempt, batchAnswer } from "./batch-answer.ts";
import type { Needs } from "./gate.ts";
import { flagOf, param, typeParam, versioned } from "./read-query.ts";

type Params = Readonly<Record<string, string>>;
export const readsSchema = (params: Params): Needs => [OBJECT_TYPE_FACTS[typeParam(params)].schemaReadScopes];
export const writesSchema = (params: Params): Needs => [OBJECT_TYPE_FACTS[typeParam(params)].schemaWriteScopes];

const propertyOption = z.object({
  label: z.string().min(1),
  value: z.string().min(1),
  displayOrder: z.int().default(-1),
  hidden: z.boolean().default(false),
  description: z.string().optional(),
});

const changeable = {
  label: z.string().min(1),
  description: z.string(),
  groupName: z.string(),
  fieldType: z.enum(FIELD_TYPES),
  displayOrder: z.int(),
  hidden: z.boolean(),
  formField: z.boolean(),
  options: z.array(propertyOption),
};

export const propertyCreate = z.object({
  ...changeable,
  name: z.string().regex(/^[a-z][a-z0-9_]{0,99}$/, "lower-case letters, digits and _, starting with a letter, at most 100"),
  type: z.enum(PROPERTY_TYPES),
  description: changeable.description.default(""),
  displayOrder: changeable.displayOrder.default(-1),
  hidden: changeable.hidden.default(false),
  formField: changeable.formField.default(false),
  options: changeable.options.default([]),
  hasUniqueValue: z.boolean().default(false),
  externalOptions: z.boolean().default(false),
  referencedObjectType: z.string().nullable().default(null),
});
const propertyUpdate = z.object(changeable).partial();
const batchCreate = z.object({ inputs: z.array(propertyCreate).min(1).max(100) });
const batchRead = z.object({ inputs: z.array(z.object({ name: z.string() })).min(1).max(100), archived: z.boolean().default(false) });
const batchArchive = z.object({ inputs: z.array(z.object({ name: z.string() })).min(1).max(100) });

/** Property definitions. Source: OpenAPI CRM Properties 2026-09. */
export function propertyRoutes(api: ApiRouter, state: AccountState): void {
  const collection = versioned("/crm/properties/V/:type");
  const single = versioned("/crm/properties/V/:type/:name");
  const batch = (verb: string): readonly string[] => versioned(`/crm/properties/V/:type/batch/${verb}`);
  api.on("post", batch("read"), { needs: readsSchema, handle: (call) => readBatch(state, call) });
  api.on("post", batch("create"), { needs: writesSchema, handle: (call) => createBatch(state, call) });
  api.on("post", batch("archive"), { needs: writesSchema, handle: (call) => archiveBatch(state, call) });
  api.on("get", collection, {
    needs: readsSchema,
    handle: ({ params, query }) => {
      const archived = flagOf(query, "archived");
      return { status: 200, body: { results: state.crm.properties(typeParam(params)).filter((one) => one.archived === archived).map(publicProperty) } };
    },
  });
  api.on("post", collection, { needs: writesSchema, handle: (call) => ({ status: 201, body: define(state, call, parseBody(propertyCreate, call.body)) }) });
  api.on("get", single, { needs: readsSchema, handle: (call) => readOne(state, call) });
  api.on("patch", single, { needs: writesSchema, handle: (call) => update(state, call) });
  api.on("delete", single, { needs: writesSchema, handle: (call) => archive(state, call, [param(call.params, "name")]) });
}

function existing(state: AccountState, type: ObjectType, name: string): PropertyDefinition {
  const definition = state.crm.property(type, name);
  if (definition === null) throw notFound(`Property ${name} does not exist`, { name: [name] });
  return definition;
}

/** `archived=true` finds archived properties only, as it does for records. */
function readOne(state: AccountState, { params, query }: ApiCall): Answer {
  const [type, name] = [typeParam(params), param(params, "name")];
  if (!flagOf(query, "archived")) return { status: 200, body: publicProperty(existing(state, type, name)) };
  const definition = state.crm.properties(type).find((one) => one.name === name && one.archived);
  if (definition === undefined) throw notFound(`No archived property ${name} exists`, { name: [name] });
  return { status: 200, body: publicProperty(definition) };
}

function define(state: AccountState, { params, now }: ApiCall, input: z.infer<typeof propertyCreate>): Record<string, unknown> {
  const objectType = typeParam(params);
  if (state.crm.property(objectType, input.name) !== null) throw conflict(`Property ${input.name} already exists`);
  const definition: PropertyDefinition = {
    ...input,
    options: input.options.map(withoutUndefined),
    calculated: input.fieldType === "calculation_equation",
    hubspotDefined: false,
    readOnlyValue: input.fieldType === "calculation_equation",
    archived: false,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  };
  checkDefinition(state, objectType, definition);
  state.commit([{ kind: "property-defined", objectType, definition }]);
  return publicProperty(definition);
}

const MOST_UNIQUE = 10;

function checkDefinition(state: AccountState, type: ObjectType, definition: PropertyDefinition): void {
  const { name, options } = definition;
  if (state.crm.group(type, definition.groupName) === null) throw invalid(`Property group ${definition.groupName} does not exist`);
  const values = options.map((one) => one.value);
  if (new Set(values).size < values.length) throw invalid(`Property ${name}: option values must be unique`);
  if (definition.type === "enumeration" && values.length === 0 && !definition.externalOptions) throw invalid(`Property ${name}: an enumeration needs options`);
  if (definition.type === "bool" && values.toSorted().join() !== "false,true") throw invalid(`Property ${name}: bool needs exactly the options true and false`);
  const unique = state.crm.properties(type).filter((one) => one.hasUniqueValue && !one.hubspotDefined && one.name !== name);
  if (definition.hasUniqueValue && unique.length >= MOST_UNIQUE) throw invalid(`${type} has ${String(MOST_UNIQUE)} unique properties already`);
}

function update(state: AccountState, { params, body, now }: ApiCall): Answer {
  const objectType = typeParam(params);
  const definition = existing(state, objectType, param(params, "name"));
  if (definition.hubspotDefined) throw new HubSpotError(400, "VALIDATION_ERROR", `${definition.name} is HubSpot's own and its definition is read only`);
  const { options, ...rest } = parseBody(propertyUpdate, body);
  const changed: PropertyDefinition = {
    ...definition,
    ...withoutUndefined(rest),
    ...(options === undefined ? {} : { options: options.map(withoutUndefined) }),
    updatedAt: now.toISOString(),
  };
  checkDefinition(state, objectType, changed);
  state.commit([{ kind: "property-defined", objectType, definition: changed }]);
  return { status: 200, body: publicProperty(changed) };
}

function archive(state: AccountState, { params, now }: ApiCall, names: readonly string[]): Answer {
  const objectType = typeParam(params);
  const definitions = names.map((name) => existing(state, objectType, name));
  if (definitions.some((one) => one.hubspotDefined)) throw invalid("HubSpot's own properties cannot be archived");
  state.commit(definitions.map((one) => ({ kind: "property-defined", objectType, definition: { ...one, archived: true, updatedAt: now.toISOString() } })));
  return { status: 204 };
}

function readBatch(state: AccountState, call: ApiCall): Answer {
  const { inputs } = parseBody(batchRead, call.body);
  const type = typeParam(call.params);
  return batchAnswer(inputs.map(({ name }) => attempt(call, name, undefined, () => publicProperty(existing(state, type, name)))), 200, call.now);
}

function createBatch(state: AccountState, call: ApiCall): Answer {
  const { inputs } = parseBody(batchCreate, call.body);
  return batchAnswer(inputs.map((input) => attempt(call, input.name, undefined, () => define(state, call, input))), 201, call.now);
}

function archiveBatch(state: AccountState, call: ApiCall): Answer {
  const names = parseBody(batchArchive, call.body).inputs.map((input) => input.name);
  return archive(state, call, names.filter((name) => state.crm.property(typeParam(call.params), name) !== null));
}

/** A definition as the API shows it. Source: OpenAPI `Property`. */
export function publicProperty({ readOnlyValue, referencedObjectType, ...shown }: PropertyDefinition): Record<string, unknown> {
  return {
    ...shown,
    ...(referencedObjectType === null ? {} : { referencedObjectType }),
    modificationMetadata: { archivable: !shown.hubspotDefined, readOnlyDefinition: shown.hubspotDefined, readOnlyOptions: shown.hubspotDefined, readOnlyValue },
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** zod says `undefined` for a missing key, our types say no key. */
function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Defined<T>;
}
