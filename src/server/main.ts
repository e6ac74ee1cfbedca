import { readFile } from "node:fs/promises";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { DestinationStream } from "pino";
import { openApp } from "./app.ts";
import { readConfig } from "./config.ts";
import type { Server } from "./context.ts";
import type { Database } from "./db/database.ts";
import { openDatabase } from "./db/open.ts";
import { rulesPage } from "./http/rules-page.ts";
import { openHubSpot } from "./hubspot/hubspot.ts";
import { openQueue } from "./jobs/queue.ts";
import { pickUp, startSweeping } from "./jobs/sweep.ts";
import { jobHandlers } from "./jobs/worker.ts";
import { openLog } from "./log.ts";

/** A server that is up: taking requests and working. */
export interface RunningServer {
  /** Where it listens, on this machine; not the public address. */
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  /** Stops taking requests, lets go of work in a state that the next start goes on from, and closes the database. */
  close(): Promise<void>;
}

interface StartOptions {
  /** The repository's folder, where migrations and the rules are. */
  readonly root: string;
  /** Where the log goes; standard output when left out. */
  readonly logTo?: DestinationStream;
  /** An open database in place of the configured one; closed with the server. */
  readonly database?: Database;
}

/** A request, headers and body, that takes longer than this is closed. */
const REQUEST_TIMEOUT_MS = 15_000;
const MAX_HEADER_BYTES = 16_384;

/**
 * Starts the server. Throws ConfigError, FolderInUse, the database's own error, or Node's when the port is taken; then
 * nothing is left open.
 */
export async function startServer(env: Readonly<Record<string, string | undefined>>, { root, logTo, database }: StartOptions): Promise<RunningServer> {
  const config = readConfig(env);
  const log = openLog(config, logTo);
  const closers: (() => Promise<void> | void)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    const db = database ?? await openDatabase(config, root);
    closers.push(() => db.close());
    const queue = await openQueue(db, log);
    closers.push(() => queue.stop());
    const hubspot = openHubSpot({ config, db, log });
    closers.push(() => { hubspot.close(); });
    const server: Server = { config, db, queue, log, hubspot };
    const http = await listen(server, rulesPage(await readFile(path.join(root, "docs/rules.md"), "utf8")));
    closers.push(() => stopListening(http));
    await pickUp(server);
    await queue.work(jobHandlers(server));
    closers.push(startSweeping(server));
    const { port } = http.address() as AddressInfo;
    log.info({ port, database: db.kind }, "listening");
    return { url: `http://${config.host}:${port}`, port, server, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function listen(server: Server, rules: string): Promise<HttpServer> {
  const http = createServer({
    requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: 1_000, maxHeaderSize: MAX_HEADER_BYTES,
  }, openApp(server, rules));
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(server.config.port, server.config.host, () => {
      http.off("error", reject);
      resolve();
    });
  });
  return http;
}

async function stopListening(http: HttpServer): Promise<void> {
  await new Promise<void>((resolve) => {
    http.close(() => { resolve(); });
    http.closeIdleConnections();
  });
}
