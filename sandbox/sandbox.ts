import { once } from "node:events";
import { createServer } from "node:http";
import type { Server } from "node:http";
import express from "express";
import type { RequestHandler } from "express";
import { AccountState } from "./account-state.ts";
import { apiRoutes } from "./api/api.ts";
import { send } from "./api/api-router.ts";
import { HUBSPOT_LIMITS, RateLimits } from "./api/rate-limit.ts";
import type { LimitSettings } from "./api/rate-limit.ts";
import { readAppProject } from "./app-project.ts";
import type { AppProject } from "./app-project.ts";
import { controlRoutes } from "./control/control.ts";
import type { Crm } from "./crm/crm.ts";
import { seedChanges } from "./crm/load-seed.ts";
import { HubSpotFetch } from "./deliveries/hubspot-fetch.ts";
import { webhookEvents } from "./deliveries/webhook-events.ts";
import { FAST_RETRIES, WebhookSender } from "./deliveries/webhook-sender.ts";
import type { WebhookTiming } from "./deliveries/webhook-sender.ts";
import { WorkflowActions } from "./deliveries/workflow-actions.ts";
import { notFound } from "./hubspot-error.ts";
import { Journal } from "./journal/journal.ts";
import { authorizeRoutes } from "./oauth/authorize.ts";
import { OriginMap } from "./origin-map.ts";
import { EMPTY_SEED } from "./seed.ts";
import type { CrmSeed } from "./seed.ts";
import { Trouble } from "./trouble/trouble.ts";

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  /** Where the account is kept; null keeps it in memory only. */
  readonly dataDir: string | null;
  readonly app: {
    /** Where the app's server listens: the app's public origin is mapped to it. */
    readonly baseUrl: string;
    /** The folder with `app/` and `hsprofile.*.json`; `src` of the working directory by default. */
    readonly srcDir?: string;
    /** Which profile's variables count; `dev` by default. */
    readonly profile?: string;
  };
  /** What a new account holds. A folder that holds an account already is read back instead. */
  readonly seed?: CrmSeed;
  readonly limits?: Partial<LimitSettings>;
  /** How far the search index is behind the records, in milliseconds; 1000 by default. */
  readonly searchLagMs?: number;
  readonly webhooks?: Partial<WebhookTiming>;
  /** Waiting times between tries of a workflow action, in milliseconds. */
  readonly workflowRetryMs?: readonly number[];
  /** Pages on the same origin, mounted after everything else. */
  readonly pages?: (sandbox: Sandbox) => RequestHandler | Promise<RequestHandler>;
  readonly now?: () => Date;
}

/** A running HubSpot of our own. */
export interface Sandbox {
  readonly url: string;
  readonly port: number;
  readonly project: AppProject;
  readonly journal: Journal;
  /** The app's public origin and where that listens; null where the project names none. Neither ends in a slash. */
  readonly backend: { readonly public: string; readonly local: string } | null;
  /** The records as they are now; a reset puts another object here, so read it anew each time. */
  readonly crm: Crm;
  /** Told after every change of the account; answers how to stop that. */
  onCommitted(listener: () => void): () => void;
  close(): Promise<void>;
}

const WORKFLOW_RETRY_MS: readonly number[] = [500, 1_000, 2_000, 4_000, 8_000];

/** Starts the sandbox. A busy port rejects with Node's EADDRINUSE, a broken seed or app project with a text that names the place. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = options.now ?? (() => new Date());
  const project = readAppProject(options.app.srcDir ?? "src", options.app.profile ?? "dev");
  const subscriptions = project.webhooks?.subscriptions ?? [];
  // The events of a change need ids of the state that the change is part of.
  const state: AccountState = AccountState.open({
    dataDir: options.dataDir,
    seed: (crm) => seedChanges(crm, options.seed ?? EMPTY_SEED),
    eventsOf: (crm, changes) => webhookEvents(crm, changes, subscriptions, () => state.outbox.nextId()),
  });
  const server = createServer();
  try {
    await listen(server, options.port, options.host ?? "127.0.0.1");
  } catch (error) {
    state.close();
    throw error;
  }
  return serve(server, state, project, options, now);
}

async function serve(server: Server, state: AccountState, project: AppProject, options: SandboxOptions, now: () => Date): Promise<Sandbox> {
  const backend = publicOrigin(project);
  const origins = new OriginMap(backend, options.app.baseUrl);
  const journal = new Journal();
  const trouble = new Trouble();
  const limits = new RateLimits({ ...HUBSPOT_LIMITS, ...options.limits });
  const search = { lagMs: options.searchLagMs ?? 1_000 };
  const targetUrl = project.webhooks === null ? null : origins.local(project.webhooks.targetUrl);
  const webhooks = project.webhooks === null || targetUrl === null ? null : new WebhookSender(
    state, { url: targetUrl, maxConcurrentRequests: project.webhooks.maxConcurrentRequests }, journal, { ...FAST_RETRIES, ...options.webhooks }, now);
  const actions = new WorkflowActions(state, project, origins, journal, options.workflowRetryMs ?? WORKFLOW_RETRY_MS, now);
  const hubspotFetch = new HubSpotFetch(project, origins, journal, now);

  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  const control = controlRoutes({ state, project, journal, trouble, limits, search, webhooks, actions, hubspotFetch, targetUrl }, now);
  app.use(control.router);
  app.use(authorizeRoutes(state, project, origins, now));
  app.use(apiRoutes({ state, journal, trouble, limits, search, actions }, now));
  server.on("request", app);

  const port = portOf(server);
  const sandbox: Sandbox = {
    url: `http://${options.host ?? "localhost"}:${String(port)}`,
    port,
    project,
    journal,
    backend: backend === null ? null : { public: backend, local: origins.local(backend).replace(/\/$/, "") },
    get crm() {
      return state.crm;
    },
    onCommitted: (listener) => state.onCommitted(() => { listener(); }),
    close: async () => {
      webhooks?.close();
      actions.close();
      control.endStreams();
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, "close");
      state.close();
    },
  };
  if (options.pages !== undefined) app.use(await options.pages(sandbox));
  app.use((_request, response) => {
    send(response, notFound("resource not found"));
  });
  return sandbox;
}

/** The origin that `${BACKEND}` stands for: everything the app lists as its own is below it. */
function publicOrigin(project: AppProject): string | null {
  const backend = project.variables["BACKEND"];
  return typeof backend === "string" ? new URL(backend).origin : null;
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  const failed = once(server, "error").then(([error]) => { throw error; });
  server.listen(port, host);
  await Promise.race([once(server, "listening"), failed]);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the sandbox listens on no port");
  return address.port;
}
