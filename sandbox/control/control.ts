import type { Router } from "express";
import type { AccountState } from "../account-state.ts";
import type { AppProject } from "../app-project.ts";
import type { HubSpotFetch } from "../deliveries/hubspot-fetch.ts";
import type { WorkflowActions } from "../deliveries/workflow-actions.ts";
import type { Journal } from "../journal/journal.ts";
import { accountRoutes } from "./account.ts";
import { ControlRouter } from "./control-router.ts";
import { deliveryRoutes } from "./deliveries.ts";
import { journalRoutes } from "./journal.ts";
import { recordEventRoutes } from "./record-events.ts";
import { recordRoutes } from "./records.ts";
import { troubleRoutes } from "./trouble.ts";
import type { TroubleParts } from "./trouble.ts";

export interface ControlParts extends TroubleParts {
  readonly state: AccountState;
  readonly project: AppProject;
  readonly journal: Journal;
  readonly actions: WorkflowActions;
  readonly hubspotFetch: HubSpotFetch;
  /** Where webhooks go; null when the app has none. */
  readonly targetUrl: string | null;
}

/** Everything under `/sandbox`, as docs/sandbox.md tells it. */
export function controlRoutes(parts: ControlParts, now: () => Date): { readonly router: Router; readonly endStreams: () => void } {
  const control = new ControlRouter();
  accountRoutes(control, parts, now);
  recordRoutes(control, parts.state, now);
  troubleRoutes(control, parts.state, parts, now);
  journalRoutes(control, parts.journal);
  deliveryRoutes(control, parts, now);
  const endStreams = recordEventRoutes(control.router, parts.state);
  return { router: control.router, endStreams };
}
