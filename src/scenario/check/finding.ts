import type { Place } from "../problem.ts";

/** How bad a finding is: an error forbids publishing, a warning is most likely a slip, a note says what the program does. */
export const SEVERITIES = ["error", "warning", "note"] as const;
/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** What can be found in a program file; docs/programs.md explains each. */
export const FINDING_IDS = [
  "file", "format", "undefined-base", "missing-currency", "unknown-tier", "version-days", "bands-apart",
  "unreachable-tier", "requirement-never-met", "deal-type-unpaid", "fees-overlap", "tier-without-rate", "rate-falls", "band-without-rate", "uplift-lowers",
  "minimum-above-cap", "cap-always-reached", "default-rounding", "tier-dropped", "track-dropped",
  "choice-needed", "option-dropped", "year-never-paid", "clawback-in-lock",
  "tier-by-hand", "never-reviewed", "default-time-zone",
] as const;
/** One of {@link FINDING_IDS}. */
export type FindingId = (typeof FINDING_IDS)[number];

/** One thing found in a program. */
export interface Finding {
  readonly id: FindingId;
  readonly severity: Severity;
  /** Where in the file; empty for the whole of it. */
  readonly place: Place;
  /** What is so and what follows from it, for a partner manager. */
  readonly sentence: string;
}

/** A finding at a place. */
export const finding = (severity: Severity, id: FindingId, place: Place, sentence: string): Finding => ({ id, severity, place, sentence });

/** `Partner`, `Partner and Expert`, `Partner, Expert and Elite`. */
export const listed = (names: readonly string[]): string => {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
};
