import { ConfigError } from "./config.ts";
import { FolderInUse } from "./db/folder-lock.ts";
import { startServer } from "./main.ts";

/** `node …/serve-command.mjs` in production: the app server alone, until SIGINT or SIGTERM. Exit status 2 when it cannot start. */
async function serve(): Promise<void> {
  const running = await startServer(process.env, { root: process.cwd() });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    running.close().then(() => { process.exitCode = 0; }, fail);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function fail(error: unknown): void {
  process.stderr.write(`${sentenceFor(error)}\n`);
  process.exitCode = 2;
}

function sentenceFor(error: unknown): string {
  if (error instanceof ConfigError || error instanceof FolderInUse) return error.message;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return `PORT: ${process.env["PORT"] ?? "3001"} is taken by another program; choose another`;
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

await serve().catch(fail);
