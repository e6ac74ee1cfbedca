import { HubSpotError } from "../hubspot-error.ts";
import type { Grant, Grants } from "../oauth/grants.ts";

/** All of the lists are needed; of each list, one scope will do. */
export type Needs = readonly (readonly string[])[];

/** Who is calling, by the bearer token. Throws HubSpot's 401. */
export function authenticate(grants: Grants, authorization: string | undefined, now: Date): Grant {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) {
    throw new HubSpotError(401, "INVALID_AUTHENTICATION", "Authentication credentials not found. This API supports OAuth 2.0 authentication.");
  }
  const check = grants.check(token, now);
  switch (check.kind) {
    case "live": return check.grant;
    case "expired": throw new HubSpotError(401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired.");
    case "unknown": throw new HubSpotError(401, "INVALID_AUTHENTICATION", "The OAuth token used to make this call is not valid.");
  }
}

/** Throws HubSpot's 403 that names what is missing. */
export function requireScopes(caller: Grant, needs: Needs): void {
  const missing = needs.filter((choice) => !choice.some((scope) => caller.scopes.includes(scope)));
  if (missing.length === 0) return;
  const message = "This app hasn't been granted all required scopes to make this call.";
  throw new HubSpotError(403, "MISSING_SCOPES", message, {
    errors: missing.map((choice) => ({ message: "One or more of the following scopes are required.", context: { requiredScopes: choice } })),
  });
}
