import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { destination } from "pino";
import { ConfigError } from "../../src/server/config.ts";
import { FolderInUse } from "../../src/server/db/folder-lock.ts";
import { dayAt } from "../../src/server/live-program.ts";
import { startServer, type RunningServer } from "../../src/server/main.ts";
import { ACCOUNT, APP } from "../account.ts";
import { demoCalendar } from "../demo/calendar.ts";
import { demoCrm } from "../demo/crm.ts";
import { recordPage } from "../record-page/server.ts";
import { startSandbox, type Sandbox } from "../sandbox.ts";
import { settleDemo, setUpDemo } from "./demo-account.ts";
import { takeDataDir } from "./running-file.ts";
import { appUrlOf, type StartSettings } from "./start-settings.ts";
import { localTokenKey } from "./token-key.ts";

/** The whole product on one machine: HubSpot's stand-in with the record page, and the app server. */
export interface LocalProduct {
  /** The record page. */
  readonly url: string;
  readonly app: RunningServer;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/** Cannot start, for a reason a person can act on. */
export interface NotStarted {
  readonly problem: string;
}

/** Folders of the data folder that `--reset` empties; anything else in it is not ours. */
const OURS = ["database", "database.new", "hubspot", "server.log"];

/**
 * Starts everything that `npm start` starts; `root` is the repository's folder, `say` gets lines for people.
 * Problems a person can act on are answered, with nothing left running; others throw.
 */
export async function startLocal(settings: StartSettings, root: string, say: (line: string) => void): Promise<LocalProduct | NotStarted> {
  if (settings.reset && settings.databaseUrl !== null) {
    return { problem: "--reset does not empty a PostgreSQL database. Create a new one and point DATABASE_URL at it." };
  }
  const held = takeDataDir(settings.dataDir, `http://localhost:${String(settings.port)}`);
  if ("heldBy" in held) {
    return { problem: `Partner Ledger is already running at ${held.heldBy.url} (process ${String(held.heldBy.pid)}, data in ${settings.dataDir}). Stop it first, or set PORT and DATA_DIR for a second one.` };
  }
  const closers: (() => Promise<void> | void)[] = [held.release];
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).toReversed()) await one();
  };
  try {
    if (settings.reset) for (const name of OURS) rmSync(path.join(settings.dataDir, name), { recursive: true, force: true });
    const { sandbox, app } = await startBoth(settings, root, closers);
    const isNew = await setUpDemo(app, ACCOUNT.timeZone);
    if (isNew) say("The demo account is new: installing the app and taking in its history…");
    await settleDemo(app);
    say(`Partner Ledger is running. Open ${sandbox.url}`);
    say(`App server ${app.url}, data and log in ${settings.dataDir}. Ctrl-C stops it.`);
    return { url: sandbox.url, app, sandbox, close };
  } catch (error) {
    await close();
    const problem = actionable(error, settings);
    if (problem === null) throw error;
    return { problem };
  }
}

async function startBoth(settings: StartSettings, root: string, closers: (() => Promise<void> | void)[]): Promise<{ readonly sandbox: Sandbox; readonly app: RunningServer }> {
  mkdirSync(settings.dataDir, { recursive: true });
  const appUrl = appUrlOf(settings.port);
  const page = await recordPage({ root });
  closers.push(() => page.close());
  const sandbox = await startSandbox({
    port: settings.port, host: "localhost", dataDir: path.join(settings.dataDir, "hubspot"),
    app: { baseUrl: appUrl, srcDir: path.join(root, "src") },
    seed: demoCrm(demoCalendar(dayAt(Date.now(), ACCOUNT.timeZone))),
    pages: page.router,
  });
  closers.push(() => sandbox.close());
  const app = await startServer(
    {
      ...process.env, PORT: String(settings.port + 1), HOST: "127.0.0.1", PUBLIC_URL: appUrl, DATA_DIR: settings.dataDir, DATABASE_URL: settings.databaseUrl ?? undefined,
      HUBSPOT_API_URL: sandbox.url, HUBSPOT_AUTH_URL: sandbox.url, HUBSPOT_APP_ID: String(APP.appId), HUBSPOT_CLIENT_ID: APP.clientId,
      HUBSPOT_CLIENT_SECRET: APP.clientSecret, TOKEN_KEYS: localTokenKey(settings.dataDir),
    },
    { root, logTo: destination({ dest: path.join(settings.dataDir, "server.log"), sync: false }) },
  );
  closers.push(() => app.close());
  return { sandbox, app };
}

/** What a person can do about an error; null when it is ours. */
function actionable(error: unknown, { port, databaseUrl }: StartSettings): string | null {
  if (error instanceof ConfigError || error instanceof FolderInUse) return error.message;
  if (!(error instanceof Error) || !("code" in error)) return null;
  const taken = "port" in error ? Number(error.port) : port;
  if (error.code === "EADDRINUSE") return `Port ${String(taken)} is taken by another program. Set PORT to another one: the app server takes the port above it.`;
  if (error.code === "EACCES") return `Port ${String(taken)} is not allowed for this user. Set PORT to one above 1023.`;
  if (databaseUrl !== null && (error.code === "ECONNREFUSED" || error.code === "ENOTFOUND")) return "The database at DATABASE_URL does not answer. Check its address and that it runs.";
  return null;
}
