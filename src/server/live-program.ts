import { Temporal } from "temporal-polyfill";
import type { Day } from "../program/calendar.ts";
import type { Program } from "../program/program.ts";
import { PRESET_IDS, presetProgram, type PresetId } from "../scenario/preset.ts";
import { problemLine, type Problem } from "../scenario/problem.ts";
import { readProgram } from "../scenario/program-definition.ts";
import type { Tx } from "./db/database.ts";
import type { Install } from "./store/install.ts";
import { publishedVersions, type PublishedVersion } from "./store/program-version.ts";

/** What an account's program depends on. */
type ProgramOf = Pick<Install, "portalId" | "programId" | "programRevision" | "timeZone">;

/** Presets by id and time zone. */
const presets = new Map<string, Program>();
/** What accounts have published, with what it was read by. */
const programs = new Map<bigint, { readonly key: string; readonly program: Program }>();

/**
 * The program an account runs, over time, in the account's own time zone: what it has published (decision 0011), and before
 * and without that its preset. The install as just read tells whether what is remembered is still so, in every replica.
 * Throws when what is stored cannot be read as a program.
 */
export async function programOf(db: Tx, { portalId, programId, programRevision, timeZone }: ProgramOf): Promise<Program> {
  if (programRevision === 0n) return presetIn(programId, timeZone);
  const key = `${programId} ${programRevision} ${timeZone}`;
  const remembered = programs.get(portalId);
  if (remembered?.key === key) return remembered.program;
  // Read up to the install's revision: what is published meanwhile goes with the next install.
  const published = (await publishedVersions(db, portalId)).filter(({ seq }) => seq <= programRevision);
  const program = { ...programOverTime(presetIn(programId, timeZone), published), timeZone };
  programs.set(portalId, { key, program });
  return program;
}

/**
 * The program that publications amount to, taken in their order: each is in effect from its day on and for good, so that it
 * supersedes whatever was to begin on that day or later.
 */
export function programOverTime(preset: Program, published: readonly PublishedVersion[]): Program {
  return published.reduce((program, { from, definition }) => {
    const version = readDefinition(definition);
    return from === null ? version : { ...program, later: [...program.later.filter((other) => other.from < from), { from, terms: version.first }] };
  }, preset);
}

/** The id of a preset. Throws when it is of none. */
export function presetIdOf(programId: string): PresetId {
  const preset = PRESET_IDS.find((id) => id === programId);
  if (!preset) throw new Error(`the account's program is ${programId}: expected one of ${PRESET_IDS.join(", ")}`);
  return preset;
}

/** A preset in an account's time zone. Throws when the id is of none. */
export function presetIn(programId: string, timeZone: string): Program {
  const known = presets.get(`${programId} ${timeZone}`);
  if (known) return known;
  const program = { ...presetProgram(presetIdOf(programId)), timeZone };
  presets.set(`${programId} ${timeZone}`, program);
  return program;
}

/** A stored definition was checked before it was published. */
function readDefinition(definition: unknown): Program {
  const problems: Problem[] = [];
  const program = readProgram(definition, [], problems);
  if (!program) throw new Error(`a published program cannot be read any more: ${problems.map((problem) => problemLine(problem, "program")).join("; ")}`);
  return program;
}

/** The calendar day it is at an instant (milliseconds since the epoch) in a time zone. */
export const dayAt = (instantMs: number, timeZone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
