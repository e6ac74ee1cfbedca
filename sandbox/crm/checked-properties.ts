import { USERS } from "../account.ts";
import type { ErrorDetail } from "../hubspot-error.ts";
import { HubSpotError, invalid } from "../hubspot-error.ts";
import { isComputed, readProperty } from "./computed.ts";
import type { Crm } from "./crm.ts";
import { LIFECYCLE_STAGES } from "./defaults/companies.ts";
import type { ObjectType } from "./object-types.ts";
import type { PropertyDefinition } from "./property.ts";
import { checkValue } from "./property-value.ts";
import type { ChangeSource, CrmRecord } from "./record.ts";
import { storedValue } from "./record.ts";

/**
 * What a write would set, checked property by property, in the form it is kept. Values equal to the present ones are
 * left out. Throws HubSpot's 400 that lists every property at fault, or its 409 for a value that must be unique.
 * `record` is null for a new record.
 */
export function checkedProperties(
  crm: Crm, type: ObjectType, raw: Readonly<Record<string, string>>, record: CrmRecord | null, source: ChangeSource,
): Readonly<Record<string, string>> {
  const problems: ErrorDetail[] = [];
  const properties: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    const definition = crm.property(type, name);
    if (definition === null) problems.push(problem(name, "PROPERTY_DOESNT_EXIST", `Property "${name}" does not exist`));
    else if (isComputed(name) || (definition.readOnlyValue && source.changeSource !== "CALCULATED")) problems.push(problem(name, "READ_ONLY_VALUE", `"${name}" is a read only property; its value cannot be set.`));
    else {
      const current = record === null ? null : storedValue(record, name);
      const checked = checkValue(definition, value, allowedValues(crm, type, definition), current);
      if (!checked.ok) problems.push(problem(name, checked.code, checked.message));
      else if (checked.value !== (current ?? "")) properties[name] = checked.value;
    }
  }
  if (problems.length > 0) throw invalidProperties(problems);
  refuseTaken(crm, type, properties, record);
  return source.changeSource === "INTEGRATION" ? withoutStepsBack(properties, record) : properties;
}

/** HubSpot's sentence for values that do not fit, with the machine-readable list beside it. */
export function invalidProperties(problems: readonly ErrorDetail[]): HubSpotError {
  const list = problems.map((one) => ({ isValid: false, message: one.message, error: one.code, name: one.context?.["propertyName"]?.[0] }));
  return invalid(`Property values were not valid: ${JSON.stringify(list)}`, problems);
}

export const problem = (name: string, code: string, message: string): ErrorDetail => ({ message, code, context: { propertyName: [name] } });

/** Values an enumeration accepts; null when the property takes any. */
function allowedValues(crm: Crm, type: ObjectType, definition: PropertyDefinition): readonly string[] | null {
  if (definition.referencedObjectType === "OWNER") return USERS.map((user) => user.ownerId);
  if (type === "deals" && definition.name === "pipeline") return crm.pipelines("deals").map((pipeline) => pipeline.id);
  if (type === "deals" && definition.name === "dealstage") return stageIds(crm, "deals");
  if (type === "tickets" && definition.name === "hs_pipeline") return crm.pipelines("tickets").map((pipeline) => pipeline.id);
  if (type === "tickets" && definition.name === "hs_pipeline_stage") return stageIds(crm, "tickets");
  return definition.type === "enumeration" ? definition.options.map((one) => one.value) : null;
}

const stageIds = (crm: Crm, type: "deals" | "tickets"): readonly string[] =>
  crm.pipelines(type).flatMap((pipeline) => pipeline.stages.map((stage) => stage.id));

/** The record that holds a value of a unique property; null when it is free. */
export function holderOf(crm: Crm, type: ObjectType, property: string, value: string): CrmRecord | null {
  return crm.all(type).find((record) => record.archivedAt === null && readProperty(crm, record, property)?.toLowerCase() === value.toLowerCase()) ?? null;
}

function refuseTaken(crm: Crm, type: ObjectType, properties: Readonly<Record<string, string>>, record: CrmRecord | null): void {
  for (const [name, value] of Object.entries(properties)) {
    if (value === "" || crm.property(type, name)?.hasUniqueValue !== true) continue;
    const holder = holderOf(crm, type, name, value);
    if (holder === null || holder.id === record?.id) continue;
    const contact = type === "contacts" && name === "email";
    throw new HubSpotError(409, "CONFLICT", contact
      ? `Contact already exists. Existing ID: ${holder.id}`
      : `A record with ${name}=${value} already exists. Existing ID: ${holder.id}`);
  }
}

/** Over the API a lifecycle stage moves forward only, unless it was cleared; a step back is dropped without a word. */
function withoutStepsBack(properties: Readonly<Record<string, string>>, record: CrmRecord | null): Readonly<Record<string, string>> {
  const wanted = properties["lifecyclestage"];
  const current = record === null ? null : storedValue(record, "lifecyclestage");
  if (wanted === undefined || wanted === "" || current === null) return properties;
  const rank = (stage: string): number => LIFECYCLE_STAGES.findIndex((one) => one.value === stage);
  if (rank(wanted) >= rank(current)) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => name !== "lifecyclestage"));
}
