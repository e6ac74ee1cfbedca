/**
 * What the settings page asks of the backend. `roles` is a GET and answers `RolesData`; the others are a POST of a
 * `RoleHolder` and answer the managers as they are then. They are for partner managers, and safe to repeat. Refusals
 * are a `CardError`.
 */
export const SETTINGS_PATHS = {
  roles: "/settings/roles",
  grant: "/settings/roles/grant",
  revoke: "/settings/roles/revoke",
} as const;

/** Whom the role of partner manager is given to: a HubSpot user by their user id, or everybody of a HubSpot team. */
export interface RoleHolder {
  readonly kind: "user" | "team";
  readonly id: string;
}

/** A person of the account. */
export interface UserView {
  readonly kind: "user";
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** A team of the account, with the names of those in it. */
export interface TeamView {
  readonly kind: "team";
  readonly id: string;
  readonly name: string;
  readonly people: readonly string[];
}

/** A partner manager. */
export type ManagerView = (UserView | TeamView) & {
  /** ISO day, in the program's time zone. */
  readonly since: string;
  /** False when HubSpot lists no such user or team any more. */
  readonly listed: boolean;
  /** False when without it nobody would be left to decide. */
  readonly removable: boolean;
};

/** Who decides in the program. */
export interface ManagersData {
  /** Users first, by name. */
  readonly managers: readonly ManagerView[];
  /** Whether the viewer is a partner manager, and so may change who is. */
  readonly canChange: boolean;
}

/** Who decides in the program, and who could. */
export interface RolesData extends ManagersData {
  /** Everybody HubSpot lists, managers included, by name. */
  readonly users: readonly UserView[];
  /** Teams with somebody in them, by name. */
  readonly teams: readonly TeamView[];
  /** False when HubSpot could not be asked just now: people and teams are as they were the last time. */
  readonly upToDate: boolean;
}
