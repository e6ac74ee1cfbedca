import type { Fact } from "../../program/facts.ts";
import type { Program } from "../../program/program.ts";
import type { Judged } from "../../program/records.ts";
import { whatIf } from "../../ledger/what-if.ts";
import { readScenario } from "../../scenario/simulate.ts";
import { bytesOf } from "../../scenario/terminal.ts";
import { whatIfOutput, whatIfText } from "../../scenario/what-if-output.ts";
import { questionProblem, readAlternatives, SUPPOSING } from "../../scenario/what-if-question.ts";
import { onlyValue, readArguments, type Arguments } from "./arguments.ts";
import type { UseDatabase } from "./database.ts";
import { portalFacts } from "./portal-facts.ts";
import { CommandRefused } from "./refusal.ts";
import type { Command } from "./run.ts";

const USAGE = `usage: npm run --silent what-if -- FILE|--portal ID --deal DEAL [what is supposed] [--if WHAT]… [--json]
  FILE is a scenario in JSON, - is standard input; --portal asks about an account in the database, as of today.
  What is supposed: --close DAY  --tier TIER  --amount AMOUNT  --partner PARTNER  --type new|upgrade|expansion|renewal  --term MONTHS
  --if tier=elite,amount=80000 is one more alternative; any number may be asked at once.
  Described in docs/scenario.md
`;

const OPTIONS = ["portal", "deal", "if", ...SUPPOSING] as const;
type Option = (typeof OPTIONS)[number];

/** What a deal would earn if things were otherwise, from a scenario file or from an account's facts. */
export const answerWhatIf: Command = async (args, nowMs, useDatabase) => {
  const given = readArguments(args, OPTIONS, ["json"]);
  if (given.switches.has("help")) return { stdout: USAGE, stderr: "", exitCode: 0 };
  if (args.length === 0) return { stdout: "", stderr: USAGE, exitCode: 2 };
  const alternatives = readAlternatives(supposed(given), given.values.if ?? []);
  const deal = onlyValue(given, "deal");
  const problems = [...placeProblems(given), ...(deal === null ? ["--deal: expected the deal to ask about, got nothing"] : []), ...(alternatives.ok ? [] : alternatives.problems)];
  if (problems.length > 0 || deal === null || !alternatives.ok) throw new CommandRefused(problems);
  const { program, facts, asOf, judged } = await ground(given, nowMs, useDatabase);
  const answer = whatIf(program, facts, asOf, { deal, alternatives: alternatives.value.map(({ supposition }) => supposition) }, judged);
  if (!("outcomes" in answer)) throw new CommandRefused(answer.map((problem) => questionProblem(problem, alternatives.value)));
  return { stdout: given.switches.has("json") ? `${JSON.stringify(whatIfOutput(answer), null, 2)}\n` : whatIfText(answer), stderr: "", exitCode: 0 };
};

/** The alternative that stands in options of its own. */
const supposed = (given: Arguments<Option>): Readonly<Record<string, string>> =>
  Object.fromEntries(SUPPOSING.flatMap((name) => {
    const value = onlyValue(given, name);
    return value === null ? [] : [[name, value]];
  }));

function placeProblems(given: Arguments<Option>): readonly string[] {
  const places = given.words.length + (given.values.portal?.length ?? 0);
  return places === 1 ? [] : [`FILE: expected one scenario file or one --portal, got ${places === 0 ? "neither" : places}`];
}

interface Ground {
  readonly program: Program;
  readonly facts: readonly Fact[];
  readonly asOf: string;
  readonly judged?: Judged;
}

async function ground(given: Arguments<Option>, nowMs: number, useDatabase: UseDatabase): Promise<Ground> {
  const portal = onlyValue(given, "portal");
  if (portal !== null) {
    const { program, facts, today, judged } = await useDatabase((db) => portalFacts(db.prisma, portal, "--portal", nowMs));
    return { program, facts, asOf: today, judged };
  }
  const bytes = await bytesOf(given.words[0] ?? "-", "what-if");
  const scenario = bytes.ok ? readScenario(bytes.value) : bytes;
  if (!scenario.ok) throw new CommandRefused(scenario.problems);
  return scenario.value;
}
