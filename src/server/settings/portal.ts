import { Temporal } from "temporal-polyfill";
import type { Day } from "../../program/calendar.ts";
import type { Program } from "../../program/program.ts";
import { PRESET_IDS, presetProgram } from "../../scenario/preset.ts";
import type { Install } from "../store/install.ts";

/** A portal as its program sees it now. */
export interface Portal {
  readonly portalId: bigint;
  readonly program: Program;
  /** Today in the program's time zone. */
  readonly today: Day;
}

const programs = new Map<string, Program>();

/** The portal behind an install at an instant, in milliseconds since the epoch. Throws when it runs a program we do not have. */
export function portalAt({ portalId, programId }: Pick<Install, "portalId" | "programId">, nowMs: number): Portal {
  const program = programOf(programId);
  return { portalId, program, today: Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(program.timeZone).toPlainDate().toString() };
}

/** Reading a definition checks all of it, so each is read once. */
function programOf(id: string): Program {
  const known = programs.get(id);
  if (known) return known;
  const preset = PRESET_IDS.find((candidate) => candidate === id);
  if (preset === undefined) throw new Error(`no program ${id}`);
  const program = presetProgram(preset);
  programs.set(id, program);
  return program;
}
