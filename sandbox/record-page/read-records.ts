import { ACCOUNT, APP, USERS } from "../account.ts";
import { associationTypeById } from "../crm/association-types.ts";
import { readProperty } from "../crm/computed.ts";
import type { Crm } from "../crm/crm.ts";
import { OBJECT_TYPE_FACTS, type ObjectType } from "../crm/object-types.ts";
import { dealStageOutcome } from "../crm/pipeline.ts";
import type { ChangeSource, CrmRecord } from "../crm/record.ts";
import type { ChangeView, LinkedRecord, PageType, PipelineView, Properties, PropertyView, RecordList, RecordView } from "./record-view.ts";

/** Every property of a record that holds something, what HubSpot calculates included. */
function propertiesOf(crm: Crm, record: CrmRecord): Properties {
  const values = crm.properties(record.type).map(({ name }) => [name, readProperty(crm, record, name)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

/** A record's page; null when the account never had the record. */
export function recordView(crm: Crm, type: PageType, id: string, appName: string): RecordView | null {
  const record = crm.findAny(type, crm.currentId(type, id));
  if (record === null) return null;
  return {
    type,
    objectTypeId: OBJECT_TYPE_FACTS[type].id,
    id: record.id,
    archived: record.archivedAt !== null,
    createdAt: record.createdAt,
    properties: propertiesOf(crm, record),
    definitions: definitionsOf(crm, type),
    history: historyOf(record, appName),
    lineItems: linked(crm, record, "line_items"),
    companies: linked(crm, record, "companies"),
    contacts: linked(crm, record, "contacts"),
    deals: linked(crm, record, "deals"),
    linkedDefinitions: { companies: definitionsOf(crm, "companies"), contacts: definitionsOf(crm, "contacts"), deals: definitionsOf(crm, "deals") },
    pipelines: pipelinesOf(crm),
  };
}

/** The records of a type that are not deleted. */
export const recordList = (crm: Crm, type: PageType): RecordList => ({
  rows: crm.all(type).filter((record) => record.archivedAt === null).map((record) => ({ id: record.id, properties: propertiesOf(crm, record) })),
  pipelines: pipelinesOf(crm),
  definitions: definitionsOf(crm, type),
});

/** Records linked to a record, deleted ones left out. HubSpot: "Associations: retrieve associated records". */
function linked(crm: Crm, record: CrmRecord, toType: ObjectType): readonly LinkedRecord[] {
  return crm.associations.of(record, toType).flatMap(({ toId, typeIds }) => {
    const other = crm.find(toType, toId);
    if (other === null) return [];
    const associationTypes = typeIds.map((typeId) => ({
      category: "HUBSPOT_DEFINED", typeId, label: associationTypeById(record.type, toType, typeId)?.label ?? "",
    }));
    return [{ id: toId, properties: propertiesOf(crm, other), associationTypes }];
  });
}

function definitionsOf(crm: Crm, type: ObjectType): Readonly<Record<string, PropertyView>> {
  return Object.fromEntries(crm.properties(type).filter((definition) => !definition.archived).map(({ name, label, type: valueType, options }) =>
    [name, { name, label, type: valueType, options: options.map((option) => ({ value: option.value, label: option.label })) }]));
}

const pipelinesOf = (crm: Crm): readonly PipelineView[] => crm.pipelines("deals").map(({ id, label, stages }) => ({
  id, label,
  stages: [...stages].sort((a, b) => a.displayOrder - b.displayOrder).map((stage) => ({ id: stage.id, label: stage.label, outcome: dealStageOutcome(stage) })),
}));

function historyOf(record: CrmRecord, appName: string): readonly ChangeView[] {
  const changes = [...record.values].flatMap(([property, values]) =>
    values.map(({ value, at, source }) => ({ property, value, at, by: nameOf(source, appName) })));
  return changes.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function nameOf(source: ChangeSource, appName: string): string {
  if (source.changeSource === "CALCULATED") return "HubSpot";
  const user = USERS.find(({ userId }) => userId === source.userId);
  if (user !== undefined) return `${user.firstName} ${user.lastName}`;
  return source.sourceId === String(APP.appId) ? appName : ACCOUNT.name;
}
