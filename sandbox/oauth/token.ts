import { randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import express from "express";
import type { Request, Response, Router } from "express";
import { ACCOUNT, APP, USERS } from "../account.ts";
import type { AccountState } from "../account-state.ts";
import { versioned } from "../api/read-query.ts";
import { rawBody } from "../journal/record-calls.ts";
import { isRefreshRefused } from "../trouble/inject.ts";
import type { Grant } from "./grants.ts";

/** Seconds an access token lives. Source: HubSpot, "Working with OAuth". */
export const ACCESS_TOKEN_SECONDS = 1_800;

/** An OAuth refusal: `status` is the code HubSpot's clients look at. */
class TokenError extends Error {
  constructor(readonly status: string, readonly error: string, message: string) {
    super(message);
  }
}

/** Token, introspection and revocation. Source: OpenAPI Auth OAuth 2026-09. */
export function tokenRoutes(state: AccountState, now: () => Date): Router {
  const router = express.Router();
  const post = (path: string, answer: (form: URLSearchParams, request: Request) => Record<string, unknown> | null): void => {
    router.post([...versioned(path)], (request, response) => { reply(request, response, answer); });
  };
  post("/oauth/V/token", (form, request) => issue(state, form, isRefreshRefused(request), now()));
  post("/oauth/V/token/introspect", (form) => introspect(state, form, now()));
  post("/oauth/V/token/revoke", (form) => revoke(state, form));
  return router;
}

function reply(request: Request, response: Response, answer: (form: URLSearchParams, request: Request) => Record<string, unknown> | null): void {
  try {
    if (request.is("application/x-www-form-urlencoded") === false) {
      response.status(415).json(errorBody("UNSUPPORTED_MEDIA_TYPE", "invalid_request", "expected application/x-www-form-urlencoded"));
      return;
    }
    const form = new URLSearchParams(rawBody(request));
    requireClient(form);
    const body = answer(form, request);
    if (body === null) response.status(204).end();
    else response.json(body);
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    response.status(400).json(errorBody(error.status, error.error, error.message));
  }
}

const errorBody = (status: string, error: string, message: string): Record<string, unknown> =>
  ({ status, error, error_description: message, message, category: status, correlationId: randomUUID() });

function requireClient(form: URLSearchParams): void {
  if (form.get("client_id") !== APP.clientId) throw new TokenError("BAD_CLIENT_ID", "invalid_client", "missing or invalid client id");
  if (!sameText(form.get("client_secret") ?? "", APP.clientSecret)) throw new TokenError("BAD_CLIENT_SECRET", "invalid_client", "missing or invalid client secret");
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function issue(state: AccountState, form: URLSearchParams, refuseRefresh: boolean, now: Date): Record<string, unknown> {
  switch (form.get("grant_type")) {
    case "authorization_code": return exchange(state, form, now);
    case "refresh_token": {
      const grant = refuseRefresh ? null : state.grants.grant(form.get("refresh_token") ?? "");
      if (grant === null) throw new TokenError("BAD_REFRESH_TOKEN", "invalid_grant", "missing or invalid refresh token");
      return accessToken(state, grant, now);
    }
    default: throw new TokenError("BAD_GRANT_TYPE", "unsupported_grant_type", "grant_type: expected authorization_code or refresh_token");
  }
}

/** A code works once, for as long as it lives, and only with the redirect URL it was made for. */
function exchange(state: AccountState, form: URLSearchParams, now: Date): Record<string, unknown> {
  const code = state.grants.code(form.get("code") ?? "");
  if (code === null || code.expiresAt <= now.toISOString()) throw new TokenError("BAD_AUTH_CODE", "invalid_grant", "missing or unknown auth code");
  if (form.get("redirect_uri") !== code.redirectUri) {
    throw new TokenError("MISMATCH_REDIRECT_URI_AUTH_CODE", "invalid_grant", "redirect_uri is not the one the auth code was issued for");
  }
  const grant: Grant = { refreshToken: `sandbox-refresh-${randomUUID()}`, userId: code.userId, scopes: code.scopes };
  // Installing again replaces the installation: the app in the account has one grant.
  const replaced = state.grants.all().map((old) => ({ kind: "grant-revoked" as const, refreshToken: old.refreshToken }));
  state.record([{ kind: "code-spent", code: code.code }, ...replaced, { kind: "granted", ...grant }]);
  return accessToken(state, grant, now);
}

/** Tokens are long on purpose: HubSpot says theirs may grow. */
function accessToken(state: AccountState, grant: Grant, now: Date): Record<string, unknown> {
  const token = `sandbox-access-${randomBytes(150).toString("base64url")}`;
  const expiresAt = new Date(now.getTime() + ACCESS_TOKEN_SECONDS * 1000).toISOString();
  state.record([{ kind: "token-issued", accessToken: token, refreshToken: grant.refreshToken, expiresAt }]);
  return {
    token_type: "bearer",
    access_token: token,
    refresh_token: grant.refreshToken,
    expires_in: ACCESS_TOKEN_SECONDS,
    hub_id: ACCOUNT.portalId,
    scopes: grant.scopes,
  };
}

function introspect(state: AccountState, form: URLSearchParams, now: Date): Record<string, unknown> {
  const token = form.get("token") ?? "";
  if (form.get("token_type_hint") === "refresh_token") {
    const grant = state.grants.grant(token);
    return grant === null ? { active: false } : about(grant, "refresh_token", null);
  }
  const check = state.grants.check(token, now);
  if (check.kind !== "live") return { active: false };
  return about(check.grant, "access_token", Math.floor((Date.parse(check.expiresAt) - now.getTime()) / 1000));
}

function about(grant: Grant, tokenUse: string, expiresIn: number | null): Record<string, unknown> {
  return {
    active: true,
    token_use: tokenUse,
    hub_id: ACCOUNT.portalId,
    hub_domain: ACCOUNT.domain,
    app_id: APP.appId,
    client_id: APP.clientId,
    user_id: grant.userId,
    user: USERS.find((user) => user.userId === grant.userId)?.email ?? "",
    scopes: grant.scopes,
    is_private_distribution: false,
    ...(expiresIn === null ? {} : { expires_in: expiresIn }),
  };
}

/** Revoking a refresh token ends the installation. */
function revoke(state: AccountState, form: URLSearchParams): null {
  const refreshToken = form.get("token") ?? "";
  if (state.grants.grant(refreshToken) !== null) state.record([{ kind: "grant-revoked", refreshToken }]);
  return null;
}
