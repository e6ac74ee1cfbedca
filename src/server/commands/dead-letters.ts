import { aligned, plainText } from "../../scenario/plain-text.ts";
import type { Outcome } from "../../scenario/terminal.ts";
import type { Database } from "../db/database.ts";
import { readDelivery } from "../http/webhook-event.ts";
import { toMarks, toRow } from "../http/webhooks.ts";
import { dealsSetAside, quarantinedEvents, releaseEvent, type DealSetAside, type QuarantinedEvent } from "../store/dead-letter.ts";
import { markDealsDirty } from "../store/dirty-deal.ts";
import { storeDelivery } from "../store/inbox.ts";
import { onlyValue, readArguments } from "./arguments.ts";
import { installOf } from "./portal-facts.ts";
import { CommandRefused } from "./refusal.ts";
import type { Command } from "./run.ts";

const USAGE = `usage: npm run --silent dead-letters -- list [--portal ID] [--json]
       npm run --silent dead-letters -- replay --portal ID [--event KEY]… [--deal DEAL]…
  What could not be worked: events that HubSpot sent and that made no sense, and deals whose record cannot be taken as it is.
  replay reads them again, all of the account's or those named: after an upgrade, or once the record is mended.
  The running server does what follows within 15 seconds. Described in docs/runbook.md
`;

const MOST = 1_000;
const PAYLOAD_SHOWN = 160;

interface DeadLetters {
  readonly events: readonly QuarantinedEvent[];
  readonly deals: readonly DealSetAside[];
}

/** Lists what could not be worked, or has it looked at again. */
export const answerDeadLetters: Command = async (args, _nowMs, useDatabase) => {
  const given = readArguments(args, ["portal", "event", "deal"], ["json"]);
  const portal = onlyValue(given, "portal");
  const [verb, ...more] = given.words;
  if (given.switches.has("help")) return { stdout: USAGE, stderr: "", exitCode: 0 };
  if ((verb !== "list" && verb !== "replay") || more.length > 0 || (verb === "replay" && portal === null)) return { stdout: "", stderr: USAGE, exitCode: 2 };
  return useDatabase(async (db) => {
    const portalId = portal === null ? null : (await installOf(db.prisma, portal, "--portal")).portalId;
    const letters = { events: await quarantinedEvents(db.prisma, portalId, MOST), deals: await dealsSetAside(db.prisma, portalId, MOST) };
    if (verb === "list" || portalId === null) return said(given.switches.has("json") ? jsonOf(letters) : listOf(letters));
    return said(plainText(await replay(db, portalId, named(letters, given.values.event ?? null, given.values.deal ?? null))));
  });
};

const said = (stdout: string): Outcome => ({ stdout, stderr: "", exitCode: 0 });

/** Those that were named; all when none was. Throws CommandRefused for one that is not there. */
function named({ events, deals }: DeadLetters, keys: readonly string[] | null, dealIds: readonly string[] | null): DeadLetters {
  if (keys === null && dealIds === null) return { events, deals };
  const problems = [
    ...(keys ?? []).filter((key) => !events.some((event) => event.key === key)).map((key) => `--event: expected the key of one of the account's quarantined events, got ${JSON.stringify(key)}`),
    ...(dealIds ?? []).filter((id) => !deals.some(({ dealId }) => dealId === id)).map((id) => `--deal: expected one of the account's deals that are set aside, got ${JSON.stringify(id)}`),
  ];
  if (problems.length > 0) throw new CommandRefused(problems);
  return { events: events.filter(({ key }) => keys?.includes(key)), deals: deals.filter(({ dealId }) => dealIds?.includes(dealId)) };
}

/** Reads events again and has deals looked at; answers a line for what became of each event, and one for the deals. */
async function replay(db: Database, portalId: bigint, { events, deals }: DeadLetters): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const event of events) lines.push(`${event.key}  ${await replayEvent(db, event)}`);
  await db.transaction((tx) => markDealsDirty(tx, portalId, deals.map(({ dealId }) => dealId), "replayed"));
  return [...lines, `${deals.length} ${deals.length === 1 ? "deal" : "deals"} to be looked at again`];
}

/** An event that this version understands is stored as if it had come now; any other stays where it is. */
async function replayEvent(db: Database, event: QuarantinedEvent): Promise<string> {
  const [read] = readDelivery(Buffer.from(`[${event.payload}]`));
  if (read === undefined || read.problem !== null) return `still makes no sense: ${read?.problem ?? "it is empty"}`;
  await db.sqlTransaction(async (sql) => {
    await releaseEvent(sql, event);
    await storeDelivery(sql, [toRow(read)], toMarks(read));
  });
  return "taken in";
}

function listOf({ events, deals }: DeadLetters): string {
  if (events.length + deals.length === 0) return "Nothing is set aside.\n";
  const section = (title: string, rows: readonly (readonly string[])[]): readonly string[] => (rows.length === 0 ? [] : [title, ...aligned(rows).map((line) => `  ${line}`), ""]);
  return plainText([
    ...section(`${events.length} events in quarantine`, events.map((event) => [String(event.portalId), event.key, event.receivedAt.toISOString(), event.reason, event.payload.slice(0, PAYLOAD_SHOWN)])),
    ...section(`${deals.length} deals set aside`, deals.map((deal) => [String(deal.portalId), deal.dealId, deal.since.toISOString(), deal.problem])),
  ]);
}

const jsonOf = ({ events, deals }: DeadLetters): string =>
  `${JSON.stringify({ events: events.map((event) => ({ ...event, portalId: String(event.portalId) })), deals: deals.map((deal) => ({ ...deal, portalId: String(deal.portalId) })) }, null, 2)}\n`;
