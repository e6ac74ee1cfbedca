import type { AccountState } from "../account-state.ts";
import { invalid, notFound } from "../hubspot-error.ts";
import type { NewAssociation } from "./associate.ts";
import { associationChanges } from "./associate.ts";
import { checkedProperties, invalidProperties, problem } from "./checked-properties.ts";
import type { Crm } from "./crm.ts";
import { formatDecimal, multiply, parseDecimal } from "./decimal.ts";
import type { ObjectType } from "./object-types.ts";
import type { ChangeSource, CrmRecord } from "./record.ts";
import { storedValue } from "./record.ts";

/** Creates a record, with its first associations, as one transaction. Throws HubSpot's 400, 404 or 409. */
export function createRecord(
  state: AccountState, type: ObjectType, raw: Readonly<Record<string, string>>, links: readonly NewAssociation[], source: ChangeSource, now: Date,
): CrmRecord {
  const { crm } = state;
  const checked = completed(crm, type, checkedProperties(crm, type, raw, null, source), null);
  requireProperties(type, checked);
  const id = crm.nextId();
  const at = now.toISOString();
  const associations = links.flatMap((link) => associationChanges(crm, { type, id }, link, source, at));
  state.commit([{ kind: "record-created", type, id, at, source, properties: checked }, ...associations]);
  return found(crm, type, id);
}

/** Changes a record; writing what is already there changes nothing and causes no events. Throws HubSpot's 400, 404 or 409. */
export function updateRecord(
  state: AccountState, type: ObjectType, id: string, raw: Readonly<Record<string, string>>, source: ChangeSource, now: Date,
): CrmRecord {
  const { crm } = state;
  const record = found(crm, type, id);
  const checked = checkedProperties(crm, type, raw, record, source);
  const properties = completed(crm, type, checked, record);
  if (Object.keys(properties).length > 0) {
    state.commit([{ kind: "record-changed", type, id, at: now.toISOString(), source, properties }]);
  }
  return found(crm, type, id);
}

/** A live record, or HubSpot's 404. */
export function found(crm: Crm, type: ObjectType, id: string): CrmRecord {
  const record = crm.find(type, id);
  if (record === null) throw notFound(`Object not found.  objectId are usually numeric.`, { id: [id] });
  return record;
}

/** Enforced by the API since 2026-09. Source: HubSpot changelog, "CRM API write validation enforcement". */
const REQUIRED: Partial<Record<ObjectType, readonly string[]>> = {
  deals: ["dealname", "dealstage"],
  tickets: ["subject", "hs_pipeline_stage"],
  notes: ["hs_timestamp"],
  tasks: ["hs_timestamp"],
};

/** At least one of these. */
const ANY_OF: Partial<Record<ObjectType, readonly string[]>> = {
  contacts: ["email", "firstname", "lastname"],
  companies: ["name", "domain"],
};

function requireProperties(type: ObjectType, properties: Readonly<Record<string, string>>): void {
  const missing = (REQUIRED[type] ?? []).filter((name) => (properties[name] ?? "") === "");
  const any = ANY_OF[type];
  const none = any !== undefined && any.every((name) => (properties[name] ?? "") === "") ? any : [];
  if (missing.length + none.length === 0) return;
  const message = missing.length > 0
    ? `Error creating ${type}. Some required properties were not set.`
    : `Error creating ${type}. One of these properties must be set: ${none.join(", ")}`;
  throw invalid(message, [{ message, code: "REQUIRED_FIELD", context: { properties: [...missing, ...none] } }]);
}

/** What HubSpot fills in itself: the pipeline of a new deal, and a line item's net price. */
function completed(crm: Crm, type: ObjectType, properties: Readonly<Record<string, string>>, record: CrmRecord | null): Readonly<Record<string, string>> {
  if (type === "deals") return inOnePipeline(crm, "deals", "pipeline", "dealstage", properties, record);
  if (type === "tickets") return inOnePipeline(crm, "tickets", "hs_pipeline", "hs_pipeline_stage", properties, record);
  return type === "line_items" ? withNetPrice(properties, record) : properties;
}

function inOnePipeline(
  crm: Crm, type: "deals" | "tickets", pipelineName: string, stageName: string, properties: Readonly<Record<string, string>>, record: CrmRecord | null,
): Readonly<Record<string, string>> {
  const current = (name: string): string | null => (record === null ? null : storedValue(record, name));
  const pipelineId = properties[pipelineName] ?? current(pipelineName) ?? crm.pipelines(type)[0]?.id ?? "";
  const stageId = properties[stageName] ?? current(stageName);
  const stages = crm.pipeline(type, pipelineId)?.stages.map((stage) => stage.id) ?? [];
  if (stageId !== null && stageId !== "" && !stages.includes(stageId)) {
    const message = `${stageId} is not a stage of pipeline ${pipelineId}: expected one of [${stages.join(", ")}]`;
    throw invalidProperties([problem(stageName, "INVALID_OPTION", message)]);
  }
  return record === null && stageId !== null ? { ...properties, [pipelineName]: pipelineId } : properties;
}

function withNetPrice(properties: Readonly<Record<string, string>>, record: CrmRecord | null): Readonly<Record<string, string>> {
  const number = (name: string, missing: string): bigint | null =>
    parseDecimal((properties[name] ?? (record === null ? null : storedValue(record, name)) ?? missing) || missing);
  if ((number("price", "0") ?? 0n) < 0n) {
    throw invalidProperties([problem("price", "INVALID_NUMBER", "price must not be negative")]);
  }
  const priced = "price" in properties || "quantity" in properties || "discount" in properties;
  if ("amount" in properties || !priced) return properties;
  const [price, quantity, discount] = [number("price", "0"), number("quantity", "1"), number("discount", "0")];
  if (price === null || quantity === null || discount === null) return properties;
  return { ...properties, amount: formatDecimal(multiply(price - discount, quantity)) };
}
