import type { Day } from "./calendar.ts";
import { conflictsOf, isHeldOpen, type Conflict } from "./conflict.ts";
import { countsFrom, type Decision, type Fact, type LeadDecision, type LeadSubmitted, type ManagedDecision } from "./facts.ts";
import { isDecision, lastRecorded, type History } from "./history.ts";
import { leadStatus, type LeadStatus } from "./lead.ts";
import { startsSecond } from "./managed-period.ts";
import { byJudgement } from "./order.ts";
import type { Program } from "./program.ts";
import type { DecisionRefusal, Judged, Records, RefusedDecision } from "./records.ts";

/**
 * Judges every decision known by a day, once each, in the order in which they became known. Each is judged on the facts
 * in effect on its day and recorded by the day it became known, and on the decisions before it that stood; what is
 * recorded later does not undo it.
 */
export const judge = (program: Program, history: History, asOf: Day): Judged => {
  const [leads, managed] = [new Map<string, LeadDecision[]>(), new Map<string, ManagedDecision[]>()];
  const conflicts = new Map<string, readonly Conflict[]>();
  const refused: RefusedDecision[] = [];
  const records: Records = { program, history, judged: { leads, managed, conflicts, refused } };
  for (const decision of history.decisions) {
    if (countsFrom(decision) > asOf) break;
    const { refusal, ...looked } = examine(records, decision);
    const { found } = looked;
    if (refusal !== null) refused.push({ decision, reason: refusal, ...looked });
    else if (isOnLead(decision)) {
      if (!leads.has(decision.lead)) conflicts.set(decision.lead, found ?? conflictsMet(records, decision));
      append(leads, decision.lead, decision);
    } else append(managed, decision.company, decision);
  }
  return records.judged;
};

/** Whether a decision stands, given those that stood before it: `stands`, or the reason for which the rules forbid it. */
export const verdictOn = (program: Program, history: History, judged: Judged, decision: Decision): "stands" | DecisionRefusal =>
  examine({ program, history, judged }, decision).refusal ?? "stands";

/**
 * Every decision among the facts taken as having stood. For a caller that judged each when it was made and keeps only
 * those; the conflicts found then stay with that caller.
 */
export const standing = (facts: readonly Fact[]): Judged => {
  const [leads, managed] = [new Map<string, LeadDecision[]>(), new Map<string, ManagedDecision[]>()];
  const decisions = new Map(facts.filter(isDecision).map((decision) => [decision.id, decision]));
  for (const decision of decisions.values()) {
    if (isOnLead(decision)) append(leads, decision.lead, decision);
    else append(managed, decision.company, decision);
  }
  // Each few in order, not all of them: there is one lead for each of thousands of deals.
  for (const few of [...leads.values(), ...managed.values()]) few.sort(byJudgement);
  return { leads, managed, conflicts: new Map(), refused: [] };
};

/** The decisions that stood and count by a day; those a caller kept may reach further than the facts it asks about. */
export const standingBy = (judged: Judged, day: Day): Judged => {
  const counts = (decision: Decision): boolean => countsFrom(decision) <= day;
  const isEarlier = [...judged.leads.values(), ...judged.managed.values()].every((few: readonly Decision[]) => few.every(counts));
  if (isEarlier) return judged;
  const those = <T extends Decision>(all: ReadonlyMap<string, readonly T[]>): ReadonlyMap<string, readonly T[]> =>
    new Map([...all].flatMap(([key, few]) => (few.some(counts) ? [[key, few.filter(counts)] as const] : [])));
  return { ...judged, leads: those(judged.leads), managed: those(judged.managed) };
};

/** The submission a decision is about, null when the lead is unknown on the decision's day. */
export const submissionFor = (history: History, decision: LeadDecision): LeadSubmitted | null => {
  const submission = lastRecorded(history.leads.get(decision.lead), countsFrom(decision));
  return submission && submission.on <= decision.on ? submission : null;
};

interface Examined {
  readonly refusal: DecisionRefusal | null;
  /** The conflicts, where the verdict asked for them. */
  readonly found?: readonly Conflict[];
  /** Where the lead stood, where that forbade it. */
  readonly status?: LeadStatus;
}

const examine = (records: Records, decision: Decision): Examined =>
  isOnLead(decision) ? examineLead(records, decision) : { refusal: refusalOfManaged(records, decision) };

const examineLead = (records: Records, decision: LeadDecision): Examined => {
  if (!submissionFor(records.history, decision)) return { refusal: "unknown_lead" };
  const known = countsFrom(decision);
  const status = leadStatus(records, decision.lead, records.judged.leads.get(decision.lead) ?? [], decision.on, known);
  if (decision.type === "lead.withdrawn" && status === "accepted") return { refusal: null };
  if (status !== "submitted") return { refusal: "lead_not_open", status };
  if (decision.type !== "lead.accepted") return { refusal: null };
  const found = conflictsMet(records, decision);
  const firm = found.some(({ strength }) => strength === "firm");
  const lifted = decision.override !== undefined && !isHeldOpen(records, found, decision.on, known);
  return { refusal: firm && !lifted ? "lead_has_conflict" : null, found };
};

const conflictsMet = (records: Records, decision: LeadDecision): readonly Conflict[] => {
  const submission = submissionFor(records.history, decision);
  if (!submission) return [];
  const { lead, partner, company } = submission;
  return conflictsOf(records, { lead, partner, company }, decision.on, countsFrom(decision));
};

const refusalOfManaged = ({ history, judged }: Records, decision: ManagedDecision): DecisionRefusal | null => {
  const known = countsFrom(decision);
  const joined = history.membership.get(decision.partner)?.some(({ fact, from }) => fact.type === "partner.joined" && fact.on <= decision.on && from <= known);
  if (!joined) return "unknown_partner";
  if (decision.type === "managed.ended") return null;
  return startsSecond(judged.managed.get(decision.company) ?? [], decision, known) ? "already_managed" : null;
};

const isOnLead = (decision: Decision): decision is LeadDecision => "lead" in decision;

const append = <T>(groups: Map<string, T[]>, key: string, item: T): void => {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
};
