import express, { type CookieOptions, type Request, type Response, type Router } from "express";
import type { Server } from "../context.ts";
import { AppError } from "../errors.ts";
import { AUTHORIZATION_MS, authorizeUrl, beginAuthorization, takeAuthorization } from "../hubspot/authorization.ts";
import { install } from "../hubspot/install.ts";
import { allowOnly } from "./error-answer.ts";
import { codeRefusedPage, declinedPage, installedPage, scopesMissingPage, staleLinkPage, tryLaterPage, type InstallPage } from "./oauth-pages.ts";
import { queryOf } from "./query-of.ts";

const BROWSER_COOKIE = "partner_ledger_install";

/**
 * `GET /oauth/install` sends the browser to HubSpot's consent page; `GET /oauth/callback` is where HubSpot sends it back.
 * Neither takes an address from the request, so neither can be made to redirect elsewhere.
 */
export function oauthRoutes(server: Server): Router {
  const router = express.Router();
  router.use(["/oauth/install", "/oauth/callback"], allowOnly("GET", "HEAD"));
  router.get("/oauth/install", (_request, response) => begin(server, response));
  router.get("/oauth/callback", async (request, response) => {
    const { status, html } = await finish(server, request);
    response.clearCookie(BROWSER_COOKIE, cookieOptions(server));
    response.status(status).set("cache-control", "no-store").type("html").send(html);
  });
  return router;
}

const redirectUriOf = ({ config }: Server): string => `${config.publicUrl}/oauth/callback`;

// Lax, since HubSpot's redirect back to us is a top-level navigation from another site.
const cookieOptions = ({ config }: Server): CookieOptions =>
  ({ httpOnly: true, sameSite: "lax", secure: config.publicUrl.startsWith("https:"), path: "/oauth" });

async function begin(server: Server, response: Response): Promise<void> {
  const { config, db, hubspot } = server;
  const { state, browser } = await beginAuthorization(db.prisma, hubspot.clock.now());
  response.cookie(BROWSER_COOKIE, browser, { ...cookieOptions(server), maxAge: AUTHORIZATION_MS });
  response.set("cache-control", "no-store").redirect(302, authorizeUrl(config.hubspot.authUrl, config.hubspot.clientId, redirectUriOf(server), state));
}

async function finish(server: Server, request: Request): Promise<InstallPage> {
  const { config, db, hubspot, log } = server;
  const query = queryOf(request);
  const state = only(query, "state");
  const returned = state === null ? "unknown" : await takeAuthorization(db.prisma, state, cookieOf(request), hubspot.clock.now());
  if (returned !== "ours") {
    log.warn({ returned }, "an authorization came back that is not ours");
    return staleLinkPage();
  }
  const code = only(query, "code");
  if (code === null) return declinedPage();
  try {
    const outcome = await install(server, code, redirectUriOf(server));
    if (outcome.kind === "code-refused") return codeRefusedPage();
    if (outcome.kind === "scopes-missing") return scopesMissingPage(outcome.scopes);
    log.info({ portalId: String(outcome.portalId) }, "installed");
    return installedPage(outcome.hubDomain, config.hubspot.authUrl);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.error({ err: error }, "an install failed");
    return tryLaterPage();
  }
}

/** The parameter's value when it is there exactly once. */
const only = (query: URLSearchParams, name: string): string | null => {
  const [value, ...more] = query.getAll(name);
  return value === undefined || value === "" || more.length > 0 ? null : value;
};

function cookieOf(request: Request): string | null {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === BROWSER_COOKIE)?.[1] ?? null;
}
