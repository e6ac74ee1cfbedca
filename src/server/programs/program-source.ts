import type { Day } from "../../program/calendar.ts";
import type { Program } from "../../program/program.ts";
import { checkProgram } from "../../scenario/check/check-program.ts";
import { PRESET_IDS } from "../../scenario/preset.ts";
import { placeText, type Reading } from "../../scenario/problem.ts";
import { parseProgramFile } from "../../scenario/program-file.ts";
import type { ProgramDefinition } from "../../scenario/program-definition.ts";
import { bytesOf } from "../../scenario/terminal.ts";
import { versionsIn } from "../../scenario/written-versions.ts";
import { CommandRefused } from "../commands/refusal.ts";
import type { AccountProgram } from "./account-program.ts";

/** A program that a command was given, whatever names it. */
export interface ProgramSource {
  readonly name: string;
  /** A preset's id, a definition or a list of versions, as the scenario format takes it. */
  readonly written: unknown;
  readonly program: Program;
  readonly versions: readonly { readonly from: Day | null; readonly definition: ProgramDefinition }[];
}

/** What stands in a program file, or is a preset's id; not yet read as a program. */
export async function writtenProgram(name: string): Promise<Reading<unknown>> {
  if (PRESET_IDS.some((id) => id === name)) return { ok: true, value: name };
  const bytes = await bytesOf(name, "program");
  return bytes.ok ? parseProgramFile(bytes.value) : bytes;
}

/** Problems of a file, each naming it once. */
export const inFile = (file: string, problems: readonly string[]): readonly string[] =>
  problems.map((problem) => (problem.startsWith(`${file}: `) ? problem : `${file}: ${problem}`));

/** The lines that say what forbids reading a program. */
export const errorLines = (name: string, written: unknown): readonly string[] =>
  checkProgram(written).findings.filter(({ severity }) => severity === "error").map(({ place, sentence }) => `${name}: ${place.length === 0 ? "" : `${placeText(place)}: `}${sentence}`);

/**
 * The program that a word names: a preset's id, a file, or with an account the number of one of its versions, or `current`
 * for all that it has published. Throws CommandRefused for one that is not there or has errors.
 */
export async function programSource(name: string, account: AccountProgram | null): Promise<ProgramSource> {
  if (name === "current" || /^\d+$/.test(name)) return versionOf(name, account);
  const reading = await writtenProgram(name);
  if (!reading.ok) throw new CommandRefused(inFile(name, reading.problems));
  const { program } = checkProgram(reading.value);
  if (!program) throw new CommandRefused(errorLines(name, reading.value));
  return { name, written: reading.value, program: inZone(program, account), versions: versionsIn(reading.value) };
}

/** An account's days are those of its own time zone, whatever a file names. */
const inZone = (program: Program, account: AccountProgram | null): Program => (account ? { ...program, timeZone: account.program.timeZone } : program);

function versionOf(name: string, account: AccountProgram | null): ProgramSource {
  if (!account) throw new CommandRefused([`${name}: expected --portal with the account whose version is meant`]);
  if (name === "current") {
    const versions = account.versions.filter(({ standing }) => standing !== "replaced").map(({ from, definition }) => ({ from, definition }));
    const written = { versions: versions.map(({ from, definition }) => ({ ...(from !== null && { from }), program: definition })) };
    return { name: `current of account ${account.portalId}`, written, program: account.program, versions };
  }
  const version = account.versions[Number(name)];
  if (!version) throw new CommandRefused([`${name}: expected a version of the account, 0 to ${account.versions.length - 1}`]);
  const { program } = checkProgram(version.definition);
  if (!program) throw new Error(`version ${name} of account ${account.portalId} cannot be read any more`);
  const { definition } = version;
  return { name: `version ${name} of account ${account.portalId}`, written: definition, program: inZone(program, account), versions: [{ from: null, definition }] };
}
