/** The command behind `npm run accounts`, described in docs/runbook.md. */
import { ConfigError, readConfig } from "../config.ts";
import { openHubSpot } from "../hubspot/hubspot.ts";
import { openLog } from "../log.ts";
import { answerAccounts, type OpenHubSpot } from "./accounts.ts";
import { CommandRefused } from "./refusal.ts";
import { runCommand } from "./run.ts";

const openDoor: OpenHubSpot = (db) => {
  try {
    const config = readConfig(process.env);
    return openHubSpot({ config, db, log: openLog(config, process.stderr) });
  } catch (error) {
    throw error instanceof ConfigError ? new CommandRefused(error.problems) : error;
  }
};

await runCommand((args, _nowMs, useDatabase) => answerAccounts(args, useDatabase, openDoor));
