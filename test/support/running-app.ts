import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { once } from "node:events";
import { APP } from "../../sandbox/account.ts";
import { startSandbox, type Sandbox } from "../../sandbox/sandbox.ts";
import type { CrmSeed } from "../../sandbox/seed.ts";
import type { Server } from "../../src/server/context.ts";
import { startServer, type RunningServer } from "../../src/server/main.ts";
import { Browser } from "../server/oauth/browser.ts";
import { freshDatabase, repositoryRoot } from "./database.ts";

/** The whole server and a HubSpot that knows it, both over real HTTP. */
export interface RunningApp {
  readonly sandbox: Sandbox;
  readonly server: Server;
  /** Where the server listens, which is also the origin it is signed for. */
  readonly url: string;
  /** What it logged, a line each. */
  readonly lines: readonly string[];
  /** Changes the account as a user does, by the sandbox's control routes: `control("PATCH", "/records/deals/1", {…})`. */
  control(method: string, path: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

const TOKEN_KEY = createHash("sha256").update("a key for tests").digest("base64");
const MANAGER = "1002";

/**
 * Starts both and installs the app as the account's super admin does, and waits until the account has been read: a test that
 * writes while the backfill is still under way would meet what the backfill stores. `seed` is what the account holds.
 */
export async function startRunningApp(seed: CrmSeed): Promise<RunningApp> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const sandbox = await startSandbox({ port: 0, dataDir: null, app: { baseUrl: url }, seed });
  const lines: string[] = [];
  const running: RunningServer = await startServer(environmentFor(sandbox.url, url, port), {
    root: repositoryRoot, database: await freshDatabase(), logTo: { write: (line: string) => { lines.push(line); } },
  });
  const browser = new Browser();
  await browser.submit(await browser.open(`${url}/oauth/install`), { userId: MANAGER, decision: "grant" });
  await eventually("the backfill", async () => lines.some((line) => line.includes('"backfill done"')));
  return {
    sandbox, server: running.server, url, lines,
    control: (method, path, body) => callControl(sandbox.url, method, path, body),
    close: async () => {
      await sandbox.close();
      await running.close();
    },
  };
}

/** Half a minute is what a test has; a busy machine may need most of it. */
const PATIENCE_MS = 20_000;

/** Waits until `check` answers something else than null or false; throws after twenty seconds, saying what it waited for. */
export async function eventually<T>(what: string, check: () => Promise<T | null | false>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const found = await check();
    if (found !== null && found !== false) return found;
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
  throw new Error(`waited twenty seconds for ${what}`);
}

/** The environment of a server for the sandbox's account. */
export const environmentFor = (hubspotUrl: string, publicUrl: string, port: number): Record<string, string> => ({
  PORT: String(port), HOST: "127.0.0.1", PUBLIC_URL: publicUrl, HUBSPOT_API_URL: hubspotUrl, HUBSPOT_AUTH_URL: hubspotUrl,
  HUBSPOT_APP_ID: String(APP.appId), HUBSPOT_CLIENT_ID: APP.clientId, HUBSPOT_CLIENT_SECRET: APP.clientSecret, TOKEN_KEYS: TOKEN_KEY, LOG_LEVEL: "debug",
});

/** Calls a control route of the sandbox; throws when it is refused. */
export async function callControl(url: string, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${url}/sandbox${path}`, { method, headers: { "content-type": "application/json" }, ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }) });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  const text = await answer.text();
  return text === "" ? null : JSON.parse(text);
}

/** A port nobody listens on: the two servers must know each other's address before either starts. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  if (address === null || typeof address === "string") throw new Error("no port to listen on");
  probe.close();
  await once(probe, "close");
  return address.port;
}
