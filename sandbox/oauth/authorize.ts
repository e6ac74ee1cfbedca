import { randomUUID } from "node:crypto";
import express from "express";
import type { Router } from "express";
import { ACCOUNT, USERS } from "../account.ts";
import type { AccountState } from "../account-state.ts";
import type { AppProject } from "../app-project.ts";
import type { OriginMap } from "../origin-map.ts";
import { authorizationFailed, consentPage } from "./consent-page.ts";
import { installRequest } from "./install-request.ts";

/** How long a code may wait to be exchanged. */
const CODE_LIFETIME_MS = 60_000;

/** `GET /oauth/authorize`: the consent page; posting it sends the browser back to the app with a code or a refusal. */
export function authorizeRoutes(state: AccountState, project: AppProject, origins: OriginMap, now: () => Date): Router {
  const router = express.Router();
  router.get(["/oauth/authorize", "/oauth/:portalId/authorize"], (request, response) => {
    const portalId = request.params["portalId"];
    const wish = portalId !== undefined && portalId !== String(ACCOUNT.portalId)
      ? `You have no access to account ${String(portalId)}.`
      : installRequest(new URL(request.originalUrl, "http://sandbox").searchParams, project, origins);
    if (typeof wish === "string") response.status(400).type("html").send(authorizationFailed(wish));
    else response.type("html").send(consentPage(project.name, wish));
  });

  router.post("/oauth/authorize", express.text({ type: "application/x-www-form-urlencoded" }), (request, response) => {
    const form = new URLSearchParams(typeof request.body === "string" ? request.body : "");
    const wish = installRequest(form, project, origins);
    if (typeof wish === "string") {
      response.status(400).type("html").send(authorizationFailed(wish));
      return;
    }
    if (form.get("decision") !== "grant") {
      response.redirect(back(origins.local(wish.redirectUri), { error: "access_denied", error_description: "The user denied the request", state: wish.state }));
      return;
    }
    const user = USERS.find((one) => String(one.userId) === form.get("userId"));
    if (user?.superAdmin !== true) {
      response.status(403).type("html").send(authorizationFailed("Only a super admin or a user with marketplace access can connect an app."));
      return;
    }
    const code = randomUUID();
    const scopes = [...wish.scopes, ...wish.optionalScopes];
    const expiresAt = new Date(now().getTime() + CODE_LIFETIME_MS).toISOString();
    state.record([{ kind: "code-issued", code, redirectUri: wish.redirectUri, userId: user.userId, scopes, expiresAt }]);
    response.redirect(back(origins.local(wish.redirectUri), { code, state: wish.state }));
  });
  return router;
}

function back(redirectUri: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) if (value !== "") url.searchParams.set(name, value);
  return url.href;
}
