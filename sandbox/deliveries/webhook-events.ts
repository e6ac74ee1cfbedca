import { ACCOUNT, APP } from "../account.ts";
import type { Subscription } from "../app-project.ts";
import { associationName, associationTypeById } from "../crm/association-types.ts";
import { readProperty } from "../crm/computed.ts";
import type { Crm } from "../crm/crm.ts";
import type { CrmChange } from "../crm/crm-change.ts";
import { OBJECT_TYPE_FACTS } from "../crm/object-types.ts";
import type { ChangeSource, RecordKey } from "../crm/record.ts";
import type { WebhookEvent } from "./outbox.ts";

type Fields = Readonly<Record<string, string | number | boolean | readonly number[]>>;
type SubscriptionType = Subscription["subscriptionType"];

/** Something that happened, before anyone is found who subscribed to it. */
interface Happening {
  readonly type: SubscriptionType;
  readonly about: RecordKey;
  readonly property: string | null;
  readonly at: string;
  readonly source: ChangeSource;
  readonly fields: Fields;
}

/** The events that changes call for: one for each subscription that fits. Source: HubSpot, webhooks guide. */
export function webhookEvents(crm: Crm, changes: readonly CrmChange[], subscriptions: readonly Subscription[], nextId: () => number): readonly WebhookEvent[] {
  return changes.flatMap((change) => happenings(crm, change)).flatMap((happening) =>
    subscriptions
      .filter((one) => one.subscriptionType === happening.type && one.objectType === happening.about.type
        && (happening.property === null || one.propertyName === happening.property))
      .map((one) => toEvent(one, happening, nextId())));
}

function toEvent(subscription: Subscription, { type, about, at, source, fields }: Happening, eventId: number): WebhookEvent {
  return {
    eventId,
    subscriptionId: subscription.id,
    portalId: ACCOUNT.portalId,
    appId: APP.appId,
    occurredAt: Date.parse(at),
    subscriptionType: type,
    ...(type === "object.associationChange" ? {} : { objectTypeId: OBJECT_TYPE_FACTS[about.type].id, objectId: Number(about.id) }),
    ...fields,
    changeSource: source.changeSource,
    sourceId: source.sourceId,
  };
}

function happenings(crm: Crm, change: CrmChange): readonly Happening[] {
  switch (change.kind) {
    case "record-created": return [happening("object.creation", change, { changeFlag: "NEW" }), ...propertyChanges(change)];
    case "record-changed": return propertyChanges(change);
    case "record-archived": return [happening("object.deletion", change, { changeFlag: "DELETED" })];
    case "record-restored": return [happening("object.restore", change, { changeFlag: "RESTORED" })];
    case "records-merged": return [happening("object.merge", change, {
      primaryObjectId: Number(change.primaryId),
      mergedObjectIds: change.mergedIds.filter((id) => id !== change.primaryId).map(Number),
      newObjectId: Number(change.id),
      numberOfPropertiesMoved: change.movedProperties,
    })];
    case "associated": return [...links(change, false), ...parentChange(crm, change)];
    case "dissociated": return [...links(change, true), ...parentChange(crm, change)];
    default: return [];
  }
}

type Of<K extends CrmChange["kind"]> = Extract<CrmChange, { readonly kind: K }>;
type Dated = RecordKey & { readonly at: string; readonly source: ChangeSource };

const happening = (type: SubscriptionType, { type: objectType, id, at, source }: Dated, fields: Fields): Happening =>
  ({ type, about: { type: objectType, id }, property: null, at, source, fields });

const propertyChanges = (change: Of<"record-created" | "record-changed">): readonly Happening[] =>
  Object.entries(change.properties).map(([name, value]) => propertyChange(change, name, value));

const propertyChange = ({ type, id, at, source }: Dated, name: string, value: string): Happening => ({
  type: "object.propertyChange", about: { type, id }, property: name, at, source,
  fields: { propertyName: name, propertyValue: value, isSensitive: false },
});

/** One event for each direction, and for a primary link beside the plain one. */
function links({ from, to, typeIds, at, source }: Of<"associated" | "dissociated">, removed: boolean): readonly Happening[] {
  return typeIds.flatMap((typeId) => {
    const primary = associationTypeById(from.type, to.type, typeId)?.primary ?? false;
    return [[from, to] as const, [to, from] as const].map(([one, other]): Happening => ({
      type: "object.associationChange", about: one, property: null, at, source,
      fields: {
        associationType: associationName(one.type, other.type),
        fromObjectId: Number(one.id),
        toObjectId: Number(other.id),
        associationRemoved: removed,
        isPrimaryAssociation: primary,
      },
    }));
  });
}

/** A company's parent is a link, but also a property that apps subscribe to. 13 is parent to child, 14 the way back. */
function parentChange(crm: Crm, { from, to, typeIds, at, source }: Of<"associated" | "dissociated">): readonly Happening[] {
  const child = typeIds.includes(13) ? to : typeIds.includes(14) ? from : null;
  if (child?.type !== "companies") return [];
  const record = crm.findAny("companies", child.id);
  const parent = record === null ? null : readProperty(crm, record, "hs_parent_company_id");
  return [propertyChange({ ...child, at, source }, "hs_parent_company_id", parent ?? "")];
}
