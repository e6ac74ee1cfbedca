import { createServer, type Server as HttpServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { APP } from "../../../sandbox/account.ts";
import { startSandbox, type Sandbox } from "../../../sandbox/sandbox.ts";
import { EMPTY_SEED, type CrmSeed } from "../../../sandbox/seed.ts";
import { readConfig } from "../../../src/server/config.ts";
import type { Server } from "../../../src/server/context.ts";
import { oauthRoutes } from "../../../src/server/http/oauth.ts";
import { openHubSpot } from "../../../src/server/hubspot/hubspot.ts";
import { openQueue } from "../../../src/server/jobs/queue.ts";
import { freshDatabase } from "../../support/database.ts";
import { recordedLog, TOKEN_KEYS } from "../hubspot/installed-account.ts";
import { Browser, type Page } from "./browser.ts";

/** The install routes on a server of ours, and a HubSpot that knows it, both over real HTTP. */
export interface InstallableApp {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly server: Server;
  readonly lines: readonly string[];
  /** Installs as the account's super admin does, in a browser of its own; answers the last page. */
  install(): Promise<Page>;
  close(): Promise<void>;
}

export async function startInstallableApp(seed: CrmSeed = EMPTY_SEED): Promise<InstallableApp> {
  const http = createServer();
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const url = `http://localhost:${portOf(http)}`;
  const sandbox = await startSandbox({ port: 0, dataDir: null, app: { baseUrl: url }, seed, webhooks: { retryMs: [] } });
  const { log, lines } = recordedLog();
  const config = readConfig({
    PUBLIC_URL: url, HUBSPOT_API_URL: sandbox.url, HUBSPOT_AUTH_URL: sandbox.url, HUBSPOT_APP_ID: String(APP.appId),
    HUBSPOT_CLIENT_ID: APP.clientId, HUBSPOT_CLIENT_SECRET: APP.clientSecret, TOKEN_KEYS: TOKEN_KEYS.map((key) => key.toString("base64")).join(","),
  });
  const db = await freshDatabase();
  const queue = await openQueue(db, log);
  const hubspot = openHubSpot({ config, db, log });
  const server: Server = { config, db, queue, log, hubspot };
  const app = express();
  app.use(oauthRoutes(server));
  http.on("request", app);
  return {
    url, sandbox, server, lines,
    async install() {
      const browser = new Browser();
      return browser.submit(await browser.open(`${url}/oauth/install`), { userId: "1002", decision: "grant" });
    },
    async close() {
      hubspot.close();
      await queue.stop();
      await sandbox.close();
      http.close();
      http.closeAllConnections();
      await db.close();
    },
  };
}

const portOf = (http: HttpServer): number => (http.address() as AddressInfo).port;
