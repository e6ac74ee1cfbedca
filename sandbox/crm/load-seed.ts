import { USERS } from "../account.ts";
import type { CrmSeed, SeedAssociation, SeedRecord } from "../seed.ts";
import { plainAssociationType, primaryAssociationType } from "./association-types.ts";
import { checkedProperties } from "./checked-properties.ts";
import type { Crm } from "./crm.ts";
import type { CrmChange } from "./crm-change.ts";
import { OBJECT_TYPES } from "./object-types.ts";
import type { ObjectType } from "./object-types.ts";
import { DEFAULT_PIPELINES } from "./pipeline.ts";
import type { PipelineType } from "./pipeline.ts";
import { BY_HUBSPOT, byUser } from "./record.ts";
import { stageProperties } from "./side-effects.ts";

/**
 * The changes that fill a new account, checked as strictly as any user's: a seed with an unknown property, an impossible
 * value or a link to nowhere throws, naming the record. Works on `crm`, which is the caller's to throw away.
 */
export function seedChanges(crm: Crm, seed: CrmSeed): readonly CrmChange[] {
  const changes: CrmChange[] = [];
  const add = (change: CrmChange): void => {
    crm.apply(change);
    changes.push(change);
  };
  const pipelineTypes: readonly PipelineType[] = ["deals", "tickets"];
  for (const pipelineType of pipelineTypes) {
    for (const pipeline of seed.pipelines?.[pipelineType] ?? DEFAULT_PIPELINES[pipelineType]) add({ kind: "pipeline-defined", pipelineType, pipeline });
  }
  for (const property of seed.properties ?? []) propertyChanges(crm, property).forEach(add);
  for (const type of OBJECT_TYPES) {
    for (const record of seed.records[type] ?? []) recordChanges(crm, type, record).forEach(add);
  }
  for (const link of seed.associations) add(linkChange(crm, link));
  return changes;
}

const SEEDED_AT = "2025-01-01T00:00:00.000Z";

function propertyChanges(crm: Crm, property: NonNullable<CrmSeed["properties"]>[number]): readonly CrmChange[] {
  const { objectType, groupName, options = [], hasUniqueValue = false, ...named } = property;
  const group: CrmChange = { kind: "group-defined", objectType, group: { name: groupName, label: groupName, displayOrder: -1, archived: false } };
  const definition: CrmChange = {
    kind: "property-defined", objectType,
    definition: {
      ...named, groupName, options, hasUniqueValue,
      description: "", displayOrder: -1, hidden: false, formField: false, calculated: false, hubspotDefined: false, readOnlyValue: false,
      referencedObjectType: null, externalOptions: false, archived: false, createdAt: SEEDED_AT, updatedAt: SEEDED_AT,
    },
  };
  return crm.group(objectType, groupName) === null ? [group, definition] : [definition];
}

function recordChanges(crm: Crm, type: ObjectType, record: SeedRecord): readonly CrmChange[] {
  if (!/^\d{1,15}$/.test(record.id)) throw new Error(`seed: ${type} ${record.id}: an id is 1 to 15 digits`);
  if (crm.findAny(type, record.id) !== null) throw new Error(`seed: ${type} ${record.id} is there twice`);
  const first = { at: record.createdAt, properties: record.properties, userId: USERS[0].userId };
  return [first, ...(record.changes ?? [])].map(({ at, properties, userId = USERS[0].userId }, index): CrmChange => {
    const source = byUser(userId);
    // Checked as HubSpot's own: a seed may say when the last activity was, a user may not.
    const checked = named(type, record.id, () => checkedProperties(crm, type, properties, null, BY_HUBSPOT));
    const stage = type === "deals" ? crm.stage("deals", checked["dealstage"] ?? "") : null;
    const all = stage === null ? checked : { ...checked, ...stageProperties(stage.stage) };
    return { kind: index === 0 ? "record-created" : "record-changed", type, id: record.id, at: new Date(at).toISOString(), source, properties: all };
  });
}

function named<T>(type: ObjectType, id: string, check: () => T): T {
  try {
    return check();
  } catch (cause) {
    throw new Error(`seed: ${type} ${id}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function linkChange(crm: Crm, { from, to, typeId }: SeedAssociation): CrmChange {
  const ends = [from, to].map(({ type, id }) => crm.find(type, id) ?? fail(`seed: association with ${type} ${id}, which the seed does not hold`));
  const at = ends.map((record) => record.createdAt).sort().at(-1) ?? SEEDED_AT;
  const plain = plainAssociationType(from.type, to.type) ?? fail(`seed: ${from.type} and ${to.type} cannot be associated`);
  const primary = primaryAssociationType(from.type, to.type);
  const first = to.type === "companies" && crm.associations.count(from, "companies") === 0;
  const typeIds = typeId === undefined ? [plain.id, ...(primary !== null && first ? [primary.id] : [])] : [...new Set([plain.id, typeId])];
  return { kind: "associated", from: { type: from.type, id: from.id }, to: { type: to.type, id: to.id }, typeIds, at, source: byUser(USERS[0].userId) };
}

function fail(message: string): never {
  throw new Error(message);
}
