import { z } from "zod";
import { ACCOUNT, APP } from "../account.ts";
import type { AccountState } from "../account-state.ts";
import type { AppProject } from "../app-project.ts";
import { callApp } from "../deliveries/call-app.ts";
import { fetchRequest } from "../deliveries/hubspot-fetch.ts";
import type { HubSpotFetch } from "../deliveries/hubspot-fetch.ts";
import type { WebhookSender } from "../deliveries/webhook-sender.ts";
import { actionRun, optionsRequest } from "../deliveries/workflow-actions.ts";
import type { WorkflowActions } from "../deliveries/workflow-actions.ts";
import { invalid } from "../hubspot-error.ts";
import type { Journal } from "../journal/journal.ts";
import { headersV3 } from "../signature.ts";
import type { ControlRouter } from "./control-router.ts";

const deliverBody = z.strictObject({
  /** Filled in where something is missing: ids, portal, app, time. */
  events: z.array(z.record(z.string(), z.unknown())).optional(),
  /** The body as it is, in place of events: it need not even be JSON. */
  raw: z.string().optional(),
  rawBase64: z.base64().optional(),
  times: z.int().min(1).max(1_000).default(1),
  /** Left out, or `null`: signed now with the right secret. */
  timestamp: z.string().nullable().default(null),
  secret: z.string().default(APP.clientSecret),
  /** Headers to add or, with "", to leave out. */
  headers: z.record(z.string(), z.string()).default({}),
}).refine((one) => [one.events, one.raw, one.rawBase64].filter((part) => part !== undefined).length === 1, "exactly one of events, raw and rawBase64");

type Delivery = z.infer<typeof deliverBody>;

export interface DeliveryParts {
  readonly state: AccountState;
  readonly project: AppProject;
  readonly targetUrl: string | null;
  readonly webhooks: WebhookSender | null;
  readonly actions: WorkflowActions;
  readonly hubspotFetch: HubSpotFetch;
  readonly journal: Journal;
}

/** Calls to the app, made by hand. */
export function deliveryRoutes(control: ControlRouter, parts: DeliveryParts, now: () => Date): void {
  control.on("post", "/deliver", ({ body }) => deliver(parts, body(deliverBody), now));
  control.on("get", "/subscriptions", () => ({ targetUrl: parts.targetUrl, installed: parts.state.grants.installed(), results: parts.project.webhooks?.subscriptions ?? [] }));
  control.on("get", "/webhooks/pending", () => ({ pending: parts.webhooks?.pending() ?? 0 }));
  control.on("get", "/workflow-actions", () => ({ actions: parts.project.workflowActions, executions: parts.actions.list() }));
  control.on("post", "/workflow-actions/run", ({ body }) => parts.actions.run(body(actionRun)));
  control.on("post", "/workflow-actions/options", ({ body }) => parts.actions.options(body(optionsRequest)));
  control.on("post", "/hubspot-fetch", ({ body }) => parts.hubspotFetch.run(body(fetchRequest)));
}

async function deliver({ targetUrl, journal, state }: DeliveryParts, request: Delivery, now: () => Date): Promise<unknown> {
  if (targetUrl === null) throw invalid("the app has no webhooks");
  const text = request.events === undefined
    ? (request.raw ?? Buffer.from(request.rawBase64 ?? "", "base64").toString("utf8"))
    : JSON.stringify(request.events.map((event) => completed(event, state.outbox.nextId(), now())));
  const signed = { method: "POST", url: targetUrl, body: text };
  const answers = [];
  for (let time = 0; time < request.times; time += 1) {
    const at = request.timestamp === null ? now() : new Date(Number(request.timestamp));
    if (Number.isNaN(at.getTime())) throw invalid(`timestamp: ${String(request.timestamp)} is not milliseconds since the epoch`);
    const all = { "Content-Type": "application/json", ...headersV3(request.secret, signed, at), ...request.headers };
    const headers = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
    const result = await callApp({ kind: "webhook", ...signed, headers, timeoutMs: 5_000 }, journal, now);
    answers.push(result.kind === "answered" ? { status: result.status, body: result.body } : { status: null, reason: result.reason });
  }
  return { body: text, answers };
}

const completed = (event: Readonly<Record<string, unknown>>, eventId: number, now: Date): Record<string, unknown> => ({
  eventId,
  subscriptionId: 4_000_001,
  portalId: ACCOUNT.portalId,
  appId: APP.appId,
  occurredAt: now.getTime(),
  attemptNumber: 0,
  changeSource: "CRM_UI",
  ...event,
});
