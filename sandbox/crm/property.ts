/** HubSpot's value types. Values travel as strings in every one of them. */
export const PROPERTY_TYPES = ["bool", "date", "datetime", "enumeration", "number", "phone_number", "string"] as const;
export type PropertyType = (typeof PROPERTY_TYPES)[number];

export const FIELD_TYPES = [
  "booleancheckbox", "calculation_equation", "checkbox", "date", "file", "html", "number", "phonenumber", "radio", "select", "text", "textarea",
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface PropertyOption {
  readonly label: string;
  readonly value: string;
  readonly displayOrder: number;
  readonly hidden: boolean;
  readonly description?: string;
}

/** What a property is. Times are ISO-8601; `readOnlyValue` properties are HubSpot's own and refuse writes. */
export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly type: PropertyType;
  readonly fieldType: FieldType;
  readonly groupName: string;
  readonly description: string;
  readonly options: readonly PropertyOption[];
  readonly displayOrder: number;
  readonly hasUniqueValue: boolean;
  readonly hidden: boolean;
  readonly formField: boolean;
  readonly calculated: boolean;
  readonly hubspotDefined: boolean;
  readonly readOnlyValue: boolean;
  /** `OWNER` when the value is an owner's id. */
  readonly referencedObjectType: string | null;
  readonly externalOptions: boolean;
  readonly archived: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PropertyGroup {
  readonly name: string;
  readonly label: string;
  readonly displayOrder: number;
  readonly archived: boolean;
}
