import type { FieldType, PropertyDefinition, PropertyOption, PropertyType } from "../property.ts";

/** When HubSpot made its own properties, as far as anyone can tell. */
const HUBSPOT_EPOCH = "2019-08-06T02:41:08.029Z";

interface Details {
  readonly options?: readonly PropertyOption[];
  readonly readOnly?: boolean;
  readonly calculated?: boolean;
  readonly unique?: boolean;
  readonly owner?: boolean;
}

/** HubSpot's own definition of a property: what differs from property to property, the rest filled in. */
export function hubspotProperty(
  name: string, label: string, type: PropertyType, fieldType: FieldType, groupName: string, details: Details = {},
): PropertyDefinition {
  return {
    name, label, type, fieldType, groupName,
    description: "",
    options: details.options ?? [],
    displayOrder: -1,
    hasUniqueValue: details.unique ?? false,
    hidden: false,
    formField: false,
    calculated: details.calculated ?? false,
    hubspotDefined: true,
    readOnlyValue: details.readOnly ?? details.calculated ?? false,
    referencedObjectType: details.owner === true ? "OWNER" : null,
    externalOptions: details.owner ?? false,
    archived: false,
    createdAt: HUBSPOT_EPOCH,
    updatedAt: HUBSPOT_EPOCH,
  };
}

export const option = (value: string, label: string, displayOrder: number): PropertyOption => ({ label, value, displayOrder, hidden: false });

export const options = (...pairs: readonly (readonly [value: string, label: string])[]): readonly PropertyOption[] =>
  pairs.map(([value, label], index) => option(value, label, index));

export const YES_NO = options(["true", "Yes"], ["false", "No"]);

/** Properties every type of record has. `modified` is the one odd name: contacts say `lastmodifieddate`. */
export function everyRecord(group: string, modified: "hs_lastmodifieddate" | "lastmodifieddate" = "hs_lastmodifieddate"): readonly PropertyDefinition[] {
  return [
    hubspotProperty("hs_object_id", "Record ID", "number", "number", group, { readOnly: true, unique: true }),
    hubspotProperty("createdate", "Create Date", "datetime", "date", group, { readOnly: true }),
    hubspotProperty("hs_createdate", "Object create date/time", "datetime", "date", group, { readOnly: true }),
    hubspotProperty(modified, "Last Modified Date", "datetime", "date", group, { readOnly: true }),
    hubspotProperty("hs_merged_object_ids", "Merged record IDs", "enumeration", "checkbox", group, { readOnly: true }),
    hubspotProperty("hs_object_source", "Record creation source", "string", "text", group, { readOnly: true }),
    hubspotProperty("hubspot_owner_id", "Owner", "enumeration", "select", group, { owner: true }),
    hubspotProperty("hubspot_team_id", "Team", "enumeration", "select", group, { readOnly: true }),
    hubspotProperty("notes_last_updated", "Last Activity Date", "datetime", "date", group, { readOnly: true }),
  ];
}
