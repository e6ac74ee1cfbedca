import { z } from "zod";
import type { Database } from "../db/database.ts";
import { AppError } from "../errors.ts";
import { noteAudit } from "../store/audit.ts";
import { endInstall, type Install } from "../store/install.ts";
import type { HubSpotClient } from "./client.ts";
import { API_VERSION } from "./names.ts";

/**
 * Removes the app from an account on both sides: first at HubSpot, which mails the account's admins and lets our tokens die,
 * then here. Data is kept. `gone`: HubSpot had taken our access away before. Done again it answers the same and does nothing
 * twice. HubSpot: "Uninstall", `DELETE /appinstalls/…/external-install`.
 */
export async function uninstall(db: Database, client: HubSpotClient, { portalId, status }: Pick<Install, "portalId" | "status">, by: string): Promise<"removed" | "gone"> {
  const removed = status === "active" ? await removeAtHubSpot(client, portalId) : "gone";
  await db.transaction(async (tx) => {
    await endInstall(tx, portalId);
    await noteAudit(tx, portalId, { actor: by, action: "app.uninstalled", subject: `portal:${portalId}`, details: { atHubSpot: removed } });
  });
  return removed;
}

async function removeAtHubSpot(client: HubSpotClient, portalId: bigint): Promise<"removed" | "gone"> {
  try {
    await client.call(portalId, { method: "DELETE", path: `/appinstalls/${API_VERSION}/external-install`, answer: z.unknown(), repeatable: true });
    return "removed";
  } catch (error) {
    if (error instanceof AppError && error.kind === "unauthorized") return "gone";
    throw error;
  }
}
