import { z } from "zod";
import type { Database } from "../db/database.ts";
import { replaceOwners, type Owner } from "../store/owner.ts";
import type { HubSpotClient } from "./client.ts";
import { API_VERSION } from "./names.ts";
import { pagesOf, paging } from "./pages.ts";

const ownersAnswer = z.object({
  results: z.array(z.object({
    id: z.string(),
    userId: z.number().int().nullish(),
    email: z.string().nullish(),
    firstName: z.string().nullish(),
    lastName: z.string().nullish(),
    teams: z.array(z.object({ id: z.string() })).optional(),
  })),
  paging,
});
type ListedOwner = z.infer<typeof ownersAnswer>["results"][number];

/** Reads the account's people and their teams from HubSpot and makes the owner table say the same. Answers how many there are. */
export async function syncOwners(db: Database, client: HubSpotClient, portalId: bigint): Promise<number> {
  const owners: Owner[] = [];
  for await (const page of pagesOf(client, portalId, `/crm/owners/${API_VERSION}`, {}, ownersAnswer)) owners.push(...page.results.map(toOwner));
  await db.transaction((tx) => replaceOwners(tx, portalId, owners));
  return owners.length;
}

const toOwner = ({ id, userId, email, firstName, lastName, teams }: ListedOwner): Owner => ({
  ownerId: id,
  userId: userId ? BigInt(userId) : null,
  email: email ?? null,
  name: [firstName, lastName].filter((part) => part).join(" ") || email || `Owner ${id}`,
  teamIds: (teams ?? []).map((team) => team.id),
});
