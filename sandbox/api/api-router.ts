import express from "express";
import type { Request, Response, Router } from "express";
import type { z } from "zod";
import { APP } from "../account.ts";
import type { AccountState } from "../account-state.ts";
import { byApp } from "../crm/record.ts";
import type { ChangeSource } from "../crm/record.ts";
import { HubSpotError, invalid } from "../hubspot-error.ts";
import { rawBody } from "../journal/record-calls.ts";
import type { Grant } from "../oauth/grants.ts";
import { failingInputs } from "../trouble/inject.ts";
import { authenticate, requireScopes } from "./gate.ts";
import type { Needs } from "./gate.ts";
import { rateLimited } from "./rate-limit.ts";
import type { RateLimits } from "./rate-limit.ts";

/** A call that is allowed in, ready to be answered. */
export interface ApiCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined when no body came. */
  readonly body: unknown;
  readonly caller: Grant;
  /** How writes of this call show up in histories and events. */
  readonly source: ChangeSource;
  readonly now: Date;
  readonly failing: { readonly ids: ReadonlySet<string>; readonly category: string } | null;
}

/** No body: HubSpot's 204. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

interface Route {
  /** Scopes the route needs; each list is a choice of which one will do. */
  readonly needs: (params: Readonly<Record<string, string>>) => Needs;
  readonly limit?: "calls" | "searches";
  readonly handle: (call: ApiCall) => Answer;
}

/** What every route of the API shares: credentials, scopes, limits, JSON in, JSON out, errors in HubSpot's shape. */
export class ApiRouter {
  readonly router: Router = express.Router();
  private readonly paths = new Set<string>();

  constructor(private readonly state: AccountState, private readonly limits: RateLimits, private readonly now: () => Date) {}

  on(method: "get" | "post" | "put" | "patch" | "delete", paths: readonly string[], route: Route): void {
    for (const path of paths) {
      this.paths.add(path);
      this.router[method](path, (request, response) => { this.answer(route, request, response); });
    }
  }

  /** To be called last: any other method on a known path is 405. */
  finish(): Router {
    for (const path of this.paths) {
      this.router.all(path, (request, response) => {
        send(response, new HubSpotError(405, "METHOD_NOT_ALLOWED", `${request.method} is not allowed here`));
      });
    }
    return this.router;
  }

  private answer(route: Route, request: Request, response: Response): void {
    try {
      const now = this.now();
      const caller = authenticate(this.state.grants, request.headers.authorization, now);
      if (!this.withinLimits(route.limit ?? "calls", response, now)) return;
      const params = Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, String(value)]));
      requireScopes(caller, route.needs(params));
      const answer = route.handle({
        params,
        query: new URL(request.originalUrl, "http://sandbox").searchParams,
        body: jsonBody(request),
        caller,
        source: byApp(APP.appId),
        now,
        failing: failingInputs(request),
      });
      if (answer.body === undefined) response.status(answer.status).end();
      else response.status(answer.status).json(answer.body);
    } catch (error) {
      if (!(error instanceof HubSpotError)) throw error;
      send(response, error);
    }
  }

  private withinLimits(limit: "calls" | "searches", response: Response, now: Date): boolean {
    const remaining = limit === "searches" ? this.limits.takeSearch(now) : this.limits.takeCall(now);
    if (remaining === null) response.status(429).json(rateLimited(limit === "searches" ? "SECONDLY" : "TEN_SECONDLY_ROLLING"));
    else if (limit === "calls") response.set(this.limits.headers(remaining));
    return remaining !== null;
  }
}

export function send(response: Response, error: HubSpotError): void {
  response.status(error.status).json(error.body());
}

function jsonBody(request: Request): unknown {
  const text = rawBody(request);
  if (text === "") return undefined;
  if (request.is("application/json") === false) {
    throw new HubSpotError(415, "UNSUPPORTED_MEDIA_TYPE", "HTTP 415 Unsupported Media Type: expected application/json");
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`Invalid input JSON: ${error instanceof Error ? error.message : "unreadable"}`);
  }
}

/** A request body of the expected shape, or HubSpot's 400 that names each place. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({ message: issue.message, in: issue.path.join(".") || "body", code: "INVALID_INPUT" }));
  throw invalid(`Invalid input JSON: ${errors.map((error) => `${error.in}: ${error.message}`).join("; ")}`, errors);
}
