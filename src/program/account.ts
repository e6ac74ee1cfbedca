import { accountDomain } from "./account-domain.ts";
import { accountName, nameWords } from "./account-name.ts";
import type { CompanyRef } from "./facts.ts";

/**
 * Everything one side goes by when two are asked whether they are the same account. `domains` and `names` are
 * normalised, so equal strings match: an index needs nothing but these values as its keys.
 */
export interface AccountSide {
  readonly companyId: string | null;
  readonly domains: readonly string[];
  readonly names: readonly string[];
  /** The words behind each of `names`, for judging similarity. */
  readonly wordings: readonly (readonly string[])[];
}

/** The kinds of match that forbid, strongest first. */
export type FirmMatch = "company" | "domain" | "name";

/**
 * A side that names a company by `ref`. Who names a CRM company goes by that record's domain and name too; `record` is
 * that company, null where `ref` names none or an unknown one.
 */
export const accountSide = (ref: CompanyRef, record: { readonly name: string; readonly domain?: string } | null): AccountSide => {
  const known = record ? [ref, record] : [ref];
  return {
    companyId: ref.id ?? null,
    domains: distinct(known.map(({ domain }) => (domain === undefined ? null : accountDomain(domain)))),
    names: distinct(known.map(({ name }) => accountName(name))),
    wordings: known.map(({ name }) => nameWords(name)).filter((words) => words.length > 0),
  };
};

/** What makes two sides the same account and the value they share: a company id, a domain or a normalised name. Null when they are not. */
export const firmEvidence = (a: AccountSide, b: AccountSide): { readonly match: FirmMatch; readonly shared: string } | null => {
  if (a.companyId !== null && a.companyId === b.companyId) return { match: "company", shared: a.companyId };
  const domain = a.domains.find((value) => b.domains.includes(value));
  if (domain !== undefined) return { match: "domain", shared: domain };
  const name = a.names.find((value) => b.names.includes(value));
  return name === undefined ? null : { match: "name", shared: name };
};

/** The strongest ground on which two sides are the same account, null for none. Compares these two only, not through a third. */
export const firmMatch = (a: AccountSide, b: AccountSide): FirmMatch | null => firmEvidence(a, b)?.match ?? null;

const distinct = (values: readonly (string | null)[]): readonly string[] => [...new Set(values.filter((value) => value !== null))];
