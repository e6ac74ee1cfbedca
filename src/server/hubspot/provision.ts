import { z } from "zod";
import { AppError } from "../errors.ts";
import type { HubSpotClient } from "./client.ts";
import { API_VERSION, PROPERTY_GROUP } from "./names.ts";
import { COMPANY_PROPERTY_DEFINITIONS, DEAL_PROPERTY_DEFINITIONS, type PropertyDefinition, type PropertyOption } from "./property-definitions.ts";

const GROUP_LABEL = "Partner Ledger";

// HubSpot may leave out an option's place and description when it lists it, but wants the place back with an update; -1 is last.
const option = z.object({ label: z.string(), value: z.string(), displayOrder: z.int().default(-1), hidden: z.boolean().default(false), description: z.string().optional() });
const groupsAnswer = z.object({ results: z.array(z.object({ name: z.string() })) });
const propertiesAnswer = z.object({ results: z.array(z.object({ name: z.string(), archived: z.boolean().optional(), options: z.array(option).optional() })) });
type ListedOption = z.infer<typeof option>;

/** What an install's preparation changed; nothing the second time. */
export interface Provisioned {
  /** `deals.partner_ledger_fee` for a property, `deals group` for the group. */
  readonly created: readonly string[];
  /** Properties that got options they lacked. */
  readonly extended: readonly string[];
}

/**
 * Sees to it that our property group and properties exist on deals and companies. Looks first and creates what is missing,
 * so doing it again changes nothing; options that a newer version needs are added, those people added stay, and nothing
 * is ever deleted, since reports and workflows may use it.
 */
export async function provision(client: HubSpotClient, portalId: bigint): Promise<Provisioned> {
  const deals = await provisionType(client, portalId, "deals", DEAL_PROPERTY_DEFINITIONS);
  const companies = await provisionType(client, portalId, "companies", COMPANY_PROPERTY_DEFINITIONS);
  return { created: [...deals.created, ...companies.created], extended: [...deals.extended, ...companies.extended] };
}

async function provisionType(client: HubSpotClient, portalId: bigint, type: "deals" | "companies", wanted: readonly PropertyDefinition[]): Promise<Provisioned> {
  const path = `/crm/properties/${API_VERSION}/${type}`;
  const groups = await client.call(portalId, { method: "GET", path: `${path}/groups`, answer: groupsAnswer, repeatable: true });
  const created: string[] = [];
  if (!groups.results.some((group) => group.name === PROPERTY_GROUP)) {
    await create(client, portalId, `${path}/groups`, { name: PROPERTY_GROUP, label: GROUP_LABEL, displayOrder: -1 });
    created.push(`${type} group`);
  }
  const { results } = await client.call(portalId, { method: "GET", path, answer: propertiesAnswer, repeatable: true });
  const present = new Map(results.map((property) => [property.name, property]));
  const extended: string[] = [];
  for (const [displayOrder, definition] of wanted.entries()) {
    const known = present.get(definition.name);
    if (!known) {
      await create(client, portalId, path, { ...definition, hasUniqueValue: false, hidden: false, formField: false, displayOrder });
      created.push(`${type}.${definition.name}`);
    } else if (definition.options && lacks(known.options ?? [], definition.options).length > 0) {
      const options = [...(known.options ?? []), ...lacks(known.options ?? [], definition.options)];
      await client.call(portalId, { method: "PATCH", path: `${path}/${definition.name}`, json: { options }, answer: z.unknown(), repeatable: true });
      extended.push(`${type}.${definition.name}`);
    }
  }
  return { created, extended };
}

/** Names are unique, so this may be repeated: "it exists" is what we want, whoever made it and whichever attempt did. */
async function create(client: HubSpotClient, portalId: bigint, path: string, json: unknown): Promise<void> {
  try {
    await client.call(portalId, { method: "POST", path, json, answer: z.unknown(), repeatable: true });
  } catch (error) {
    if (!(error instanceof AppError && error.kind === "conflict")) throw error;
  }
}

const lacks = (present: readonly ListedOption[], wanted: readonly PropertyOption[]): readonly PropertyOption[] =>
  wanted.filter(({ value }) => !present.some((option) => option.value === value));
