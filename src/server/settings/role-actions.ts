import type { RoleHolder } from "@partner-ledger/contracts/settings";
import { badField, refused, shown, type CardAnswer } from "../cards/card-answer.ts";
import type { SignedUser } from "../cards/signed-user.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { userActor } from "../leads/actor.ts";
import { lockPortal } from "../store/portal-lock.ts";
import { managersData, peopleOf } from "./roles-data.ts";
import { appointManager, dismissManager, isPartnerManager } from "./roles.ts";

/** A change of roles by the signed user, in the caller's transaction. Answers the managers as they are then. */
export type RoleAction = (tx: Tx, portal: Portal, user: SignedUser, holder: RoleHolder) => Promise<CardAnswer>;

/** `POST /settings/roles/grant`, for partner managers. */
export const grant: RoleAction = async (tx, portal, user, { kind, id }) => {
  if (!(await mayChange(tx, portal, user))) return NOT_PERMITTED;
  const people = await peopleOf(tx, portal.portalId);
  const known = (kind === "user" ? people.users : people.teams).some((one) => one.id === id);
  if (!known) return badField("id", `expected a ${kind} of this account`);
  await appointManager(tx, portal.portalId, { kind, id: BigInt(id) }, userActor(user.userId));
  return shown(await managersData(tx, portal, user, people));
};

/** `POST /settings/roles/revoke`, for partner managers. They may give up their own role while somebody else has it. */
export const revoke: RoleAction = async (tx, portal, user, { kind, id }) => {
  if (!(await mayChange(tx, portal, user))) return NOT_PERMITTED;
  const dismissed = await dismissManager(tx, portal.portalId, { kind, id: BigInt(id) }, userActor(user.userId));
  if (!dismissed) return refused("last_manager", "Nobody would be left to decide leads. Make somebody else a partner manager first.");
  return shown(await managersData(tx, portal, user, await peopleOf(tx, portal.portalId)));
};

const NOT_PERMITTED = refused("not_permitted", "Only partner managers may change who is one.");

/** Holds the portal before asking: whoever was dismissed a moment ago may not. */
async function mayChange(tx: Tx, { portalId }: Portal, { userId }: SignedUser): Promise<boolean> {
  await lockPortal(tx, portalId);
  return isPartnerManager(tx, portalId, userId);
}
