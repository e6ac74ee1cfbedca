import type { AccountState } from "../account-state.ts";
import { invalid, notFound } from "../hubspot-error.ts";
import type { CrmChange } from "./crm-change.ts";
import type { ObjectType } from "./object-types.ts";
import type { ChangeSource, CrmRecord, PastValue } from "./record.ts";
import { found } from "./write-record.ts";

/**
 * Archives a record; its links stay but no longer show. Archiving what is archived changes nothing.
 * A record that never was is no error either (HubSpot answers 204).
 */
export function archiveRecord(state: AccountState, type: ObjectType, id: string, source: ChangeSource, now: Date): void {
  if (state.crm.find(type, id) !== null) state.commit([{ kind: "record-archived", type, id, at: now.toISOString(), source }]);
}

/** Brings an archived record back with its links. Users can for 90 days; the API cannot at all. */
export function restoreRecord(state: AccountState, type: ObjectType, id: string, source: ChangeSource, now: Date): CrmRecord {
  const record = state.crm.findAny(type, id);
  if (record === null || state.crm.currentId(type, id) !== id) throw notFound(`No archived ${type} with ID ${id} exists`);
  if (record.archivedAt !== null) state.commit([{ kind: "record-restored", type, id, at: now.toISOString(), source }]);
  return found(state.crm, type, id);
}

/**
 * Merges two records into one that answers for both. Contacts keep the primary's id, all others get a new record, as
 * HubSpot's merge events show (`newObjectId` may be a third one). The primary's values win; where it has none, the other's count.
 */
export function mergeRecords(state: AccountState, type: ObjectType, primaryId: string, otherId: string, source: ChangeSource, now: Date): CrmRecord {
  const { crm } = state;
  const primary = found(crm, type, primaryId);
  const other = found(crm, type, otherId);
  if (primary.id === other.id) throw invalid("Cannot merge a record with itself");
  const at = now.toISOString();
  const moved = Object.fromEntries([...other.values].flatMap(([name, past]) => (held(primary.values.get(name)) === "" && held(past) !== "" ? [[name, held(past)]] : [])));
  const intoPrimary = type === "contacts";
  const id = intoPrimary ? primary.id : crm.nextId();
  const start: CrmChange = intoPrimary
    ? { kind: "record-changed", type, id, at, source, properties: moved }
    : { kind: "record-created", type, id, at, source, properties: { ...present(primary), ...moved } };
  const mergedIds = intoPrimary ? [other.id] : [primary.id, other.id];
  const links = mergedIds.flatMap((goneId) => crm.associations.all({ type, id: goneId }).map(({ to, typeIds }): CrmChange =>
    ({ kind: "associated", from: { type, id }, to, typeIds, at, source })));
  state.commit([start, ...links, { kind: "records-merged", type, id, primaryId, mergedIds, movedProperties: Object.keys(moved).length, at, source }]);
  return found(crm, type, id);
}

const held = (past: readonly PastValue[] | undefined): string => past?.[0]?.value ?? "";

const present = (record: CrmRecord): Record<string, string> =>
  Object.fromEntries([...record.values].flatMap(([name, past]) => (held(past) === "" ? [] : [[name, held(past)]])));
