import type { ObjectType } from "./crm/object-types.ts";
import type { Pipeline, PipelineType } from "./crm/pipeline.ts";
import type { PropertyOption, PropertyType, FieldType } from "./crm/property.ts";

/**
 * What the account holds when it is new. Loaded without any webhook: to the app these records were always there.
 * Ids are the seed's own and stay; HubSpot's ids are digits only. All property values are strings, as in the API.
 */
export interface CrmSeed {
  readonly records: Partial<Readonly<Record<ObjectType, readonly SeedRecord[]>>>;
  readonly associations: readonly SeedAssociation[];
  /** Left out for a type: HubSpot's default pipeline. */
  readonly pipelines?: Partial<Readonly<Record<PipelineType, readonly Pipeline[]>>>;
  /** Properties the account's admins made, beside HubSpot's own. Those that the app provisions do not belong here. */
  readonly properties?: readonly SeedProperty[];
}

export interface SeedRecord {
  readonly id: string;
  /** ISO-8601 instant. */
  readonly createdAt: string;
  /** Values at creation. Unknown names and impossible values stop the start. */
  readonly properties: Readonly<Record<string, string>>;
  /** What users changed since, oldest first: it makes the property history. */
  readonly changes?: readonly SeedChange[];
}

export interface SeedChange {
  /** ISO-8601 instant. */
  readonly at: string;
  readonly properties: Readonly<Record<string, string>>;
  /** Who did it; left out: the first user of the account. */
  readonly userId?: number;
}

/** Both directions are made. A record's first company is its primary one unless `typeId` says which association is meant. */
export interface SeedAssociation {
  readonly from: SeedEnd;
  readonly to: SeedEnd;
  /** HubSpot's association type id from `from` to `to`, as 13 for parent to child company. */
  readonly typeId?: number;
}

export interface SeedEnd {
  readonly type: ObjectType;
  readonly id: string;
}

export interface SeedProperty {
  readonly objectType: ObjectType;
  readonly name: string;
  readonly label: string;
  readonly type: PropertyType;
  readonly fieldType: FieldType;
  readonly groupName: string;
  readonly options?: readonly PropertyOption[];
  readonly hasUniqueValue?: boolean;
}

/** An account with nobody's data in it. */
export const EMPTY_SEED: CrmSeed = { records: {}, associations: [] };
