import type { Server } from "../context.ts";
import { AppError } from "../errors.ts";
import { forgetBackfillCursor } from "../store/backfill-cursor.ts";
import { saveInstall } from "../store/install.ts";
import { grantRole, roleHolders } from "../store/role.ts";
import { readAccountInfo } from "./account-info.ts";
import { exchangeCode, introspect } from "./oauth-api.ts";
import { missingScopes } from "./scopes.ts";
import { sealedTokens } from "./tokens.ts";

/** How an install ended. Only `installed` has stored anything. */
export type InstallOutcome =
  | { readonly kind: "installed"; readonly portalId: bigint; readonly hubDomain: string }
  | { readonly kind: "code-refused" }
  | { readonly kind: "scopes-missing"; readonly scopes: readonly string[] };

/**
 * Turns the code of an authorization into an install: asks HubSpot who granted what, and stores it with the job that
 * prepares the account, both or neither. Installing again renews the tokens and resumes a paused account; the first to
 * install becomes a partner manager, so that somebody can decide.
 */
export async function install({ db, hubspot, queue }: Server, code: string, redirectUri: string): Promise<InstallOutcome> {
  const { app, seal, clock, signal } = hubspot;
  const outcome = await exchangeCode(app, code, redirectUri, signal);
  if (outcome.kind === "gone") return { kind: "code-refused" };
  const { grant } = outcome;
  const { portalId } = grant;
  const granted = await introspect(app, grant.accessToken, signal);
  if (granted.portalId !== portalId) throw new AppError("upstream", "HubSpot named two accounts for one grant", { context: { portalId: String(portalId), other: String(granted.portalId) } });
  const missing = missingScopes(granted.scopes);
  if (missing.length > 0) return { kind: "scopes-missing", scopes: missing };
  const account = await readAccountInfo(app.apiUrl, grant.accessToken, signal);
  const { hubDomain, userId, scopes } = granted;
  await db.transaction(async (tx) => {
    await saveInstall(tx, { portalId, hubDomain, scopes, ...account, ...sealedTokens(seal, portalId, grant, clock.now()), installedBy: userId });
    if ((await roleHolders(tx, portalId, "partner_manager")).length === 0) await grantRole(tx, portalId, { kind: "user", id: userId }, "partner_manager");
    // What changed while we were away is nobody's to tell, so the account is read from the start.
    await forgetBackfillCursor(tx, portalId);
    await queue.enqueue(tx, "backfill", portalId);
  });
  queue.wake();
  return { kind: "installed", portalId, hubDomain };
}
