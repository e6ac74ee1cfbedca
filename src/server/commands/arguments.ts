import { parseArgs } from "node:util";
import { CommandRefused } from "./refusal.ts";

/** What a command was called with: files or other words, options that were given, switches that were set. */
export interface Arguments<Name extends string> {
  readonly words: readonly string[];
  /** Every value of an option, in the order given; an option that was not is missing. */
  readonly values: Readonly<Partial<Record<Name, readonly string[]>>>;
  readonly switches: ReadonlySet<string>;
}

/**
 * Reads a command's arguments: `options` take a value, `switches` none. Throws CommandRefused for one that is neither or
 * lacks its value. Every command has the switch `help`.
 */
export function readArguments<Name extends string>(args: readonly string[], options: readonly Name[], switches: readonly string[]): Arguments<Name> {
  const config = {
    ...Object.fromEntries(options.map((name) => [name, { type: "string" as const, multiple: true }])),
    ...Object.fromEntries([...switches, "help"].map((name) => [name, { type: "boolean" as const }])),
  };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: config, allowPositionals: true });
    return {
      words: positionals,
      // Node's types do not follow names that are made up here.
      values: Object.fromEntries(Object.entries(values).filter(([, value]) => Array.isArray(value))) as Partial<Record<Name, readonly string[]>>,
      switches: new Set(Object.entries(values).filter(([, value]) => value === true).map(([name]) => name)),
    };
  } catch (error) {
    // Node's own sentence names the option and what is wrong with it.
    if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) throw new CommandRefused([error.message]);
    throw error;
  }
}

/** The one value of an option; null when it was not given. Throws CommandRefused when it was given more than once. */
export function onlyValue<Name extends string>({ values }: Arguments<Name>, name: Name): string | null {
  const given = values[name] ?? [];
  if (given.length > 1) throw new CommandRefused([`--${name}: expected once, got ${given.length} times`]);
  return given[0] ?? null;
}
