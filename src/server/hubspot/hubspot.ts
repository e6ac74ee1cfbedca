import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import { openHubSpotClient, type HubSpotClient } from "./client.ts";
import { SYSTEM_CLOCK, type Clock } from "./clock.ts";
import type { OAuthApp } from "./oauth-api.ts";
import { pipelinesFrom, type Pipelines } from "./pipelines.ts";
import { sealWith, type Seal } from "./seal.ts";
import { tokensFrom } from "./tokens.ts";

/** Everything the server needs to speak with HubSpot, opened once. */
export interface HubSpot {
  readonly client: HubSpotClient;
  readonly pipelines: Pipelines;
  readonly app: OAuthApp;
  readonly seal: Seal;
  readonly clock: Clock;
  /** Fires on close; calls under way reject. */
  readonly signal: AbortSignal;
  close(): void;
}

interface HubSpotParts {
  readonly config: Pick<Config, "hubspot" | "tokenKeys">;
  readonly db: Database;
  readonly log: Logger;
  readonly clock?: Clock;
}

/** Opens the door to HubSpot. Nothing is called until somebody asks. */
export function openHubSpot({ config, db, log, clock = SYSTEM_CLOCK }: HubSpotParts): HubSpot {
  const { apiUrl, clientId, clientSecrets } = config.hubspot;
  const [clientSecret] = clientSecrets;
  if (!clientSecret) throw new Error("the configuration has no client secret");
  const closing = new AbortController();
  const { signal } = closing;
  const app: OAuthApp = { apiUrl, clientId, clientSecret };
  const seal = sealWith(config.tokenKeys);
  const tokens = tokensFrom({ db, app, seal, clock, log, signal });
  const client = openHubSpotClient({ apiUrl, tokens, log, clock, signal });
  return { client, pipelines: pipelinesFrom(client, clock), app, seal, clock, signal, close: () => closing.abort(new Error("the server is closing")) };
}
