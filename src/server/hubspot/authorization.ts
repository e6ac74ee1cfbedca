import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Tx } from "../db/database.ts";
import { addOAuthState, takeOAuthState } from "../store/oauth-state.ts";
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from "./scopes.ts";

/** Longer than anybody needs to read the consent page. */
export const AUTHORIZATION_MS = 10 * 60_000;

/** An authorization begun: `state` travels through HubSpot, `browser` stays in a cookie of the browser that began. */
export interface Begun {
  readonly state: string;
  readonly browser: string;
}

/** Begins an authorization. Only hashes are stored. */
export async function beginAuthorization(db: Tx, now: number): Promise<Begun> {
  const begun = { state: randomBytes(32).toString("base64url"), browser: randomBytes(32).toString("base64url") };
  await addOAuthState(db, { stateHash: hashOf(begun.state), browserHash: hashOf(begun.browser), expiresAt: new Date(now + AUTHORIZATION_MS) }, new Date(now));
  return begun;
}

/** Whether an authorization that comes back is one we began, in this browser, lately, and for the first time. */
export type Returned = "ours" | "unknown" | "stale" | "other-browser";

/** Judges a returning authorization and uses its state up, whatever the verdict: there is no second try with the same one. */
export async function takeAuthorization(db: Tx, state: string, browser: string | null, now: number): Promise<Returned> {
  const stored = await takeOAuthState(db, hashOf(state));
  if (!stored) return "unknown";
  if (stored.expiresAt.getTime() < now) return "stale";
  return browser !== null && same(hashOf(browser), stored.browserHash) ? "ours" : "other-browser";
}

/** HubSpot's consent page for our app (HubSpot: "Working with OAuth"). */
export function authorizeUrl(authUrl: string, clientId: string, redirectUri: string, state: string): string {
  const query = new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, scope: Object.keys(REQUIRED_SCOPES).join(" "), state });
  if (Object.keys(OPTIONAL_SCOPES).length > 0) query.set("optional_scope", Object.keys(OPTIONAL_SCOPES).join(" "));
  // HubSpot's examples write a space as %20; so do we.
  return `${authUrl}/oauth/authorize?${query.toString().replaceAll("+", "%20")}`;
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
