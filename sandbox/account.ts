/**
 * The one account the sandbox plays, and the app as HubSpot would know it. Fixed and public on purpose: anyone can
 * sign a request by hand with these (docs/sandbox.md). They open nothing but a sandbox.
 */
export const ACCOUNT = {
  portalId: 20260901,
  name: "Vendor Inc.",
  domain: "vendor-sandbox.hubspot.example",
  timeZone: "America/New_York",
  currency: "USD",
  dataHostingLocation: "na1",
} as const;

/** The app's credentials. What the app may do (scopes, redirect URLs, permitted origins) is read from its project files. */
export const APP = {
  appId: 3110042,
  clientId: "5a9d0b1e-sandbox-client-id",
  clientSecret: "sandbox-client-secret-not-for-production",
} as const;

/** A person who works in the account. `ownerId` is what `hubspot_owner_id` holds, `userId` what signed requests carry. */
export interface AccountUser {
  readonly userId: number;
  readonly ownerId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly team: { readonly id: number; readonly name: string };
  /** Only these may install an app (HubSpot: "Super Admins or users with marketplace access"). */
  readonly superAdmin: boolean;
}

/** The sales rep and the partner manager between whom the record page switches. */
export const USERS: readonly [AccountUser, AccountUser] = [
  {
    userId: 1001,
    ownerId: "70001",
    email: "sam@vendor.example",
    firstName: "Sam",
    lastName: "Rivera",
    team: { id: 501, name: "Sales" },
    superAdmin: false,
  },
  {
    userId: 1002,
    ownerId: "70002",
    email: "mia@vendor.example",
    firstName: "Mia",
    lastName: "Chen",
    team: { id: 502, name: "Partner managers" },
    superAdmin: true,
  },
];
