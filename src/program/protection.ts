import { addMonths, type Day } from "./calendar.ts";
import { namesLead } from "./credit.ts";
import { closeOf, dealOn, stageOn } from "./deal.ts";
import type { LeadAccepted } from "./facts.ts";
import { NEVER } from "./known.ts";
import type { Records } from "./records.ts";
import { termsOn } from "./terms.ts";

/** The first day on which an accepted lead is no longer protected; null where the terms of the acceptance protect for ever. */
export const protectionEnd = ({ program }: Records, acceptance: LeadAccepted): Day | null => {
  const { protectionMonths } = termsOn(program, acceptance.on).leads;
  return protectionMonths === null ? null : addMonths(acceptance.on, protectionMonths);
};

/**
 * True when an accepted lead was not won by a close within its protection and that time is over on `day`. Its deals are
 * taken as they stand `on` a day, as known on a day. Never where it is protected for ever.
 */
export const isExpired = (records: Records, acceptance: LeadAccepted, day: Day, on: Day, known: Day): boolean => {
  const end = protectionEnd(records, acceptance);
  if (end === null || day < end) return false;
  if (on === known) return protectedWinTurns(records, acceptance).filter((turn) => turn <= known).length % 2 === 0;
  return !dealsOf(records, acceptance).some((deal) => isProtectedWin(records, acceptance, deal, on, known));
};

/**
 * The days on which a lead becomes won within its protection, and ceases to be, in turn: a deal closes, is reopened, moves.
 * Worked out once for a lead, as each of its deals asks.
 */
export const protectedWinTurns = (records: Records, acceptance: LeadAccepted): readonly Day[] => {
  const answers = remembered.get(records) ?? new Map<string, readonly Day[]>();
  remembered.set(records, answers);
  const turns = answers.get(acceptance.id) ?? findTurns(records, acceptance);
  answers.set(acceptance.id, turns);
  return turns;
};

const remembered = new WeakMap<Records, Map<string, readonly Day[]>>();

const findTurns = (records: Records, acceptance: LeadAccepted): readonly Day[] => {
  const changes = new Map<Day, number>();
  for (const deal of dealsOf(records, acceptance)) {
    let was = false;
    for (const day of daysOf(records, deal)) {
      const is = isProtectedWin(records, acceptance, deal, day, day);
      if (is !== was) changes.set(day, (changes.get(day) ?? 0) + (is ? 1 : -1));
      was = is;
    }
  }
  const turns: Day[] = [];
  let wins = 0;
  for (const [day, change] of [...changes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (wins > 0 !== wins + change > 0) turns.push(day);
    wins += change;
  }
  return turns;
};

const dealsOf = ({ history }: Records, { lead }: LeadAccepted): readonly string[] => history.dealsOfLead.get(lead) ?? [];

/** The days on which a deal can look different, in order. */
const daysOf = ({ history }: Records, deal: string): readonly Day[] => {
  const known = (history.deals.get(deal) ?? []).filter(({ from }) => from !== NEVER);
  return [...new Set(known.flatMap(({ fact, from }) => [from, ...(fact.closedOn === undefined ? [] : [fact.closedOn])]))].sort();
};

const isProtectedWin = (records: Records, acceptance: LeadAccepted, id: string, on: Day, known: Day): boolean => {
  const deal = dealOn(records.history, id, on, known);
  if (!deal || !namesLead(deal, acceptance.lead) || stageOn(deal, on) !== "won") return false;
  const end = protectionEnd(records, acceptance);
  return acceptance.on <= closeOf(deal) && (end === null || closeOf(deal) < end);
};
