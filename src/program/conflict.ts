import { firmEvidence, type AccountSide, type FirmMatch } from "./account.ts";
import { accountIndex, companySide, namedSide } from "./account-index.ts";
import { similarNames } from "./account-similarity.ts";
import { daysBetween, type Day } from "./calendar.ts";
import { dealOn, lineageOf, stageOn } from "./deal.ts";
import type { CompanyRef } from "./facts.ts";
import { inEffect, lastRecorded, type History } from "./history.ts";
import { acceptanceOf, decisionsOn, leadStatus } from "./lead.ts";
import { byCodePoint } from "./order.ts";
import type { Records } from "./records.ts";
import { termsOn } from "./terms.ts";

/** Why an account is not free. */
export type ConflictGround = "existing_customer" | "actively_worked" | "already_registered" | "duplicate";
/** Strongest first. */
export type MatchKind = FirmMatch | "hierarchy" | "similar_name";

/** What stands in the way of a lead, with its evidence. */
export interface Conflict {
  readonly ground: ConflictGround;
  readonly strength: "firm" | "possible";
  readonly match: MatchKind;
  /** `company:ID`, `deal:ID` or `lead:ID`. */
  readonly record: string;
  /** Evidence: what matched, in the words of the record (a domain, a name, an id). */
  readonly matched: string;
  /** Evidence: the day the record's relevant fact is from (last activity, acceptance, status change). */
  readonly since: Day;
}

/** An account that a partner names; `lead` is null while nothing is submitted yet. */
export interface Registration {
  readonly lead: string | null;
  readonly partner: string;
  readonly company: CompanyRef;
}

/**
 * What a registration meets on a day, as known on a day: customers, deals being worked and other leads. One
 * row per ground and record, with the strongest match. Sorted by ground, strength, match and record.
 */
export const conflictsOf = (records: Records, registration: Registration, on: Day, known: Day): readonly Conflict[] => {
  const side = namedSide(records.history, registration.company, on, known);
  const companies = matchingCompanies(records.history, side, on, known);
  const found = [
    ...existingCustomers(records.history, companies, on, known),
    ...workedDeals(records, registration, companies, on, known),
    ...otherLeads(records, registration, side, on, known),
  ];
  const key = ({ ground, strength, match, record }: Conflict): string => [ground, strength, match, record].join("\n");
  return found.sort((a, b) => byCodePoint(key(a), key(b)));
};

interface Match {
  readonly match: MatchKind;
  readonly strength: "firm" | "possible";
  readonly matched: string;
}

/** CRM companies that may be the account: by themselves, as parent or child of one that is, or by a similar name. */
const matchingCompanies = (history: History, side: AccountSide, on: Day, known: Day): ReadonlyMap<string, Match> => {
  const { firm, similar } = accountIndex(history).companies;
  const nameOf = (id: string): string => inEffect(history.companies.get(id), on, known)?.company.name ?? id;
  const matches = new Map<string, Match>();
  for (const id of [...firm(side), ...(side.companyId === null ? [] : [side.companyId])]) {
    const evidence = firmEvidence(side, companySide(history, id, on, known));
    if (evidence) matches.set(id, { match: evidence.match, strength: "firm", matched: evidence.match === "name" ? nameOf(id) : evidence.shared });
  }
  for (const id of [...matches.keys()]) {
    for (const relative of relativesOf(history, id, on, known)) {
      if (!matches.has(relative)) matches.set(relative, { match: "hierarchy", strength: "possible", matched: nameOf(relative) });
    }
  }
  for (const id of similar(side)) {
    if (matches.has(id) || !similarNames(side, companySide(history, id, on, known))) continue;
    matches.set(id, { match: "similar_name", strength: "possible", matched: nameOf(id) });
  }
  return matches;
};

/** The parent and the children of a company, one step. */
const relativesOf = (history: History, company: string, on: Day, known: Day): readonly string[] => {
  const parentOf = (id: string): string | undefined => inEffect(history.companies.get(id), on, known)?.company.parent;
  const parent = parentOf(company);
  const children = (history.childrenOfCompany.get(company) ?? []).filter((child) => parentOf(child) === company);
  return parent === undefined ? children : [parent, ...children];
};

