/** The command behind `npm run book`, described in docs/runbook.md. */
import { answerBook } from "./book.ts";
import { runCommand } from "./run.ts";

await runCommand(answerBook);
