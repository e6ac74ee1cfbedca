import express, { type Request, type Response, type Router } from "express";
import type { z } from "zod";
import { refused, type CardAnswer } from "../cards/card-answer.ts";
import { fieldsOf } from "../cards/card-requests.ts";
import { signedUser, type SignedUser } from "../cards/signed-user.ts";
import type { Server } from "../context.ts";
import { openPortal, type Portal } from "../jobs/portal.ts";
import { allowOnly } from "./error-answer.ts";
import { jsonOf } from "./json-body.ts";
import { queryOf } from "./query-of.ts";
import { rawBody, signedBody } from "./signed-body.ts";

/** Answers what a user of a portal asks. */
export type Asking<Input> = (portal: Portal, user: SignedUser, input: Input) => Promise<CardAnswer>;

/** Adds a route: by GET its input is the query, by POST the JSON body. */
export type AddRoute = <Input>(path: string, schema: z.ZodType<Input>, ask: Asking<Input>) => void;

/**
 * Routes for what cards and settings call through `hubspot.fetch`. Each request is signed by HubSpot for one user of one
 * portal; nothing in it but the signed parameters says who is asking.
 */
export function signedRoutes(server: Server): { readonly router: Router; readonly get: AddRoute; readonly post: AddRoute } {
  const router = express.Router();
  const signed = signedBody(server);
  const get: AddRoute = (path, schema, ask) => {
    // Else Express would have HEAD answered by the route for GET.
    router.head(path, allowOnly("GET"));
    router.get(path, ...signed, (request, response) => answer(server, request, response, schema, parametersOf(request), ask));
    router.all(path, allowOnly("GET"));
  };
  const post: AddRoute = (path, schema, ask) => {
    router.post(path, ...signed, (request, response) => answer(server, request, response, schema, jsonOf(rawBody(request)), ask));
    router.all(path, allowOnly("POST"));
  };
  return { router, get, post };
}

/** Finds out who asks, then what, then answers; the first that is not in order is what is answered. */
async function answer<Input>(
  server: Server, request: Request, response: Response, schema: z.ZodType<Input>, input: unknown, ask: Asking<Input>,
): Promise<void> {
  const { status, body } = await answerOf(server, request, schema, input, ask);
  response.status(status).set("cache-control", "no-store").json(body);
}

async function answerOf<Input>(server: Server, request: Request, schema: z.ZodType<Input>, input: unknown, ask: Asking<Input>): Promise<CardAnswer> {
  const user = signedUser(parametersOf(request), server.config.hubspot.appId);
  if (user === null) return refused("unsigned", "The request does not say, exactly once, which user of which account asks through this app.");
  const portal = await openPortal(server, user.portalId);
  if (portal === null) return refused("not_installed", "Partner Ledger is not installed in this account.");
  const parsed = schema.safeParse(input);
  if (parsed.success) return ask(portal, user, parsed.data);
  const fields = fieldsOf(parsed.error);
  return refused("bad_request", Object.entries(fields).map(([field, expected]) => `${field}: ${expected}`).join("; "), fields);
}

/** Each parameter's value, or a list of its values when it is there more than once. */
function parametersOf(request: Request): Readonly<Record<string, string | readonly string[]>> {
  const query = queryOf(request);
  return Object.fromEntries([...new Set(query.keys())].map((name) => {
    const [value = "", ...more] = query.getAll(name);
    return [name, more.length === 0 ? value : [value, ...more]];
  }));
}