const existingCustomers = (history: History, companies: ReadonlyMap<string, Match>, on: Day, known: Day): readonly Conflict[] =>
  [...companies].flatMap(([id, match]) => {
    const counting = (history.companies.get(id) ?? []).filter(({ fact, from }) => fact.on <= on && from <= known).map(({ fact }) => fact);
    if (counting.at(-1)?.status !== "customer") return [];
    const [first] = counting.slice(counting.findLastIndex(({ status }) => status !== "customer") + 1);
    return first ? [{ ground: "existing_customer", ...match, record: `company:${id}`, since: first.on } as const] : [];
  });

/** Open deals with recent activity; a deal without an activity date was active when last updated. A lead's own deals do not count. */
const workedDeals = (
  { program, history }: Records, registration: Registration, companies: ReadonlyMap<string, Match>, on: Day, known: Day,
): readonly Conflict[] => {
  const { activeWorkDays } = termsOn(program, on).leads;
  return [...companies].flatMap(([id, match]) =>
    (history.dealsOfCompany.get(id) ?? []).flatMap((name) => {
      const deal = dealOn(history, name, on, known);
      if (deal?.company !== id || stageOn(deal, on) !== "open") return [];
      // A date that has not come yet is no activity.
      const since = deal.lastActivityOn !== undefined && deal.lastActivityOn <= on ? deal.lastActivityOn : deal.on;
      if (daysBetween(since, on) > activeWorkDays) return [];
      if (lineageOf(history, deal, on, known).credits.some(({ lead }) => lead === registration.lead)) return [];
      return [{ ground: "actively_worked", ...match, record: `deal:${name}`, since } as const];
    }),
  );
};

/** Accepted leads for the account that have not ended: another partner's, or one's own as a duplicate. */
const otherLeads = (records: Records, registration: Registration, side: AccountSide, on: Day, known: Day): readonly Conflict[] => {
  const { history } = records;
  return decidedCandidates(records, side).flatMap((lead) => {
    if (lead === registration.lead) return [];
    const submission = lastRecorded(history.leads.get(lead), known);
    const hold = holdOf(records, lead, on, known);
    if (!submission || !hold) return [];
    const theirs = namedSide(history, submission.company, on, known);
    const evidence = firmEvidence(side, theirs);
    if (!evidence && !similarNames(side, theirs)) return [];
    return [{
      ground: submission.partner === registration.partner ? "duplicate" : "already_registered",
      strength: evidence ? "firm" : "possible",
      match: evidence?.match ?? "similar_name",
      record: `lead:${lead}`,
      matched: evidence && evidence.match !== "name" ? evidence.shared : submission.company.name,
      since: hold.since,
    } as const];
  });
};

/** The leads that may be for an account and were ever decided: no other holds it, and there may be thousands of others. */
const decidedCandidates = ({ history, judged }: Records, side: AccountSide): readonly string[] => {
  const { leads } = accountIndex(history);
  const [firm, similar] = [leads.firm(side), leads.similar(side)];
  const decided: string[] = [];
  for (const lead of firm) if (judged.leads.has(lead)) decided.push(lead);
  for (const lead of similar) if (!firm.has(lead) && judged.leads.has(lead)) decided.push(lead);
  return decided;
};

/** A lead that was accepted and is not lost, expired, or withdrawn by a day holds its account; null for any other. */
const holdOf = (records: Records, lead: string, on: Day, known: Day): { readonly since: Day; readonly isOpen: boolean } | null => {
  const standing = decisionsOn(records.judged, lead, known).filter((decision) => decision.type !== "lead.withdrawn" || decision.on <= on);
  const status = leadStatus(records, lead, standing, on, known);
  const since = acceptanceOf(standing)?.on;
  return since !== undefined && (status === "accepted" || status === "won") ? { since, isOpen: status === "accepted" } : null;
};

/** True when an account is held by an accepted lead that is still open: no override lifts such a conflict. */
export const isHeldOpen = (records: Records, conflicts: readonly Conflict[], on: Day, known: Day): boolean =>
  conflicts.some(({ strength, record }) => strength === "firm" && record.startsWith("lead:") && holdOf(records, record.slice("lead:".length), on, known)?.isOpen);
