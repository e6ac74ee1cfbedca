import { aligned, plainText } from "../../scenario/plain-text.ts";
import type { Outcome } from "../../scenario/terminal.ts";
import type { Database } from "../db/database.ts";
import type { HubSpot } from "../hubspot/hubspot.ts";
import { OPTIONAL_SCOPES } from "../hubspot/scopes.ts";
import { uninstall } from "../hubspot/uninstall.ts";
import { accountsHealth, type AccountHealth } from "../store/account-health.ts";
import { onlyValue, readArguments } from "./arguments.ts";
import type { UseDatabase } from "./database.ts";
import { installOf } from "./portal-facts.ts";
import { CommandRefused } from "./refusal.ts";

const USAGE = `usage: npm run --silent accounts -- list [--json]
       npm run --silent accounts -- uninstall --portal ID --yes
  list: every account that installed the app, and how it is doing.
  uninstall: removes the app from an account at HubSpot, which tells the account's admins, and here. Its data is kept.
  Described in docs/runbook.md
`;

/** Opens the door to HubSpot with the server's own configuration. Throws CommandRefused. */
export type OpenHubSpot = (db: Database) => Pick<HubSpot, "client" | "close">;

const HEADS = ["account", "domain", "status", "waiting", "since", "set aside", "quarantined", "to write", "last event", "notes"] as const;

/** Lists the accounts, or removes the app from one. */
export async function answerAccounts(args: readonly string[], useDatabase: UseDatabase, openDoor: OpenHubSpot): Promise<Outcome> {
  const given = readArguments(args, ["portal"], ["json", "yes"]);
  if (given.switches.has("help")) return said(USAGE);
  const [verb, ...more] = given.words;
  const portal = onlyValue(given, "portal");
  if (more.length === 0 && verb === "list" && portal === null) {
    const accounts = await useDatabase((db) => accountsHealth(db.prisma));
    return said(given.switches.has("json") ? jsonOf(accounts) : tableOf(accounts));
  }
  if (more.length > 0 || verb !== "uninstall" || portal === null) return { stdout: "", stderr: USAGE, exitCode: 2 };
  if (!given.switches.has("yes")) throw new CommandRefused(["--yes: expected, since the account's people lose the app at once"]);
  return useDatabase((db) => leave(db, portal, openDoor));
}

const said = (stdout: string): Outcome => ({ stdout, stderr: "", exitCode: 0 });

async function leave(db: Database, portal: string, openDoor: OpenHubSpot): Promise<Outcome> {
  const install = await installOf(db.prisma, portal, "--portal");
  if (install.status === "uninstalled") return said(`The app is not installed in ${install.portalId} any more.\n`);
  const door = openDoor(db);
  try {
    const removed = await uninstall(db, door.client, install, "operator");
    return said(`${removed === "removed" ? "Removed the app from" : "HubSpot had taken our access away already; ended the install of"} ${install.portalId}. Its data is kept.\n`);
  } finally {
    door.close();
  }
}

function tableOf(accounts: readonly AccountHealth[]): string {
  if (accounts.length === 0) return "No account has installed the app.\n";
  return plainText(aligned([HEADS, ...accounts.map((account) => [
    String(account.portalId), account.hubDomain, account.status, String(account.dealsWaiting), account.waitingSince?.toISOString() ?? "-",
    String(account.dealsSetAside), String(account.eventsQuarantined), String(account.toWrite), account.lastEventAt?.toISOString() ?? "-", notesOn(account).join(", ") || "-",
  ])]));
}

const notesOn = ({ backfilling, scopes }: AccountHealth): readonly string[] =>
  [...(backfilling ? ["being read from the start"] : []), ...Object.keys(OPTIONAL_SCOPES).filter((scope) => !scopes.includes(scope)).map((scope) => `without ${scope}`)];

const jsonOf = (accounts: readonly AccountHealth[]): string => `${JSON.stringify(accounts.map((account) => ({ ...account, portalId: String(account.portalId) })), null, 2)}\n`;
