import type { ObjectType } from "../object-types.ts";
import type { PropertyDefinition, PropertyGroup } from "../property.ts";
import { NOTE_PROPERTIES, TASK_PROPERTIES, TICKET_PROPERTIES } from "./activities.ts";
import { COMPANY_PROPERTIES } from "./companies.ts";
import { CONTACT_PROPERTIES } from "./contacts.ts";
import { DEAL_PROPERTIES } from "./deals.ts";
import { LINE_ITEM_PROPERTIES, PRODUCT_PROPERTIES } from "./line-items.ts";

/** What every HubSpot account has before anyone adds to it: a choice, not the whole of HubSpot's few hundred properties. */
export const DEFAULT_PROPERTIES: Readonly<Record<ObjectType, readonly PropertyDefinition[]>> = {
  contacts: CONTACT_PROPERTIES,
  companies: COMPANY_PROPERTIES,
  deals: DEAL_PROPERTIES,
  tickets: TICKET_PROPERTIES,
  line_items: LINE_ITEM_PROPERTIES,
  products: PRODUCT_PROPERTIES,
  notes: NOTE_PROPERTIES,
  tasks: TASK_PROPERTIES,
};

/** The groups of HubSpot's own properties. */
export function defaultGroups(type: ObjectType): readonly PropertyGroup[] {
  const names = new Set(DEFAULT_PROPERTIES[type].map((definition) => definition.groupName));
  return [...names].map((name, displayOrder) => ({ name, label: GROUP_LABELS[type], displayOrder, archived: false }));
}

const GROUP_LABELS: Readonly<Record<ObjectType, string>> = {
  contacts: "Contact Information",
  companies: "Company Information",
  deals: "Deal Information",
  tickets: "Ticket Information",
  line_items: "Line Item Information",
  products: "Product Information",
  notes: "Note Information",
  tasks: "Task Information",
};
