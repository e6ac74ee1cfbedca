import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Database } from "./db/database.ts";
import type { HubSpot } from "./hubspot/hubspot.ts";
import type { Queue } from "./jobs/queue.ts";

/** Everything a request or a job may need, opened once at start (main.ts). */
export interface Server {
  readonly config: Config;
  readonly db: Database;
  readonly queue: Queue;
  readonly log: Logger;
  readonly hubspot: HubSpot;
}
