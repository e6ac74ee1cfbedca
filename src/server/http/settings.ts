import { SETTINGS_PATHS, type RolesData } from "@partner-ledger/contracts/settings";
import type { Router } from "express";
import { shown } from "../cards/card-answer.ts";
import type { Server } from "../context.ts";
import { AppError } from "../errors.ts";
import { syncOwners } from "../hubspot/owners.ts";
import type { Portal } from "../jobs/portal.ts";
import { grant, revoke, type RoleAction } from "../settings/role-actions.ts";
import { roleChange, rolesQuery } from "../settings/role-requests.ts";
import { managersData, peopleOf } from "../settings/roles-data.ts";
import { signedRoutes, type Asking } from "./signed-routes.ts";

/** What the settings page calls (extensions/contracts/src/settings.ts). */
export function settingsRoutes(server: Server): Router {
  const { db } = server;
  const { router, get, post } = signedRoutes(server);
  get(SETTINGS_PATHS.roles, rolesQuery, async (portal, user) => {
    const upToDate = await readPeople(server, portal);
    const people = await peopleOf(db.prisma, portal.portalId);
    const { users, teams } = people;
    return shown({ ...(await managersData(db.prisma, portal, user, people)), users, teams, upToDate } satisfies RolesData);
  });
  const whole = (action: RoleAction): Asking<Parameters<RoleAction>[3]> => (portal, user, holder) =>
    db.transaction((tx) => action(tx, portal, user, holder));
  post(SETTINGS_PATHS.grant, roleChange, whole(grant));
  post(SETTINGS_PATHS.revoke, roleChange, whole(revoke));
  return router;
}

/** Reads the account's people anew: somebody who joined this morning can be chosen. False when HubSpot did not let us. */
async function readPeople({ db, hubspot }: Server, { portalId, log }: Portal): Promise<boolean> {
  try {
    await syncOwners(db, hubspot.client, portalId);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.warn({ err: error }, "people and teams could not be read; showing those known before");
    return false;
  }
}
