import { similarNameKeys } from "../../program/account-similarity.ts";
import { accountSide, type AccountSide } from "../../program/account.ts";
import type { CompanyUpdated, Fact, LeadSubmitted } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";

/** A company or a lead, under one of the keys by which it may turn out to be the same account as another. */
export interface AccountKey {
  readonly subject: "company" | "lead";
  readonly id: string;
  readonly key: string;
}

/** Of names that are merely alike, only so many are looked at: a person judges them, and nobody reads more. */
const MOST_FOUND = 500;

/**
 * Notes under which keys the facts' companies and leads are to be found. Keys only propose candidates, which the rules then
 * compare; those of an earlier name or domain therefore stay, and doing it twice changes nothing.
 */
export async function noteAccountKeys(tx: Tx, portalId: bigint, facts: readonly Fact[]): Promise<void> {
  const keys = facts.flatMap(keysOfFact);
  if (keys.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO account_key (portal_id, subject, subject_id, key)
    SELECT ${portalId}, * FROM unnest(${keys.map((key) => key.subject)}::text[], ${keys.map((key) => key.id)}::text[], ${keys.map((key) => key.key)}::text[])
    ON CONFLICT DO NOTHING`;
}

/** The companies and leads filed under any of the keys. */
export async function findByKeys(db: Tx, portalId: bigint, keys: readonly string[]): Promise<readonly AccountKey[]> {
  if (keys.length === 0) return [];
  const rows = await db.accountKey.findMany({ where: { portalId, key: { in: [...keys] } }, orderBy: [{ key: "asc" }, { subjectId: "asc" }], take: MOST_FOUND });
  return rows.map(({ subject, subjectId, key }) => ({ subject: subject === "lead" ? "lead" : "company", id: subjectId, key }));
}

/** The companies that are or were the parents of these. */
export async function findParents(db: Tx, portalId: bigint, companies: readonly string[]): Promise<readonly string[]> {
  if (companies.length === 0) return [];
  const rows = await db.accountKey.findMany({ where: { portalId, subject: "company", subjectId: { in: [...companies] }, key: { startsWith: PARENT } } });
  return rows.map(({ key }) => key.slice(PARENT.length));
}

const PARENT = "parent:";

/** Keys under which the children of a company and the leads that name it are filed. */
export const keysOfCompanyId = (id: string): readonly string[] => [`${PARENT}${id}`, `company:${id}`];

/** Keys that firmly match: equal domains, equal names. */
export const firmKeys = (side: AccountSide): readonly string[] => [
  ...side.domains.map((domain) => `domain:${domain}`),
  ...side.names.map((name) => `name:${name}`),
];

/** Keys that names which are merely alike have in common. */
export const similarKeys = (side: AccountSide): readonly string[] => similarNameKeys(side).map((key) => `similar:${key}`);

function keysOfFact(fact: Fact): readonly AccountKey[] {
  if (fact.type === "company.updated") return keysOfCompany(fact);
  if (fact.type === "lead.submitted") return keysOfLead(fact);
  return [];
}

function keysOfCompany({ company }: CompanyUpdated): readonly AccountKey[] {
  const side = accountSide(company, null);
  const keys = [...firmKeys(side), ...similarKeys(side), ...(company.parent === undefined ? [] : [`${PARENT}${company.parent}`])];
  return keys.map((key) => ({ subject: "company", id: company.id, key }));
}

function keysOfLead({ lead, company }: LeadSubmitted): readonly AccountKey[] {
  const side = accountSide(company, null);
  const keys = [...firmKeys(side), ...similarKeys(side), ...(company.id === undefined ? [] : [`company:${company.id}`])];
  return keys.map((key) => ({ subject: "lead", id: lead, key }));
}
