import type { ObjectType } from "./object-types.ts";

/**
 * Who changed something, in the words of webhook events and property histories.
 * `CALCULATED` marks what HubSpot itself worked out from another change.
 */
export interface ChangeSource {
  readonly changeSource: "CRM_UI" | "INTEGRATION" | "CALCULATED";
  /** `userId:1001` for a user, the app id for an app. */
  readonly sourceId: string;
  readonly userId: number | null;
}

export const byUser = (userId: number): ChangeSource => ({ changeSource: "CRM_UI", sourceId: `userId:${String(userId)}`, userId });
export const byApp = (appId: number): ChangeSource => ({ changeSource: "INTEGRATION", sourceId: String(appId), userId: null });
export const BY_HUBSPOT: ChangeSource = { changeSource: "CALCULATED", sourceId: "DealsCalculatedProperties", userId: null };

/** One value a property once had. `value` is "" when it was cleared. */
export interface PastValue {
  readonly value: string;
  /** ISO-8601 instant. */
  readonly at: string;
  readonly source: ChangeSource;
}

export interface RecordKey {
  readonly type: ObjectType;
  readonly id: string;
}

/** A record with everything its properties ever held, newest value first. */
export interface CrmRecord extends RecordKey {
  readonly createdAt: string;
  readonly createdBy: ChangeSource;
  updatedAt: string;
  archivedAt: string | null;
  /** Records that were merged into this one. */
  mergedIds: readonly string[];
  readonly values: Map<string, PastValue[]>;
}

/** The value a property holds now; null when it never had one or was cleared. */
export function storedValue(record: CrmRecord, property: string): string | null {
  const value = record.values.get(property)?.[0]?.value;
  return value === undefined || value === "" ? null : value;
}

/** The value a property held at an instant; null when it had none. */
export function storedValueAt(record: CrmRecord, property: string, at: string): string | null {
  const value = record.values.get(property)?.find((past) => past.at <= at)?.value;
  return value === undefined || value === "" ? null : value;
}
