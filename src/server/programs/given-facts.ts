import type { Day } from "../../program/calendar.ts";
import type { Fact } from "../../program/facts.ts";
import type { Judged } from "../../program/records.ts";
import { parseJson } from "../../scenario/json-text.ts";
import { problemAt } from "../../scenario/problem.ts";
import { day } from "../../scenario/scalars.ts";
import { parseScenario } from "../../scenario/scenario.ts";
import { bytesOf } from "../../scenario/terminal.ts";
import { portalFacts } from "../commands/portal-facts.ts";
import { CommandRefused } from "../commands/refusal.ts";
import type { Tx } from "../db/database.ts";
import { dayAt } from "../live-program.ts";
import { inFile, type ProgramSource } from "./program-source.ts";

/** What happened, up to the last day that counts. */
export interface GivenFacts {
  readonly facts: readonly Fact[];
  readonly asOf: Day;
  /** The decisions of an account have all stood; those of a file are judged. */
  readonly judged?: Judged;
}

/** An account's own facts. `asOf` is as it was typed, today without it. Throws CommandRefused. */
export async function factsOfAccount(db: Tx, portal: string, place: string, asOf: string | null, nowMs: number, tell: (line: string) => void): Promise<GivenFacts> {
  tell(`reading what happened in account ${portal}`);
  const { facts, today, judged } = await portalFacts(db, portal, place, nowMs);
  const asked = asOf === null ? today : dayIn("--as-of", asOf);
  if (asked > today) throw new CommandRefused([`--as-of: ${problemAt([], `a day up to today, ${today}`, asked).text}`]);
  return { facts, asOf: asked, judged };
}

/** The facts of a scenario file, or of a list of events, which are read as events of `source`. Throws CommandRefused. */
export async function factsOfFile(file: string, source: ProgramSource, asOf: string | null, nowMs: number): Promise<GivenFacts> {
  const bytes = await bytesOf(file, "program");
  const json = bytes.ok ? parseJson(bytes.value) : bytes;
  if (!json.ok) throw new CommandRefused(inFile(file, json.problems));
  const asked = asOf === null ? null : dayIn("--as-of", asOf);
  const today = dayAt(nowMs, source.program.timeZone);
  const scenario = parseScenario(Array.isArray(json.value) ? { program: source.written, asOf: asked ?? today, events: json.value } : json.value);
  if (!scenario.ok) throw new CommandRefused(inFile(file, scenario.problems));
  return { facts: scenario.value.facts, asOf: asked ?? scenario.value.asOf };
}

/** A day that was typed. Throws CommandRefused. */
export function dayIn(place: string, text: string): Day {
  const read = day.safeParse(text);
  if (!read.success) throw new CommandRefused([`${place}: ${problemAt([], "a day, YYYY-MM-DD", text).text}`]);
  return read.data;
}
