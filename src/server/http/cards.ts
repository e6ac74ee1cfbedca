import { CARD_PATHS } from "@partner-ledger/contracts/actions";
import express, { type Request, type Response, type Router } from "express";
import type { z } from "zod";
import { attach, decide, enroll, register, type CardAction } from "../cards/card-actions.ts";
import { notFound, refused, shown, type CardAnswer } from "../cards/card-answer.ts";
import { attachPartner, companyQuery, dealQuery, decideLead, enrollPartner, fieldsOf, partnersQuery, registerLead } from "../cards/card-requests.ts";
import { companyCard } from "../cards/company-card.ts";
import { dealCard } from "../cards/deal-card.ts";
import { partnersList } from "../cards/partners-list.ts";
import { signedUser, type SignedUser } from "../cards/signed-user.ts";
import { unreadDeals } from "../cards/unread-deal.ts";
import type { Server } from "../context.ts";
import { openPortal, type Portal } from "../jobs/portal.ts";
import { allowOnly } from "./error-answer.ts";
import { jsonOf } from "./json-body.ts";
import { rawBody, signedBody } from "./signed-body.ts";

type Asking<Query> = (portal: Portal, user: SignedUser, query: Query) => Promise<CardAnswer>;

/**
 * What cards call through `hubspot.fetch` (extensions/contracts/src/actions.ts). Each request is signed by HubSpot for one
 * user of one portal; nothing in it but the signed parameters says who is asking.
 */
export function cardRoutes(server: Server): Router {
  const { db } = server;
  const router = express.Router();
  const signed = signedBody(server);
  const unread = unreadDeals(server);
  const get = <Query>(path: string, schema: z.ZodType<Query>, ask: Asking<Query>): void => {
    router.get(path, ...signed, (request, response) => answer(server, request, response, schema, queryOf(request), ask));
    router.all(path, allowOnly("GET"));
  };
  const post = <Body>(path: string, schema: z.ZodType<Body>, action: CardAction<Body>): void => {
    router.post(path, ...signed, (request, response) => answer(server, request, response, schema, jsonOf(rawBody(request)), acting(server, action)));
    router.all(path, allowOnly("POST"));
  };
  get(CARD_PATHS.deal, dealQuery, async (portal, user, { dealId }) => {
    const card = await dealCard(db.prisma, portal, user, dealId);
    if (card === "deleted") return notFound("deal");
    return card === "unknown" ? unread(portal, user, dealId) : shown(card);
  });
  get(CARD_PATHS.company, companyQuery, async (portal, user, { companyId }) => {
    const card = await companyCard(db.prisma, portal, user, companyId);
    return card === null ? notFound("company") : shown(card);
  });
  get(CARD_PATHS.partners, partnersQuery, async (portal) => shown(await partnersList(db.prisma, portal)));
  post(CARD_PATHS.attachPartner, attachPartner, attach);
  post(CARD_PATHS.registerLead, registerLead, register);
  post(CARD_PATHS.decideLead, decideLead, decide);
  post(CARD_PATHS.enrollPartner, enrollPartner, enroll);
  return router;
}

/** Finds out who asks, then what, then answers; the first that is not in order is what is answered. */
async function answer<Input>(
  server: Server, request: Request, response: Response, schema: z.ZodType<Input>, input: unknown, ask: Asking<Input>,
): Promise<void> {
  const { status, body } = await answerOf(server, request, schema, input, ask);
  response.status(status).set("cache-control", "no-store").json(body);
}

async function answerOf<Input>(server: Server, request: Request, schema: z.ZodType<Input>, input: unknown, ask: Asking<Input>): Promise<CardAnswer> {
  const user = signedUser(queryOf(request), server.config.hubspot.appId);
  if (user === null) return refused("unsigned", "The request does not say, exactly once, which user of which account asks through this app.");
  const portal = await openPortal(server, user.portalId);
  if (portal === null) return refused("not_installed", "Partner Ledger is not installed in this account.");
  const parsed = schema.safeParse(input);
  if (parsed.success) return ask(portal, user, parsed.data);
  const fields = fieldsOf(parsed.error);
  return refused("bad_request", Object.entries(fields).map(([field, expected]) => `${field}: ${expected}`).join("; "), fields);
}

/** Runs an action whole or not at all, with the job that carries on where it changed something. */
const acting = <Body>({ db, queue }: Server, action: CardAction<Body>): Asking<Body> => async (portal, user, body) => {
  const answered = await db.transaction(async (tx) => {
    const result = await action(tx, portal, user, body);
    if (result.changed) await queue.enqueue(tx, "sync-deals", portal.portalId);
    return result;
  });
  if (answered.changed) queue.wake();
  return answered;
};

/** Each parameter's value, or a list of its values when it is there more than once. */
function queryOf({ originalUrl }: Request): Readonly<Record<string, string | readonly string[]>> {
  const { searchParams } = new URL(originalUrl, "https://any.example");
  return Object.fromEntries([...new Set(searchParams.keys())].map((name) => {
    const [value = "", ...more] = searchParams.getAll(name);
    return [name, more.length === 0 ? value : [value, ...more]];
  }));
}
