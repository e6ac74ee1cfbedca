/** What the consent page says a scope is for. Scopes HubSpot has but the page does not know are shown by name. */
const MEANINGS: Readonly<Record<string, string>> = {
  "oauth": "Know this account: its id, time zone and currency",
  "automation": "Complete steps of your workflows",
  "crm.objects.companies.read": "See companies",
  "crm.objects.companies.write": "Create and change companies",
  "crm.objects.contacts.read": "See contacts",
  "crm.objects.contacts.write": "Create and change contacts",
  "crm.objects.deals.read": "See deals",
  "crm.objects.deals.write": "Create and change deals",
  "crm.objects.line_items.read": "See line items",
  "crm.objects.line_items.write": "Create and change line items",
  "crm.objects.owners.read": "See who owns records",
  "crm.schemas.companies.read": "See the properties of companies",
  "crm.schemas.companies.write": "Add properties to companies",
  "crm.schemas.deals.read": "See the properties of deals",
  "crm.schemas.deals.write": "Add properties to deals",
  "tickets": "See and change tickets",
};

export const meaningOf = (scope: string): string => MEANINGS[scope] ?? scope;

/** The parts of a space-separated scope parameter. */
export const scopeList = (text: string): readonly string[] => [...new Set(text.split(/[\s,]+/).filter((scope) => scope !== ""))];
