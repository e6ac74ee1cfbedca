import { createHmac } from "node:crypto";
import { ACCOUNT, APP } from "../../../sandbox/account.ts";

export const REP = 1001;
export const MANAGER = 1002;

/** A call of a card, as HubSpot would make it for a user; the rest is for calls that HubSpot would never make. */
export interface CardCall {
  readonly user?: number;
  readonly body?: unknown;
  readonly portalId?: number;
  /** Appended to the query, and signed. */
  readonly extraQuery?: string;
  readonly secret?: string;
  /** How far the request's timestamp is from now. */
  readonly skewMs?: number;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Calls a route of the server with a v3 signature over real HTTP; a body makes it a POST. HubSpot: "Validating requests". */
export async function callCard(url: string, path: string, call: CardCall = {}): Promise<Answer> {
  const { user = REP, portalId = ACCOUNT.portalId, secret = APP.clientSecret, skewMs = 0, extraQuery = "" } = call;
  const timestamp = Date.now() + skewMs;
  const signed = `portalId=${portalId}&userId=${user}&userEmail=user${user}@vendor.example&appId=${APP.appId}`;
  const target = `${url}${path}${path.includes("?") ? "&" : "?"}${signed}${extraQuery}`;
  const method = call.body === undefined ? "GET" : "POST";
  const body = call.body === undefined ? "" : JSON.stringify(call.body);
  const signature = createHmac("sha256", secret).update(`${method}${target}${body}${timestamp}`).digest("base64");
  const response = await fetch(target, {
    method,
    headers: { "x-hubspot-signature-v3": signature, "x-hubspot-request-timestamp": String(timestamp), ...(method === "POST" && { "content-type": "application/json" }) },
    ...(method === "POST" && { body }),
  });
  return { status: response.status, body: await response.json() };
}
