import { z } from "zod";
import { AppError } from "../errors.ts";
import { API_VERSION } from "./names.ts";
import { errorBodyOf } from "./refusal.ts";
import { sendOnce, type HttpOutcome } from "./transport.ts";

/** The app as HubSpot knows it. */
export interface OAuthApp {
  /** `https://api.hubapi.com`, without a trailing slash. */
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A grant, fresh from HubSpot. `portalId` is the account it is for. */
export interface Grant {
  readonly portalId: bigint;
  readonly accessToken: string;
  /** May differ from the one that was used to get it: keep the newest. */
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly string[];
}

/** Who granted it. `scopes` are what the token can do, which may be less than was asked for. */
export interface GrantDetails {
  readonly portalId: bigint;
  readonly hubDomain: string;
  readonly userId: bigint;
  readonly scopes: readonly string[];
}

const grantAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().int().positive(),
  hub_id: z.number().int().positive(),
  scopes: z.array(z.string()).default([]),
});

const introspectAnswer = z.object({
  active: z.literal(true),
  hub_id: z.number().int().positive(),
  user_id: z.number().int().positive(),
  hub_domain: z.string().default(""),
  scopes: z.array(z.string()).default([]),
});

/** `gone`: HubSpot no longer knows the code or token; it was used, revoked, or the app was uninstalled. Anything else throws. */
export type GrantOutcome = { readonly kind: "granted"; readonly grant: Grant } | { readonly kind: "gone"; readonly status: string };

/** Turns the code of an authorization into a grant. A code works once. */
export const exchangeCode = (app: OAuthApp, code: string, redirectUri: string, signal: AbortSignal): Promise<GrantOutcome> =>
  requestGrant(app, { grant_type: "authorization_code", code, redirect_uri: redirectUri }, signal);

/** Renews a grant. */
export const refreshGrant = (app: OAuthApp, refreshToken: string, signal: AbortSignal): Promise<GrantOutcome> =>
  requestGrant(app, { grant_type: "refresh_token", refresh_token: refreshToken }, signal);

/** Asks who granted an access token, and what it can do. Throws when it is no longer active. */
export async function introspect(app: OAuthApp, accessToken: string, signal: AbortSignal): Promise<GrantDetails> {
  const form = { client_id: app.clientId, client_secret: app.clientSecret, token: accessToken, token_type_hint: "access_token" };
  const outcome = await sendOnce({ method: "POST", url: `${app.apiUrl}/oauth/${API_VERSION}/token/introspect`, form }, signal);
  const answer = introspectAnswer.safeParse(outcome.kind === "answer" && outcome.status === 200 ? outcome.body : null);
  if (!answer.success) throw noAnswer("token/introspect", outcome);
  return { portalId: BigInt(answer.data.hub_id), hubDomain: answer.data.hub_domain, userId: BigInt(answer.data.user_id), scopes: answer.data.scopes };
}

async function requestGrant(app: OAuthApp, fields: Readonly<Record<string, string>>, signal: AbortSignal): Promise<GrantOutcome> {
  const form = { ...fields, client_id: app.clientId, client_secret: app.clientSecret };
  const outcome = await sendOnce({ method: "POST", url: `${app.apiUrl}/oauth/${API_VERSION}/token`, form }, signal);
  if (outcome.kind === "answer" && outcome.status === 400) {
    const status = errorBodyOf(outcome.body).status ?? "";
    if (GONE.has(status) || oauthErrorOf(outcome.body) === "invalid_grant") return { kind: "gone", status };
  }
  const answer = grantAnswer.safeParse(outcome.kind === "answer" && outcome.status === 200 ? outcome.body : null);
  if (!answer.success) throw noAnswer("token", outcome);
  const { access_token, refresh_token, expires_in, hub_id, scopes } = answer.data;
  return { kind: "granted", grant: { portalId: BigInt(hub_id), accessToken: access_token, refreshToken: refresh_token, expiresInSeconds: expires_in, scopes } };
}

const GONE = new Set(["BAD_REFRESH_TOKEN", "BAD_AUTH_CODE"]);

const oauthErrorOf = (body: unknown): string | null => z.object({ error: z.string() }).safeParse(body).data?.error ?? null;

// Neither the answer nor its cause goes into the error: either may hold what was sent, the secret included.
function noAnswer(path: string, outcome: HttpOutcome): AppError {
  const status = outcome.kind === "answer" ? outcome.status : null;
  return new AppError("upstream", `HubSpot gave no usable answer to POST /oauth/${API_VERSION}/${path} (${status ?? "no status"})`, {
    retry: true,
    publicMessage: "HubSpot cannot be reached right now.",
    context: { status },
  });
}
