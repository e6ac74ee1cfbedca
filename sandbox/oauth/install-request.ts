import { APP } from "../account.ts";
import type { AppProject } from "../app-project.ts";
import type { OriginMap } from "../origin-map.ts";
import { scopeList } from "./scopes.ts";

/** A well-formed wish to install the app. */
export interface InstallRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly optionalScopes: readonly string[];
  readonly state: string;
}

/**
 * Checks an authorize URL's parameters as HubSpot does; a text says what is wrong. All of the app's required scopes must
 * be asked for, and nothing that the app did not declare. Source: HubSpot, "Working with OAuth".
 */
export function installRequest(parameters: URLSearchParams, project: AppProject, origins: OriginMap): InstallRequest | string {
  const clientId = parameters.get("client_id") ?? "";
  const redirectUri = parameters.get("redirect_uri") ?? "";
  const scopes = scopeList(parameters.get("scope") ?? "");
  const optionalScopes = scopeList(parameters.get("optional_scope") ?? "").filter((scope) => !scopes.includes(scope));
  if (clientId !== APP.clientId) return `The client ID ${clientId === "" ? "is missing" : `${clientId} does not belong to any app`}.`;
  if (!project.redirectUrls.some((registered) => origins.allowedForms(registered).includes(redirectUri))) {
    return `The redirect URL ${redirectUri === "" ? "is missing" : `${redirectUri} is not one of the app's redirect URLs`}.`;
  }
  const missing = project.requiredScopes.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0) return `The install link lacks scopes that the app requires: ${missing.join(", ")}.`;
  const declared = [...project.requiredScopes, ...project.optionalScopes];
  const unknown = [...scopes, ...optionalScopes].filter((scope) => !declared.includes(scope));
  if (unknown.length > 0) return `The install link asks for scopes that the app does not declare: ${unknown.join(", ")}.`;
  return { clientId, redirectUri, scopes, optionalScopes, state: parameters.get("state") ?? "" };
}
