import type { Day } from "../../program/calendar.ts";
import type { Program } from "../../program/program.ts";
import { presetDefinition } from "../../scenario/preset.ts";
import type { ProgramDefinition } from "../../scenario/program-definition.ts";
import { installOf } from "../commands/portal-facts.ts";
import type { Tx } from "../db/database.ts";
import { dayAt, presetIdOf, programOf } from "../live-program.ts";
import { publishedVersions, type PublishedVersion } from "../store/program-version.ts";

/** Where a version stands on a day: what superseded one before it began is `replaced`. */
export type VersionStanding = "over" | "in effect" | "to come" | "replaced";

/** A version of an account's program, by the number people call it. */
export interface AccountVersion {
  /** 0 for the preset, then 1, 2, … in the order of publication. */
  readonly number: number;
  /** The first day it is in effect; null for always. */
  readonly from: Day | null;
  readonly definition: ProgramDefinition;
  readonly standing: VersionStanding;
  /** Null for the preset. */
  readonly published: { readonly by: string; readonly at: Date } | null;
}

/** An account's program, version by version. */
export interface AccountProgram {
  readonly portalId: bigint;
  readonly program: Program;
  /** The day it is in the account's time zone. */
  readonly today: Day;
  /** Oldest first; the preset that the account began with is the first. */
  readonly versions: readonly AccountVersion[];
}

/** Reads an account's program. `portal` is the id as it was typed, `place` where, `nowMs` the time since the epoch. Throws CommandRefused. */
export async function accountProgram(db: Tx, portal: string, place: string, nowMs: number): Promise<AccountProgram> {
  const install = await installOf(db, portal, place);
  const program = await programOf(db, install);
  const today = dayAt(nowMs, program.timeZone);
  const published = await publishedVersions(db, install.portalId);
  const all = [{ from: null, definition: presetDefinition(presetIdOf(install.programId)), published: null }, ...published.map(publication)];
  const standings = standingsOf(all.map(({ from }) => from), today);
  return { portalId: install.portalId, program, today, versions: all.map((version, number) => ({ number, ...version, standing: standings[number] ?? "replaced" })) };
}

// It was checked before it was stored.
const publication = ({ from, definition, publishedBy, publishedAt }: PublishedVersion) =>
  ({ from, definition: definition as ProgramDefinition, published: { by: publishedBy, at: publishedAt } });

/** Where each of some publications stands, in their order: each supersedes what was to begin on its day or later. */
function standingsOf(days: readonly (Day | null)[], today: Day): readonly VersionStanding[] {
  const kept = days.map((from, i) => days.slice(i + 1).every((later) => later !== null && (from === null || later > from)));
  const current = days.findLastIndex((from, i) => kept[i] === true && (from === null || from <= today));
  return days.map((_, i) => {
    if (kept[i] !== true) return "replaced";
    if (i === current) return "in effect";
    return i < current ? "over" : "to come";
  });
}

/** The version whose terms a day goes by. */
export const versionOn = ({ versions }: AccountProgram, day: Day): AccountVersion | undefined =>
  versions.findLast(({ from, standing }) => standing !== "replaced" && (from === null || from <= day));
