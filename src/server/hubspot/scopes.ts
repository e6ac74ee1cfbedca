/** Every scope an install must grant, each with what we do with it. The same list as in the app's meta file; a test holds them together. */
export const REQUIRED_SCOPES: Readonly<Record<string, string>> = {
  "oauth": "Signing in to the account, and reading its currency and time zone.",
  "crm.objects.deals.read": "Fees follow deals: stage, amount, close date.",
  "crm.objects.deals.write": "Partner, lead status, conflict and fee are written onto the deal.",
  "crm.objects.companies.read": "Leads are checked against the accounts that exist.",
  "crm.objects.companies.write": "The partner tier is written onto the partner's company.",
  "crm.objects.line_items.read": "A fee's base is the first-year value of the deal's subscription lines.",
  "crm.objects.owners.read": "Roles are given to HubSpot users and teams.",
  "crm.schemas.deals.read": "Looking up which of our deal properties exist.",
  "crm.schemas.deals.write": "Creating our deal properties at install.",
  "crm.schemas.companies.read": "Looking up which of our company properties exist.",
  "crm.schemas.companies.write": "Creating our company properties at install.",
};

/** Scopes that are asked for and may be declined; the app then does without what they are for. */
export const OPTIONAL_SCOPES: Readonly<Record<string, string>> = {
  "automation": "The workflow actions on leads and fees; an account without workflows does not have them.",
};

/** The required scopes that a grant lacks, in the order of the list. */
export const missingScopes = (granted: readonly string[]): readonly string[] =>
  Object.keys(REQUIRED_SCOPES).filter((scope) => !granted.includes(scope));
