import type { Tx } from "../db/database.ts";

/** A team of the account, as HubSpot names it. Who is in it stands with the owners. */
export interface Team {
  readonly teamId: string;
  readonly name: string;
}

/** Makes the account's teams exactly these. */
export async function replaceTeams(tx: Tx, portalId: bigint, teams: readonly Team[]): Promise<void> {
  await tx.team.deleteMany({ where: { portalId } });
  await tx.team.createMany({ data: teams.map((team) => ({ ...team, portalId })) });
}

/** The account's teams, by name. */
export async function listTeams(db: Tx, portalId: bigint): Promise<readonly Team[]> {
  const rows = await db.team.findMany({ where: { portalId }, orderBy: [{ name: "asc" }, { teamId: "asc" }] });
  return rows.map(({ teamId, name }) => ({ teamId, name }));
}
