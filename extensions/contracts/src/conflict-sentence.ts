import type { ConflictView } from "./lead.ts";
import { formatDay } from "./money.ts";

/**
 * The evidence of a conflict in one sentence that names the record, what matched, since when, and the rule:
 * "Acme Inc. is already a customer: same domain acme.com, since Jan 20, 2026 (R-8)". Rules.
 */
export const conflictSentence = (conflict: ConflictView, locale: string): string => {
  const rule = conflict.strength === "possible" ? "R-9" : "R-8";
  return `${claimOf(conflict)}: ${matchOf(conflict)}, ${sinceOf(conflict, locale)} (${rule})`;
};

/** One heading for a lead's conflicts; null when there are none. A firm one outranks the possible ones. */
export const conflictHeading = (conflicts: readonly ConflictView[]): string | null => {
  if (conflicts.length === 0) return null;
  const firm = conflicts.filter((conflict) => conflict.strength === "firm").length;
  if (firm === 0) return conflicts.length === 1 ? "Possible conflict" : `${conflicts.length} possible conflicts`;
  return firm === 1 ? "This account is taken" : `This account is taken, on ${firm} grounds`;
};

/**
 * True when the lead can be accepted over its conflicts by giving a reason. No reason lifts a firm match with an
 * accepted, open lead, another partner's or the same one's.
 */
export const canOverride = (conflicts: readonly ConflictView[]): boolean =>
  !conflicts.some((conflict) => conflict.strength === "firm" && (conflict.ground === "already_registered" || conflict.ground === "duplicate"));

/** True when accepting needs a reason: there is a firm conflict. */
export const needsOverride = (conflicts: readonly ConflictView[]): boolean => conflicts.some((conflict) => conflict.strength === "firm");

function claimOf({ ground, strength, record }: ConflictView): string {
  const name = record.type === "deal" ? `the deal “${record.name}”` : record.name;
  const account = strength === "possible" ? `${name} (perhaps the same account)` : name;
  switch (ground) {
    case "existing_customer":
      return `${account} is already a customer`;
    case "actively_worked":
      return `A seller is working on ${account}`;
    case "already_registered":
      return `Another partner holds the accepted lead for ${account}`;
    case "duplicate":
      return `This partner already holds the accepted lead for ${account}`;
  }
}

function matchOf({ match, matched }: ConflictView): string {
  switch (match) {
    case "company":
      return "same HubSpot company";
    case "domain":
      return `same domain ${matched}`;
    case "name":
      return `same name “${matched}”`;
    case "hierarchy":
      return `parent or subsidiary “${matched}”`;
    case "similar_name":
      return `similar name “${matched}”`;
  }
}

function sinceOf({ ground, since }: ConflictView, locale: string): string {
  const day = formatDay(since, locale);
  return ground === "actively_worked" ? `last activity ${day}` : `since ${day}`;
}
