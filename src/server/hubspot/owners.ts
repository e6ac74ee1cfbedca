import { z } from "zod";
import type { Database } from "../db/database.ts";
import { replaceOwners, type Owner } from "../store/owner.ts";
import { lockPortal } from "../store/portal-lock.ts";
import { replaceTeams, type Team } from "../store/team.ts";
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
    teams: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  })),
  paging,
});
type ListedOwner = z.infer<typeof ownersAnswer>["results"][number];

/** Reads the account's people and their teams from HubSpot and makes our tables say the same. Answers how many people there are. */
export async function syncOwners(db: Database, client: HubSpotClient, portalId: bigint): Promise<number> {
  const listed: ListedOwner[] = [];
  for await (const page of pagesOf(client, portalId, `/crm/owners/${API_VERSION}`, {}, ownersAnswer)) listed.push(...page.results);
  await db.transaction(async (tx) => {
    // Two readings at once would each put in what the other has put in.
    await lockPortal(tx, portalId);
    await replaceOwners(tx, portalId, listed.map(toOwner));
    await replaceTeams(tx, portalId, teamsOf(listed));
  });
  return listed.length;
}

/** HubSpot has no list of teams that an app may read: those with people in them are known from the people. */
const teamsOf = (listed: readonly ListedOwner[]): readonly Team[] =>
  [...new Map(listed.flatMap(({ teams }) => teams ?? []).map(({ id, name }) => [id, { teamId: id, name }])).values()];

const toOwner = ({ id, userId, email, firstName, lastName, teams }: ListedOwner): Owner => ({
  ownerId: id,
  userId: userId ? BigInt(userId) : null,
  email: email ?? null,
  name: [firstName, lastName].filter((part) => part).join(" ") || email || `Owner ${id}`,
  teamIds: (teams ?? []).map((team) => team.id),
});
