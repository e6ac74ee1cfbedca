import { randomUUID } from "node:crypto";
import type { CompanyUpdated } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";
import { toCompanySnapshot } from "../hubspot/company.ts";
import { describeProblem, type CrmRecord } from "../hubspot/record.ts";
import { noteAccountKeys } from "../store/account-key.ts";
import { bodyText } from "../store/fact-row.ts";
import { appendFacts, latestCompanies } from "../store/facts.ts";
import type { Portal } from "./portal.ts";

/**
 * Stores what companies are now, where that differs from what was stored last, and answers the ids of those that did. A
 * company that cannot be taken as it is keeps its last facts, and the log says why.
 */
export async function recordCompanies(tx: Tx, { portalId, today, log }: Portal, companies: readonly CrmRecord[]): Promise<readonly string[]> {
  const distinct = [...new Map(companies.map((company) => [company.id, company])).values()];
  const known = await latestCompanies(tx, portalId, distinct.map((company) => company.id));
  const facts = distinct.flatMap((company): readonly CompanyUpdated[] => {
    const read = toCompanySnapshot(company);
    if (!read.ok) {
      log.warn({ problem: describeProblem(read.problem) }, "a company cannot be taken as it is");
      return [];
    }
    const before = known.get(company.id);
    if (before && bodyText(before) === bodyText(read.value)) return [];
    return [{ ...read.value, id: randomUUID(), on: today, recordedOn: today }];
  });
  await appendFacts(tx, portalId, facts);
  await noteAccountKeys(tx, portalId, facts);
  return facts.map((fact) => fact.company.id);
}
