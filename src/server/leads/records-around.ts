import { conflictsOf, type Conflict, type Registration } from "../../program/conflict.ts";
import { indexFacts } from "../../program/history.ts";
import { standing } from "../../program/judge.ts";
import type { Records } from "../../program/records.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { loadSlice } from "../store/fact-slice.ts";
import { latestCompanies } from "../store/facts.ts";
import { candidatesFor } from "./candidates.ts";

/**
 * The records against which registrations are judged: whatever could be the same account as one of theirs, with the leads
 * and deals there. Decisions that are stored have all stood (decision 0002).
 */
export async function recordsAround(tx: Tx, { portalId, program }: Portal, registrations: readonly Registration[]): Promise<Records> {
  const named = registrations.flatMap(({ company }) => company.id ?? []);
  const known = await latestCompanies(tx, portalId, named);
  const accounts = registrations.map(({ company }) => ({ company, record: (company.id === undefined ? undefined : known.get(company.id)?.company) ?? null }));
  const { companies, leads } = await candidatesFor(tx, portalId, accounts);
  const own = registrations.flatMap(({ lead }) => lead ?? []);
  const facts = await loadSlice(tx, portalId, { companies, leads: [...leads, ...own] });
  return { program, history: indexFacts(facts), judged: standing(facts) };
}

/** What registrations meet today, in their order. */
export async function conflictsToday(tx: Tx, portal: Portal, registrations: readonly Registration[]): Promise<readonly (readonly Conflict[])[]> {
  if (registrations.length === 0) return [];
  const records = await recordsAround(tx, portal, registrations);
  return registrations.map((registration) => conflictsOf(records, registration, portal.today, portal.today));
}
