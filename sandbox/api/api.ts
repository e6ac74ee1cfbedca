import express from "express";
import type { NextFunction, Request, Response, Router } from "express";
import type { AccountState } from "../account-state.ts";
import type { WorkflowActions } from "../deliveries/workflow-actions.ts";
import { HubSpotError } from "../hubspot-error.ts";
import type { Journal } from "../journal/journal.ts";
import { recordCalls } from "../journal/record-calls.ts";
import { tokenRoutes } from "../oauth/token.ts";
import { injectTrouble } from "../trouble/inject.ts";
import type { Trouble } from "../trouble/trouble.ts";
import { accountInfoRoutes } from "./account-info.ts";
import { ApiRouter, send } from "./api-router.ts";
import { appInstallRoutes } from "./app-install.ts";
import { associationBatchRoutes } from "./association-batches.ts";
import { associationRoutes } from "./associations.ts";
import { objectBatchRoutes } from "./object-batches.ts";
import { objectRoutes } from "./objects.ts";
import { ownerRoutes } from "./owners.ts";
import { pipelineRoutes } from "./pipelines.ts";
import { propertyRoutes } from "./properties.ts";
import { propertyGroupRoutes } from "./property-groups.ts";
import type { RateLimits } from "./rate-limit.ts";
import { searchRoutes } from "./search.ts";
import { workflowCallbackRoutes } from "./workflow-callbacks.ts";

export interface ApiParts {
  readonly state: AccountState;
  readonly journal: Journal;
  readonly trouble: Trouble;
  readonly limits: RateLimits;
  readonly search: { readonly lagMs: number };
  readonly actions: WorkflowActions;
}

/** Where HubSpot's API lives; everything else on this origin is not the API's. */
const API_PATHS = ["/crm", "/account-info", "/automation", "/appinstalls"];

/** api.hubapi.com: every call is journalled, may be made to go wrong, and is answered as HubSpot would. */
export function apiRoutes({ state, journal, trouble, limits, search, actions }: ApiParts, now: () => Date): Router {
  const router = express.Router();
  const body = express.raw({ type: () => true, limit: "20mb" });
  router.use("/oauth", body, recordCalls(journal, "oauth", now), injectTrouble(trouble));
  router.use(tokenRoutes(state, now));
  router.use(API_PATHS, body, recordCalls(journal, "api", now), injectTrouble(trouble));

  const api = new ApiRouter(state, limits, now);
  objectBatchRoutes(api, state);
  searchRoutes(api, state, () => search.lagMs);
  objectRoutes(api, state);
  associationRoutes(api, state);
  associationBatchRoutes(api, state);
  propertyGroupRoutes(api, state);
  propertyRoutes(api, state);
  pipelineRoutes(api, state);
  ownerRoutes(api);
  accountInfoRoutes(api);
  workflowCallbackRoutes(api, actions);
  appInstallRoutes(api, state);
  router.use(api.finish());

  router.use(API_PATHS, (_request: Request, response: Response) => { send(response, new HubSpotError(404, "OBJECT_NOT_FOUND", "resource not found")); });
  router.use(API_PATHS, (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (error instanceof Error && "status" in error && error.status === 413) send(response, new HubSpotError(413, "VALIDATION_ERROR", "request body too large"));
    else next(error);
  });
  return router;
}
