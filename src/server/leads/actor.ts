import type { Tx } from "../db/database.ts";
import { findOwnerByUser } from "../store/owner.ts";

/** Who did something: `user:1002`, `workflow:192814114`, or a name that came with imported history. */
export type Actor = string;

export const userActor = (userId: bigint): Actor => `user:${userId}`;

/** A workflow acts for the manager who built it. */
export const workflowActor = (workflowId: string): Actor => `workflow:${workflowId}`;

/** An actor as people know it: "Mia Chen", "Workflow 192814114". A user HubSpot no longer lists is "User 1002". */
export async function actorName(db: Tx, portalId: bigint, actor: Actor): Promise<string> {
  const [, kind, id] = /^(user|workflow):(\d+)$/.exec(actor) ?? [];
  if (kind === undefined || id === undefined) return actor;
  if (kind === "workflow") return `Workflow ${id}`;
  const owner = await findOwnerByUser(db, portalId, BigInt(id));
  return owner?.name ?? `User ${id}`;
}
