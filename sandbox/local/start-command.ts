import { readStartSettings } from "./start-settings.ts";
import { startLocal, type LocalProduct } from "./start-local.ts";

/** `npm start [-- --reset]`. Exit status 1 when it cannot start, 2 when it was asked wrongly. */
async function main(): Promise<void> {
  const read = readStartSettings(process.argv.slice(2), process.env, process.cwd());
  if ("problems" in read) return fail(2, read.problems);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const started = await startLocal(read.settings, process.cwd(), say);
  if ("problem" in started) return fail(1, [started.problem]);
  stopOnSignal(started);
}

/** Ctrl-C stops cleanly; a second one does not wait. */
function stopOnSignal(product: LocalProduct): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    process.stdout.write("Stopping…\n");
    product.close().then(() => process.exit(0), (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    });
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function fail(status: number, problems: readonly string[]): void {
  process.stderr.write(`${problems.join("\n")}\n`);
  process.exitCode = status;
}

await main();
