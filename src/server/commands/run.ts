import { finish, letReadersLeave, refusal, type Outcome } from "../../scenario/terminal.ts";
import { withDatabase, type UseDatabase } from "./database.ts";
import { CommandRefused } from "./refusal.ts";

/** Answers what it was called with, at a time (milliseconds since the epoch). Throws CommandRefused. */
export type Command = (args: readonly string[], nowMs: number, useDatabase: UseDatabase) => Promise<Outcome>;

/** Runs a command with this process's arguments and environment, writes what it answers and sets the exit status: 2 when it refuses. */
export async function runCommand(command: Command): Promise<void> {
  letReadersLeave();
  try {
    await finish(await command(process.argv.slice(2), Date.now(), (work) => withDatabase(process.env, process.cwd(), work)));
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    await finish(refusal(error.problems));
  }
}
