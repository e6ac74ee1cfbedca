import { accountSide } from "../../program/account.ts";
import type { CompanyRef } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";
import { findByKeys, findParents, firmKeys, keysOfCompanyId, similarKeys } from "../store/account-key.ts";

/** The records that may be the same account as some others, before the rules have compared them. */
export interface Candidates {
  readonly companies: readonly string[];
  readonly leads: readonly string[];
}

/** An account somebody names, with the CRM company's own name and domain where it names one. */
export interface NamedAccount {
  readonly company: CompanyRef;
  readonly record: { readonly name: string; readonly domain?: string } | null;
}

/**
 * Finds by index what could match the accounts: companies and leads under the same domain or name or a similar one, the
 * parents and children of the companies, and the leads that name any of these. A few queries, whatever the portal's size.
 */
export async function candidatesFor(db: Tx, portalId: bigint, accounts: readonly NamedAccount[]): Promise<Candidates> {
  const sides = accounts.map(({ company, record }) => accountSide(company, record));
  const named = sides.flatMap((side) => side.companyId ?? []);
  const alike = await findByKeys(db, portalId, distinct(sides.flatMap((side) => [...firmKeys(side), ...similarKeys(side)])));
  const companies = distinct([...named, ...idsOf(alike, "company")]);
  const parents = await findParents(db, portalId, companies);
  const related = await findByKeys(db, portalId, companies.flatMap(keysOfCompanyId));
  return {
    companies: distinct([...companies, ...parents, ...idsOf(related, "company")]),
    leads: distinct([...idsOf(alike, "lead"), ...idsOf(related, "lead")]),
  };
}

const idsOf = (found: readonly { readonly subject: string; readonly id: string }[], subject: "company" | "lead"): readonly string[] =>
  found.filter((key) => key.subject === subject).map((key) => key.id);

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];
