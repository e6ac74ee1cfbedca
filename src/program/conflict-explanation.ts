import { companyName } from "./account-index.ts";
import type { Day } from "./calendar.ts";
import type { Conflict } from "./conflict.ts";
import { explain, type Explanation } from "./explanation.ts";
import type { LeadAccepted, LeadSubmitted } from "./facts.ts";
import type { History } from "./history.ts";
import { accountOf } from "./sourcing.ts";
import type { Records } from "./records.ts";
import { termsOn } from "./terms.ts";

/** What a lead was checked for, and when. */
export interface Checked {
  readonly submission: LeadSubmitted;
  readonly conflicts: readonly Conflict[];
  readonly on: Day;
  /** Null while the lead is not accepted. */
  readonly acceptance: LeadAccepted | null;
}

/** What a lead met, or that it met nothing, and who accepted it over what. */
export const conflictExplanations = (records: Records, { submission, conflicts, on, acceptance }: Checked, known: Day): readonly Explanation[] => {
  const windowDays = termsOn(records.program, on).leads.activeWorkDays;
  if (conflicts.length === 0) return [explain("no_conflict", "R-8", { account: submission.company.name, on, windowDays })];
  const met = conflicts.map((conflict) => conflictExplanation(records.history, conflict, windowDays, known));
  if (acceptance === null) return met;
  if (!conflicts.some(({ strength }) => strength === "firm")) return [...met, explain("conflicts_judged", "R-9", {})];
  return acceptance.override === undefined ? met : [...met, explain("conflict_set_aside", "R-9", { by: acceptance.by, reason: acceptance.override })];
};

const conflictExplanation = (history: History, { ground, strength, match, record, matched, since }: Conflict, windowDays: number, known: Day): Explanation => {
  const [kind = "", id] = [record.slice(0, record.indexOf(":")), record.slice(record.indexOf(":") + 1)];
  const of = { kind: RECORDS[kind] ?? "company", id, name: kind === "lead" ? accountOf(history, id, known) : kind === "company" ? companyName(history, id, known) : id };
  return explain("conflict", strength === "possible" ? "R-9" : "R-8", { ground, strength, match, record: of, matched, since, windowDays });
};

const RECORDS: Readonly<Record<string, "company" | "deal" | "lead">> = { company: "company", deal: "deal", lead: "lead" };
