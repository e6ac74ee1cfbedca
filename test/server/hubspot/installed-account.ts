import { createHash } from "node:crypto";
import { pino, type Logger } from "pino";
import type { Config } from "../../../src/server/config.ts";
import type { Database } from "../../../src/server/db/database.ts";
import { sealWith } from "../../../src/server/hubspot/seal.ts";
import { sealedTokens } from "../../../src/server/hubspot/tokens.ts";
import { saveInstall } from "../../../src/server/store/install.ts";

export const PORTAL = 20260901n;
export const TOKEN_KEYS = [createHash("sha256").update("a key for tests").digest()];

/** What the HubSpot door needs of the configuration, pointed at `apiUrl`. */
export const configFor = (apiUrl: string): Pick<Config, "hubspot" | "tokenKeys"> => ({
  hubspot: { apiUrl, authUrl: apiUrl, appId: 3110042, clientId: "client-id", clientSecrets: ["client-secret-1"] },
  tokenKeys: TOKEN_KEYS,
});

/** Stores an install of PORTAL whose access token is good for so many seconds from `now`. */
export async function installAccount(db: Database, now: number, expiresInSeconds: number): Promise<void> {
  const grant = { portalId: PORTAL, accessToken: "access-0", refreshToken: "refresh-0", expiresInSeconds, scopes: [] };
  await saveInstall(db.prisma, {
    portalId: PORTAL, hubDomain: "vendor.example", scopes: ["oauth"], timeZone: "America/New_York", currency: "USD", installedBy: 1002n,
    ...sealedTokens(sealWith(TOKEN_KEYS), PORTAL, grant, now),
  });
}

/** A logger, and every line it wrote. */
export function recordedLog(): { readonly log: Logger; readonly lines: readonly string[] } {
  const lines: string[] = [];
  return { log: pino({ level: "debug" }, { write: (line: string) => lines.push(line) }), lines };
}
