import type { Tx } from "../db/database.ts";

/** An authorization under way. Only hashes are kept: the table opens nothing for who reads it. */
export interface OAuthState {
  readonly stateHash: string;
  /** Of the cookie in the browser that began it. */
  readonly browserHash: string;
  readonly expiresAt: Date;
}

/** Remembers an authorization, and forgets those nobody came back from. */
export async function addOAuthState(db: Tx, state: OAuthState, now: Date): Promise<void> {
  await db.oauthState.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.oauthState.create({ data: state });
}

/** Takes the authorization out: of any number of callers one gets it, once. Null when it was never there or is taken. */
export async function takeOAuthState(db: Tx, stateHash: string): Promise<OAuthState | null> {
  const rows = await db.$queryRaw<{ browser_hash: string; expires_at: Date }[]>`
    DELETE FROM oauth_state WHERE state_hash = ${stateHash} RETURNING browser_hash, expires_at`;
  const row = rows[0];
  return row ? { stateHash, browserHash: row.browser_hash, expiresAt: row.expires_at } : null;
}
