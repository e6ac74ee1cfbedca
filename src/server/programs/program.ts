import { refusal, type Outcome } from "../../scenario/terminal.ts";
import { onlyValue, readArguments, type Arguments } from "../commands/arguments.ts";
import type { UseDatabase } from "../commands/database.ts";
import { CommandRefused } from "../commands/refusal.ts";
import { accountProgram } from "./account-program.ts";
import { checkFiles } from "./check-files.ts";
import { diffPrograms } from "./diff-programs.ts";
import { listVersions, showVersion } from "./list-versions.ts";
import { publishProgram } from "./publish-program.ts";

const USAGE = `usage: npm run --silent program -- COMMAND …
  check FILE… [--json]                           what is wrong with programs, and what is most likely not meant
  diff OLD NEW [--facts PORTAL|FILE] [--portal ID] [--from DAY] [--as-of DAY] [--json]
                                                 what two programs say differently, and what each would have paid
  publish FILE --portal ID --from DAY|always [--by NAME] [--replace] [--dry-run]
                                                 a new version of an account's program, from today or a later day on;
                                                 before anybody has joined also from always, another program too
  list --portal ID [--json]                      the versions of an account's program
  show --portal ID [--version N]                 one of them as a program file; the one in effect unless said
  A program is a file of JSON with comments or a preset's id; in diff also, with an account, current or a version's number.
  Described in docs/programs.md
`;

const OPTIONS = ["facts", "portal", "from", "as-of", "by", "version"] as const;
type Given = Arguments<(typeof OPTIONS)[number]>;

/** The options and switches each command knows, and how many words it takes. */
const COMMANDS = {
  check: { takes: ["json"], words: "one or more program files", fits: (n: number) => n > 0 },
  diff: { takes: ["facts", "portal", "from", "as-of", "json"], words: "two programs, OLD and NEW", fits: (n: number) => n === 2 },
  publish: { takes: ["portal", "from", "by", "replace", "dry-run"], words: "one program file", fits: (n: number) => n === 1 },
  list: { takes: ["portal", "json"], words: "no word", fits: (n: number) => n === 0 },
  show: { takes: ["portal", "version"], words: "no word", fits: (n: number) => n === 0 },
} as const;
type Name = keyof typeof COMMANDS;

/** Who published, where nobody is named. */
const NOBODY_NAMED = "the command line";

/** Checks, compares, publishes and shows programs. `tell` is told what takes its time. Throws CommandRefused. */
export async function answerProgram(args: readonly string[], nowMs: number, useDatabase: UseDatabase, tell: (line: string) => void): Promise<Outcome> {
  const given = readArguments(args, OPTIONS, ["json", "replace", "dry-run"]);
  if (given.switches.has("help")) return { stdout: USAGE, stderr: "", exitCode: 0 };
  const [name, ...words] = given.words;
  if (name === undefined) return { stdout: "", stderr: USAGE, exitCode: 2 };
  if (!isCommand(name)) return refusal([`COMMAND: expected one of ${Object.keys(COMMANDS).join(", ")}, got ${JSON.stringify(name)}`]);
  const problems = usageProblems(name, words, given);
  if (problems.length > 0) return refusal(problems);
  const json = given.switches.has("json");
  const [first = "", second = ""] = words;
  switch (name) {
    case "check":
      return checkFiles(words, json);
    case "diff": {
      const question = { before: first, after: second, portal: onlyValue(given, "portal"), facts: onlyValue(given, "facts"), from: onlyValue(given, "from"), asOf: onlyValue(given, "as-of"), json };
      return diffPrograms(question, { nowMs, useDatabase, tell });
    }
    case "publish": {
      const publication = {
        file: first, portal: needed(given, "portal"), from: needed(given, "from"), by: onlyValue(given, "by") ?? NOBODY_NAMED,
        dryRun: given.switches.has("dry-run"), replace: given.switches.has("replace"),
      };
      return useDatabase((db) => publishProgram(publication, db, nowMs));
    }
    case "list":
      return listVersions(await useDatabase((db) => accountProgram(db.prisma, needed(given, "portal"), "--portal", nowMs)), json);
    case "show":
      return showVersion(await useDatabase((db) => accountProgram(db.prisma, needed(given, "portal"), "--portal", nowMs)), onlyValue(given, "version"));
  }
}

const isCommand = (name: string): name is Name => Object.hasOwn(COMMANDS, name);

function usageProblems(name: Name, words: readonly string[], { values, switches }: Given): readonly string[] {
  const { takes, words: expected, fits } = COMMANDS[name];
  const unknown = [...Object.keys(values), ...switches].filter((option) => !takes.some((known) => known === option));
  return [
    ...(fits(words.length) ? [] : [`${name}: expected ${expected}, got ${words.length === 0 ? "nothing" : words.join(" ")}`]),
    ...unknown.map((option) => `--${option}: expected one of ${takes.map((known) => `--${known}`).join(", ")} beside ${name}`),
  ];
}

function needed(given: Given, option: "portal" | "from"): string {
  const value = onlyValue(given, option);
  if (value === null) throw new CommandRefused([`--${option}: expected ${option === "portal" ? "a HubSpot account's id" : "the day from which it holds, YYYY-MM-DD"}, got nothing`]);
  return value;
}
