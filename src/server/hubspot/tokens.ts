import type { Logger } from "pino";
import type { Database } from "../db/database.ts";
import { AppError } from "../errors.ts";
import { findInstall, lockInstall, pauseInstall, saveTokens, type Install } from "../store/install.ts";
import type { Clock } from "./clock.ts";
import type { Tokens } from "./client.ts";
import { refreshGrant, type Grant, type OAuthApp } from "./oauth-api.ts";
import type { Seal } from "./seal.ts";

/** Renewed this long before it runs out: HubSpot does not like to be asked with a dead token first. */
const EARLY_MS = 5 * 60_000;

interface TokenParts {
  readonly db: Database;
  readonly app: OAuthApp;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/**
 * Access tokens from the install table. A token is renewed under a lock on the install's row, so that of many servers and
 * calls one asks HubSpot and the others take what it stored. Source: HubSpot, "Working with OAuth".
 */
export function tokensFrom(parts: TokenParts): Tokens {
  const renewing = new Map<bigint, Promise<string>>();
  const renewOnce = (portalId: bigint, refused: string | null): Promise<string> => {
    const under = renewing.get(portalId) ?? renew(parts, portalId, refused).finally(() => renewing.delete(portalId));
    renewing.set(portalId, under);
    return under;
  };
  return {
    async current(portalId) {
      const install = inUse(portalId, await findInstall(parts.db.prisma, portalId));
      return isFresh(install, parts.clock) ? openAccess(parts.seal, install) : renewOnce(portalId, null);
    },
    after: (portalId, refused) => renewOnce(portalId, refused),
  };
}

async function renew({ db, app, seal, clock, log, signal }: TokenParts, portalId: bigint, refused: string | null): Promise<string> {
  const renewed = await db.transaction(async (tx) => {
    const install = inUse(portalId, await lockInstall(tx, portalId));
    const present = openAccess(seal, install);
    if (present !== refused && isFresh(install, clock)) return present;
    const outcome = await refreshGrant(app, seal.open(install.refreshToken, purpose(portalId, "refresh")), signal);
    if (outcome.kind === "gone") {
      await pauseInstall(tx, portalId);
      log.warn({ portalId: String(portalId), status: outcome.status }, "hubspot refused the refresh token; the account is paused");
      return null;
    }
    await saveTokens(tx, portalId, sealedTokens(seal, portalId, outcome.grant, clock.now()));
    log.info({ portalId: String(portalId) }, "access token renewed");
    return outcome.grant.accessToken;
  });
  if (renewed === null) throw accessTakenAway(portalId);
  return renewed;
}

/** A grant's tokens as the install table keeps them. */
export const sealedTokens = (seal: Seal, portalId: bigint, grant: Grant, now: number): Pick<Install, "accessToken" | "refreshToken" | "expiresAt"> => ({
  accessToken: seal.seal(grant.accessToken, purpose(portalId, "access")),
  refreshToken: seal.seal(grant.refreshToken, purpose(portalId, "refresh")),
  expiresAt: new Date(now + grant.expiresInSeconds * 1_000),
});

const purpose = (portalId: bigint, kind: "access" | "refresh"): string => `install/${portalId}/${kind}`;

const openAccess = (seal: Seal, install: Install): string => seal.open(install.accessToken, purpose(install.portalId, "access"));

const isFresh = (install: Install, clock: Clock): boolean => install.expiresAt.getTime() - clock.now() > EARLY_MS;

function inUse(portalId: bigint, install: Install | null): Install {
  if (install?.status === "active") return install;
  throw accessTakenAway(portalId);
}

const accessTakenAway = (portalId: bigint): AppError =>
  new AppError("unauthorized", "The app is not installed in this account", {
    publicMessage: "Partner Ledger is not installed in this account.",
    context: { portalId: String(portalId) },
  });
