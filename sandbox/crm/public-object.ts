import { associationName, associationTypeById } from "./association-types.ts";
import { isComputed, readProperty } from "./computed.ts";
import type { Crm } from "./crm.ts";
import type { ObjectType } from "./object-types.ts";
import type { CrmRecord, PastValue } from "./record.ts";

/** What a read asks for. `properties` empty: HubSpot's default choice. Unknown names are ignored, as HubSpot does. */
export interface Selection {
  readonly properties: readonly string[];
  readonly propertiesWithHistory: readonly string[];
  readonly associations: readonly ObjectType[];
}

export const PLAIN_SELECTION: Selection = { properties: [], propertiesWithHistory: [], associations: [] };

const DEFAULT_SELECTION: Readonly<Record<ObjectType, readonly string[]>> = {
  contacts: ["email", "firstname", "lastname"],
  companies: ["name", "domain"],
  deals: ["dealname", "dealstage", "pipeline", "amount", "closedate"],
  tickets: ["subject", "content", "hs_pipeline", "hs_pipeline_stage", "hs_ticket_priority"],
  line_items: [],
  products: ["name", "description", "price"],
  notes: [],
  tasks: [],
};

/** Always there, asked for or not. */
const always = (type: ObjectType): readonly string[] => ["createdate", "hs_object_id", type === "contacts" ? "lastmodifieddate" : "hs_lastmodifieddate"];

/** A record as the objects API answers it. Asked-for properties without a value are null. Source: OpenAPI `SimplePublicObjectWithAssociations`. */
export function publicObject(crm: Crm, record: CrmRecord, selection: Selection): Record<string, unknown> {
  const asked = selection.properties.length + selection.propertiesWithHistory.length === 0
    ? DEFAULT_SELECTION[record.type]
    : [...selection.properties, ...selection.propertiesWithHistory];
  const names = [...new Set([...always(record.type), ...asked])].filter((name) => crm.property(record.type, name) !== null);
  return {
    ...frame(record),
    properties: Object.fromEntries(names.map((name) => [name, readProperty(crm, record, name)])),
    ...(selection.propertiesWithHistory.length === 0 ? {} : { propertiesWithHistory: histories(crm, record, selection.propertiesWithHistory) }),
    ...embeddedAssociations(crm, record, selection.associations),
  };
}

/** A record as writes answer it: what was written and what HubSpot always shows, without nulls. */
export function writtenObject(crm: Crm, record: CrmRecord, written: readonly string[]): Record<string, unknown> {
  const names = [...new Set([...always(record.type), ...written])];
  const entries = names.flatMap((name): [string, string][] => {
    const value = readProperty(crm, record, name);
    return value === null ? (written.includes(name) ? [[name, ""]] : []) : [[name, value]];
  });
  return { ...frame(record), properties: Object.fromEntries(entries) };
}

function frame(record: CrmRecord): Record<string, unknown> {
  return {
    id: record.id,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    archived: record.archivedAt !== null,
    ...(record.archivedAt === null ? {} : { archivedAt: record.archivedAt }),
  };
}

/** Newest first. Computed properties show their present value only. */
function histories(crm: Crm, record: CrmRecord, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => crm.property(record.type, name) !== null).map((name) => {
    const value = isComputed(name) ? readProperty(crm, record, name) : null;
    const past = value === null ? (record.values.get(name) ?? []) : [{ value, at: record.updatedAt, source: record.createdBy }];
    return [name, past.map(historyEntry)];
  }));
}

/** Source: OpenAPI `ValueWithTimestamp`. */
export function historyEntry({ value, at, source }: PastValue): Record<string, unknown> {
  return {
    value,
    timestamp: at,
    sourceType: source.changeSource,
    sourceId: source.sourceId,
    ...(source.userId === null ? {} : { updatedByUserId: source.userId }),
  };
}

/** HubSpot writes the key of line items with a space. Primary links come beside an `_unlabeled` twin. */
function embeddedAssociations(crm: Crm, record: CrmRecord, types: readonly ObjectType[]): Record<string, unknown> {
  const filled = types.flatMap((type): [string, unknown][] => {
    const results = crm.associations.of(record, type)
      .filter((link) => crm.find(type, link.toId) !== null)
      .flatMap((link) => link.typeIds.map((typeId) => ({ id: link.toId, type: linkName(record.type, type, typeId, link.typeIds) })));
    return results.length === 0 ? [] : [[type.replace("_", " "), { results }]];
  });
  return filled.length === 0 ? {} : { associations: Object.fromEntries(filled) };
}

function linkName(from: ObjectType, to: ObjectType, typeId: number, beside: readonly number[]): string {
  const name = associationName(from, to).toLowerCase();
  const type = associationTypeById(from, to, typeId);
  if (type?.primary === true) return name;
  if (type !== null && type.label !== null) return type.label.toLowerCase().replaceAll(" ", "_");
  return beside.some((id) => associationTypeById(from, to, id)?.primary === true) ? `${name}_unlabeled` : name;
}
