/** The command behind `npm run what-if`, described in docs/scenario.md. */
import { runCommand } from "./run.ts";
import { answerWhatIf } from "./what-if.ts";

await runCommand(answerWhatIf);
