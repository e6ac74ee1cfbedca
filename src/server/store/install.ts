import type { Tx } from "../db/database.ts";
import type { Install as InstallRow } from "../generated/prisma/client.ts";

/** An account that installed the app. Both tokens are sealed (src/server/hubspot/seal.ts). */
export interface Install {
  readonly portalId: bigint;
  readonly hubDomain: string;
  readonly status: "active" | "paused" | "uninstalled";
  readonly scopes: readonly string[];
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
  readonly programId: string;
  /** The last publication of its program; 0 while its preset is all there is. */
  readonly programRevision: bigint;
  readonly timeZone: string;
  readonly currency: string;
  readonly installedBy: bigint | null;
}

/** The account's install; null when it never installed the app. */
export async function findInstall(db: Tx, portalId: bigint): Promise<Install | null> {
  const row = await db.install.findUnique({ where: { portalId } });
  return row && toInstall(row);
}

/** As `findInstall`; nobody else who locks it gets past this until the transaction ends. */
export async function lockInstall(tx: Tx, portalId: bigint): Promise<Install | null> {
  await tx.$queryRaw`SELECT 1 FROM install WHERE portal_id = ${portalId} FOR UPDATE`;
  return findInstall(tx, portalId);
}

/** Stores a first install, or what a repeated one changed. The program an account runs is not touched by a repetition. */
export async function saveInstall(tx: Tx, install: Omit<Install, "status" | "programId" | "programRevision">): Promise<void> {
  const { portalId, scopes, ...rest } = install;
  const values = { ...rest, scopes: [...scopes], status: "active" as const };
  await tx.install.upsert({ where: { portalId }, create: { portalId, ...values }, update: values });
}

/** Stores renewed tokens, sealed. */
export async function saveTokens(tx: Tx, portalId: bigint, tokens: Pick<Install, "accessToken" | "refreshToken" | "expiresAt">): Promise<void> {
  await tx.install.update({ where: { portalId }, data: tokens });
}

/** Stops reading from and writing to an account that has taken our access away. Its data stays; installing again resumes. */
export async function pauseInstall(tx: Tx, portalId: bigint): Promise<void> {
  await tx.install.updateMany({ where: { portalId, status: "active" }, data: { status: "paused" } });
}

/** The customer has left: tokens are forgotten, data is kept, and events of the account are dropped. Installing again resumes. */
export async function endInstall(tx: Tx, portalId: bigint): Promise<void> {
  await tx.install.update({ where: { portalId }, data: { status: "uninstalled", accessToken: "", refreshToken: "" } });
}

/** Every account that ever installed the app. */
export async function everyPortal(db: Tx): Promise<readonly bigint[]> {
  const rows = await db.install.findMany({ select: { portalId: true }, orderBy: { portalId: "asc" } });
  return rows.map((row) => row.portalId);
}

/** Accounts that are read from and written to. */
export async function activePortals(db: Tx): Promise<readonly bigint[]> {
  const rows = await db.install.findMany({ where: { status: "active" }, select: { portalId: true }, orderBy: { portalId: "asc" } });
  return rows.map((row) => row.portalId);
}

const toInstall = (
  { portalId, hubDomain, status, scopes, accessToken, refreshToken, expiresAt, programId, programRevision, timeZone, currency, installedBy }: InstallRow,
): Install => ({ portalId, hubDomain, status, scopes, accessToken, refreshToken, expiresAt, programId, programRevision, timeZone, currency, installedBy });
