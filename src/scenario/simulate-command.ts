/** The command behind `npm run simulate`: reads scenario files, prints what the engine makes of them. Described in docs/scenario.md. */
import { answer, outcomeOfMany, outcomeOfOne } from "./simulate.ts";
import { bytesOf, finish, letReadersLeave } from "./terminal.ts";

const USAGE = `usage: npm run --silent simulate -- FILE…
  FILE is a scenario in JSON, - is standard input. One FILE prints one document, several print a line each.
  The format: docs/scenario.md
`;

const run = async (files: readonly string[]): Promise<void> => {
  if (files.length === 0) return finish({ stdout: "", stderr: USAGE, exitCode: 2 });
  if (files.includes("--help")) return finish({ stdout: USAGE, stderr: "", exitCode: 0 });
  for (const file of files) {
    const bytes = await bytesOf(file, "simulate");
    const result = bytes.ok ? answer(bytes.value) : bytes;
    await finish(files.length === 1 ? outcomeOfOne(result) : outcomeOfMany(result));
  }
};

letReadersLeave();
await run(process.argv.slice(2));
