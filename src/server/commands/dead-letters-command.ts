/** The command behind `npm run dead-letters`, described in docs/runbook.md. */
import { answerDeadLetters } from "./dead-letters.ts";
import { runCommand } from "./run.ts";

await runCommand(answerDeadLetters);
