/** The command behind `npm run program`, described in docs/programs.md. */
import { runCommand } from "../commands/run.ts";
import { answerProgram } from "./program.ts";

await runCommand((args, nowMs, useDatabase) => answerProgram(args, nowMs, useDatabase, (line) => { process.stderr.write(`${line}\n`); }));
