import type { ManagersData, ManagerView, TeamView, UserView } from "@partner-ledger/contracts/settings";
import type { SignedUser } from "../cards/signed-user.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { dayAt } from "../live-program.ts";
import { listOwners, type Owner } from "../store/owner.ts";
import { roleHolders, type HeldRole } from "../store/role.ts";
import { listTeams } from "../store/team.ts";
import { isPartnerManager, someoneDecidesWithout } from "./roles.ts";

/** Who is in the account, as HubSpot listed it the last time. */
export interface People {
  readonly owners: readonly Owner[];
  readonly users: readonly UserView[];
  readonly teams: readonly TeamView[];
}

/** Reads the account's people and teams. */
export async function peopleOf(tx: Tx, portalId: bigint): Promise<People> {
  const owners = await listOwners(tx, portalId);
  const teams = (await listTeams(tx, portalId)).map(({ teamId, name }): TeamView => ({ kind: "team", id: teamId, name, people: namesIn(teamId, owners) }));
  return { owners, users: owners.flatMap(userView), teams };
}

/** The managers among them, as the user may see and change them. */
export async function managersData(tx: Tx, { portalId, program }: Portal, { userId }: SignedUser, { owners, users, teams }: People): Promise<ManagersData> {
  const holders = await roleHolders(tx, portalId, "partner_manager");
  const managers = holders.map((holder): ManagerView => {
    const found = [...users, ...teams].find(({ kind, id }) => kind === holder.kind && id === String(holder.id));
    return {
      ...(found ?? goneView(holder)),
      since: dayAt(holder.grantedAt.getTime(), program.timeZone),
      listed: found !== undefined,
      removable: someoneDecidesWithout(holder, holders, owners),
    };
  });
  managers.sort((a, b) => b.kind.localeCompare(a.kind, "en") || a.name.localeCompare(b.name, "en"));
  return { managers, canChange: await isPartnerManager(tx, portalId, userId) };
}

/** An owner without a user cannot sign in, and so has nothing to decide. */
const userView = ({ userId, name, email }: Owner): readonly UserView[] =>
  userId === null ? [] : [{ kind: "user", id: String(userId), name, email }];

const namesIn = (teamId: string, owners: readonly Owner[]): readonly string[] =>
  owners.filter(({ userId, teamIds }) => userId !== null && teamIds.includes(teamId)).map(({ name }) => name);

/** A holder that HubSpot does not list any more goes by kind and id. */
const goneView = ({ kind, id }: HeldRole): UserView | TeamView =>
  kind === "user" ? { kind, id: String(id), name: `User ${id}`, email: null } : { kind, id: String(id), name: `Team ${id}`, people: [] };
