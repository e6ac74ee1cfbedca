/** The command behind `npm run simulate`: reads scenario files, prints what the engine makes of them. Described in docs/scenario.md. */
import { answer, explained, explainedAmongMany, explainedOne, outcomeOfMany, outcomeOfOne } from "./simulate.ts";
import { bytesOf, finish, letReadersLeave, refusal } from "./terminal.ts";

const USAGE = `usage: npm run --silent simulate -- [--explain] FILE…
  FILE is a scenario in JSON, - is standard input. One FILE prints one document, several print a line each.
  --explain prints text instead: every answer with its reasons, its arithmetic, and the numbers of the rules (docs/rules.md).
  The format: docs/scenario.md
`;

const run = async (args: readonly string[]): Promise<void> => {
  if (args.includes("--help")) return finish({ stdout: USAGE, stderr: "", exitCode: 0 });
  const unknown = args.filter((arg) => arg.startsWith("-") && arg !== "-" && arg !== "--explain");
  if (unknown.length > 0) return finish(refusal([...unknown.map((option) => `${option}: expected --explain, --help or a file`), USAGE.trimEnd()]));
  const files = args.filter((arg) => arg !== "--explain");
  if (files.length === 0) return finish(refusal([...(args.length === 0 ? [] : ["--explain: expected a FILE to explain"]), USAGE.trimEnd()]));
  await (args.includes("--explain") ? explainAll(files) : answerAll(files));
};

const answerAll = async (files: readonly string[]): Promise<void> => {
  for (const file of files) {
    const bytes = await bytesOf(file, "simulate");
    const result = bytes.ok ? answer(bytes.value) : bytes;
    await finish(files.length === 1 ? outcomeOfOne(result) : outcomeOfMany(result));
  }
};

const explainAll = async (files: readonly string[]): Promise<void> => {
  for (const [place, file] of files.entries()) {
    const bytes = await bytesOf(file, "simulate");
    const result = bytes.ok ? explained(bytes.value) : bytes;
    await finish(files.length === 1 ? explainedOne(result) : explainedAmongMany(file, result, place === 0));
  }
};

letReadersLeave();
await run(process.argv.slice(2));
