import type { Tx } from "../db/database.ts";

/** What a person may be in the program. Partner managers decide leads, enroll partners and set tiers. */
export type RoleName = "partner_manager";

/** Whom a role is given to: a HubSpot user, or everybody of a HubSpot team. */
export interface RoleHolder {
  readonly kind: "user" | "team";
  readonly id: bigint;
}

/** Whom a role was given to, and since when. */
export interface HeldRole extends RoleHolder {
  readonly grantedAt: Date;
}

/** Gives a role; false when it was there already. */
export async function grantRole(tx: Tx, portalId: bigint, { kind, id }: RoleHolder, role: RoleName): Promise<boolean> {
  const { count } = await tx.role.createMany({ data: [{ portalId, kind, subjectId: id, role }], skipDuplicates: true });
  return count > 0;
}

/** Takes a role back; false when it was not there. */
export async function revokeRole(tx: Tx, portalId: bigint, { kind, id }: RoleHolder, role: RoleName): Promise<boolean> {
  const { count } = await tx.role.deleteMany({ where: { portalId, kind, subjectId: id, role } });
  return count > 0;
}

/** True when the user has the role, or is in a team that has it, going by HubSpot's list of owners. */
export async function hasRole(db: Tx, portalId: bigint, userId: bigint, role: RoleName): Promise<boolean> {
  const rows = await db.$queryRaw<readonly { found: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM role r
      WHERE r.portal_id = ${portalId} AND r.role = ${role} AND (
        (r.kind = 'user' AND r.subject_id = ${userId})
        OR (r.kind = 'team' AND r.subject_id::text IN (SELECT unnest(o.team_ids) FROM owner o WHERE o.portal_id = ${portalId} AND o.user_id = ${userId}))
      )
    ) AS found`;
  return rows[0]?.found ?? false;
}

/** Everybody who was given the role, users first. */
export async function roleHolders(db: Tx, portalId: bigint, role: RoleName): Promise<readonly HeldRole[]> {
  const rows = await db.role.findMany({ where: { portalId, role }, orderBy: [{ kind: "asc" }, { subjectId: "asc" }] });
  return rows.map(({ kind, subjectId, grantedAt }) => ({ kind, id: subjectId, grantedAt }));
}
