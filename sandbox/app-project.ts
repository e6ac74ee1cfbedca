import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { objectTypeOf } from "./crm/object-types.ts";
import type { ObjectType } from "./crm/object-types.ts";

const appMeta = z.object({
  config: z.object({
    name: z.string(),
    auth: z.object({
      redirectUrls: z.array(z.string()),
      requiredScopes: z.array(z.string()),
      optionalScopes: z.array(z.string()).default([]),
      conditionallyRequiredScopes: z.array(z.string()).default([]),
    }),
    permittedUrls: z.object({ fetch: z.array(z.string()).default([]) }),
  }),
});

const subscription = z.object({
  subscriptionType: z.enum(["object.creation", "object.deletion", "object.merge", "object.restore", "object.propertyChange", "object.associationChange"]),
  objectType: z.string(),
  propertyName: z.string().optional(),
  active: z.boolean(),
});

const webhooksMeta = z.object({
  config: z.object({
    settings: z.object({ targetUrl: z.string(), maxConcurrentRequests: z.int().min(1) }),
    subscriptions: z.object({ crmObjects: z.array(subscription).default([]) }),
  }),
});

const actionMeta = z.object({
  uid: z.string(),
  config: z.object({
    actionUrl: z.string(),
    objectTypes: z.array(z.string()).default([]),
    objectRequestOptions: z.object({ properties: z.array(z.string()).default([]) }).default({ properties: [] }),
    inputFields: z.array(z.object({
      typeDefinition: z.object({ name: z.string(), optionsUrl: z.string().optional() }),
      isRequired: z.boolean().default(false),
    })).default([]),
  }),
});

const profile = z.object({ variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}) });

/** A webhook subscription with the id its events carry. */
export interface Subscription {
  readonly id: number;
  readonly subscriptionType: z.infer<typeof subscription>["subscriptionType"];
  readonly objectType: ObjectType;
  readonly propertyName: string | null;
}

export interface WorkflowAction {
  readonly uid: string;
  readonly actionUrl: string;
  /** Upper-case singular names; empty: any. */
  readonly objectTypes: readonly string[];
  /** Properties of the enrolled record that go along. */
  readonly requestedProperties: readonly string[];
  readonly inputFields: readonly { readonly name: string; readonly required: boolean; readonly optionsUrl: string | null }[];
}

/** What HubSpot knows of the app from its uploaded project. */
export interface AppProject {
  readonly name: string;
  readonly redirectUrls: readonly string[];
  readonly requiredScopes: readonly string[];
  readonly optionalScopes: readonly string[];
  readonly permittedFetch: readonly string[];
  readonly variables: Readonly<Record<string, string | number | boolean>>;
  /** Null when the app has no webhooks. */
  readonly webhooks: { readonly targetUrl: string; readonly maxConcurrentRequests: number; readonly subscriptions: readonly Subscription[] } | null;
  readonly workflowActions: readonly WorkflowAction[];
}

/** Reads the project as an upload with a profile would: `srcDir` holds `app/` and `hsprofile.*.json`. Throws, naming the file, when a meta is not as HubSpot wants it. */
export function readAppProject(srcDir: string, profileName: string): AppProject {
  const { variables } = readMeta(path.join(srcDir, `hsprofile.${profileName}.json`), profile, {});
  const app = readMeta(path.join(srcDir, "app/app-hsmeta.json"), appMeta, variables).config;
  const [webhooks] = metasIn(path.join(srcDir, "app/webhooks")).map((file) => readMeta(file, webhooksMeta, variables).config);
  return {
    name: app.name,
    redirectUrls: app.auth.redirectUrls,
    requiredScopes: app.auth.requiredScopes,
    optionalScopes: [...app.auth.optionalScopes, ...app.auth.conditionallyRequiredScopes],
    permittedFetch: app.permittedUrls.fetch,
    variables,
    webhooks: webhooks === undefined ? null : { ...webhooks.settings, subscriptions: webhooks.subscriptions.crmObjects.flatMap(toSubscription) },
    workflowActions: metasIn(path.join(srcDir, "app/workflow-actions")).map((file) => toAction(readMeta(file, actionMeta, variables))),
  };
}

/** Ids follow the order of the file; inactive subscriptions keep theirs, which is why they stay in the file. */
function toSubscription({ subscriptionType, objectType, propertyName, active }: z.infer<typeof subscription>, index: number): readonly Subscription[] {
  const type = objectTypeOf(objectType);
  if (type === null) throw new Error(`webhooks-hsmeta.json: crmObjects[${String(index)}].objectType: ${objectType} is not a type the sandbox keeps`);
  return active ? [{ id: 4_000_001 + index, subscriptionType, objectType: type, propertyName: propertyName ?? null }] : [];
}

const toAction = ({ uid, config }: z.infer<typeof actionMeta>): WorkflowAction => ({
  uid,
  actionUrl: config.actionUrl,
  objectTypes: config.objectTypes,
  requestedProperties: config.objectRequestOptions.properties,
  inputFields: config.inputFields.map(({ typeDefinition, isRequired }) =>
    ({ name: typeDefinition.name, required: isRequired, optionsUrl: typeDefinition.optionsUrl ?? null })),
});

function metasIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith("-hsmeta.json")).sort().map((name) => path.join(folder, name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** `${NAME}` is replaced anywhere in a meta. Source: HubSpot, "Project profiles". */
function readMeta<T>(file: string, schema: z.ZodType<T>, variables: Readonly<Record<string, string | number | boolean>>): T {
  const text = readFileSync(file, "utf8").replace(/\$\{(\w+)\}/g, (whole, name: string) => String(variables[name] ?? whole));
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
