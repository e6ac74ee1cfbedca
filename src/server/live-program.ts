import { Temporal } from "temporal-polyfill";
import type { Day } from "../program/calendar.ts";
import type { Program } from "../program/program.ts";
import { PRESET_IDS, presetProgram } from "../scenario/preset.ts";
import type { Install } from "./store/install.ts";

const programs = new Map<string, Program>();

/** The program an account runs: its preset, in the account's own time zone. Throws when the stored id is of no preset. */
export function programOf({ programId, timeZone }: Pick<Install, "programId" | "timeZone">): Program {
  const known = programs.get(`${programId} ${timeZone}`);
  if (known) return known;
  const preset = PRESET_IDS.find((id) => id === programId);
  if (!preset) throw new Error(`the account's program is ${programId}: expected one of ${PRESET_IDS.join(", ")}`);
  const program = { ...presetProgram(preset), timeZone };
  programs.set(`${programId} ${timeZone}`, program);
  return program;
}

/** The calendar day it is at an instant (milliseconds since the epoch) in a time zone. */
export const dayAt = (instantMs: number, timeZone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone).toPlainDate().toString();
