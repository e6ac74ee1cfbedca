import { onlyValue, readArguments } from "../src/server/commands/arguments.ts";
import { CommandRefused } from "../src/server/commands/refusal.ts";
import { MEASURES, type MeasureId, type Size } from "./measures.ts";

/** How the bench is called. */
export const USAGE = `usage: npm run --silent bench -- [--only P2[,P3…]] [--deals N] [--rounds N]
  Measures ${MEASURES.join(", ")} on PostgreSQL (DATABASE_URL, else one started for the purpose), prints a table and writes bench/results.json.
  Described in docs/bench.md
`;

/** What is to be measured, and how much of it. */
export interface Plan {
  readonly only: ReadonlySet<MeasureId>;
  readonly size: Size;
}

/** Reads the arguments; null for a call that asks how it is called. Throws CommandRefused. */
export function planOf(args: readonly string[]): Plan | null {
  const given = readArguments(args, ["only", "deals", "rounds"], []);
  if (given.switches.has("help") || given.words.length > 0) return null;
  const names = onlyValue(given, "only")?.split(",") ?? [...MEASURES];
  const only = MEASURES.filter((id) => names.includes(id));
  const unknown = names.find((name) => !MEASURES.some((id) => id === name));
  if (unknown !== undefined) throw new CommandRefused([`--only: expected some of ${MEASURES.join(",")}, got "${unknown}"`]);
  const whole = (name: "deals" | "rounds", usual: number, least: number): number => {
    const text = onlyValue(given, name);
    if (text === null) return usual;
    if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
    throw new CommandRefused([`--${name}: expected a whole number from ${least} on, got "${text}"`]);
  };
  return { only: new Set(only), size: { deals: whole("deals", 1_000_000, 100), rounds: whole("rounds", 5, 1) } };
}
