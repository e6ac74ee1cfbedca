/** The command behind `npm run recompute`, described in docs/runbook.md. Ctrl-C stops it where it is; a second one at once. */
import { answerRecompute } from "./recompute.ts";
import { runCommand } from "./run.ts";

const stop = new AbortController();
process.once("SIGINT", () => { stop.abort(); });
process.once("SIGTERM", () => { stop.abort(); });

await runCommand((args, nowMs, useDatabase) => answerRecompute(args, nowMs, useDatabase, {
  stop: stop.signal,
  clock: Date.now,
  tell: (line) => { process.stderr.write(`${line}\n`); },
}));
