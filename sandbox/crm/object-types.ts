/** The kinds of record the sandbox keeps, by the plural name used in paths. */
export const OBJECT_TYPES = ["contacts", "companies", "deals", "tickets", "line_items", "products", "notes", "tasks"] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

interface ObjectTypeFacts {
  /** As in events and on record URLs, `0-3`. */
  readonly id: string;
  /** As in webhook subscriptions and pseudo properties (`associations.company`). */
  readonly singular: string;
  readonly readScopes: readonly string[];
  readonly writeScopes: readonly string[];
  readonly schemaReadScopes: readonly string[];
  readonly schemaWriteScopes: readonly string[];
}

const crm = (id: string, singular: string, plural: string): ObjectTypeFacts => ({
  id,
  singular,
  readScopes: [`crm.objects.${plural}.read`],
  writeScopes: [`crm.objects.${plural}.write`],
  schemaReadScopes: [`crm.schemas.${plural}.read`, `crm.objects.${plural}.read`],
  schemaWriteScopes: [`crm.schemas.${plural}.write`],
});

/** Any one of the listed scopes opens the door. Source: HubSpot, "Scopes"; `e-commerce` and `tickets` are the older umbrellas. */
export const OBJECT_TYPE_FACTS: Readonly<Record<ObjectType, ObjectTypeFacts>> = {
  contacts: crm("0-1", "contact", "contacts"),
  companies: crm("0-2", "company", "companies"),
  deals: crm("0-3", "deal", "deals"),
  tickets: {
    id: "0-5", singular: "ticket",
    readScopes: ["tickets", "crm.objects.tickets.read"], writeScopes: ["tickets", "crm.objects.tickets.write"],
    schemaReadScopes: ["tickets"], schemaWriteScopes: ["tickets"],
  },
  line_items: {
    ...crm("0-8", "line_item", "line_items"),
    readScopes: ["crm.objects.line_items.read", "e-commerce"], writeScopes: ["crm.objects.line_items.write", "e-commerce"],
    schemaReadScopes: ["crm.schemas.line_items.read", "crm.objects.line_items.read", "e-commerce"], schemaWriteScopes: ["e-commerce"],
  },
  products: {
    ...crm("0-7", "product", "products"),
    readScopes: ["crm.objects.products.read", "e-commerce"], writeScopes: ["crm.objects.products.write", "e-commerce"],
    schemaWriteScopes: ["e-commerce"],
  },
  // Engagements have no scopes of their own: they follow the contacts they are about.
  notes: { ...crm("0-46", "note", "contacts"), singular: "note" },
  tasks: { ...crm("0-27", "task", "contacts"), singular: "task" },
};

const NAMES = new Map<string, ObjectType>(
  OBJECT_TYPES.flatMap((type) => {
    const { id, singular } = OBJECT_TYPE_FACTS[type];
    return [[type, type], [singular, type], [id, type]] as const;
  }),
);

/** The type meant by a path segment, a subscription or an object type id; null when the sandbox keeps no such records. */
export const objectTypeOf = (name: string): ObjectType | null => NAMES.get(name.toLowerCase()) ?? null;
