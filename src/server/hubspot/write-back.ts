import { createHash } from "node:crypto";
import type { Logger } from "pino";
import { formatDecimal, formatMinor, parseDecimal, type Money } from "../../program/money.ts";
import type { Database } from "../db/database.ts";
import { AppError } from "../errors.ts";
import { forgetWrites, rememberWrites, writtenHashes } from "../store/crm-write.ts";
import { updateRecords, type RecordUpdate } from "./batch.ts";
import type { HubSpotClient } from "./client.ts";
import type { DealRecord } from "./deal.ts";
import { COMPANY_OUTPUTS, DEAL_OUTPUTS, type ObjectType } from "./names.ts";
import type { ConflictValue, FeeStatusValue, LeadStatusValue } from "./property-options.ts";
import { provision } from "./provision.ts";
import type { CrmRecord } from "./record.ts";

/** What people see of us on a deal in HubSpot's own lists, filters and reports. Null clears a property. */
export interface DealSummary {
  readonly dealId: string;
  /** Names, as people know them. */
  readonly partner: string | null;
  readonly tier: string | null;
  readonly leadStatus: LeadStatusValue;
  readonly conflict: ConflictValue;
  readonly fee: Money | null;
  readonly feeStatus: FeeStatusValue;
}

/** What people see of us on a partner's company. */
export interface CompanySummary {
  readonly companyId: string;
  readonly partnerTier: string | null;
}

/**
 * `unchanged` showed the same already and cost no call; `gone` were deleted meanwhile; `refused` stay as they were, since
 * HubSpot does not take such values; `failed` are the ids that HubSpot could not write just now, to be written again.
 */
export interface WriteBackDone {
  readonly written: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly refused: number;
  readonly failed: readonly string[];
}

/** What writing back takes. */
export interface WriteBack {
  readonly db: Database;
  readonly client: HubSpotClient;
  readonly log: Logger;
}

/** Makes deals show their summaries: one call for each 100 that changed since the last time, none when nothing did. */
export const writeDeals = (parts: WriteBack, portalId: bigint, summaries: readonly DealSummary[]): Promise<WriteBackDone> =>
  writeChanged(parts, portalId, "deals", summaries.map((summary) => ({
    id: summary.dealId,
    properties: {
      [DEAL_OUTPUTS.partner]: summary.partner ?? "",
      [DEAL_OUTPUTS.tier]: summary.tier ?? "",
      [DEAL_OUTPUTS.leadStatus]: summary.leadStatus,
      [DEAL_OUTPUTS.conflict]: summary.conflict,
      [DEAL_OUTPUTS.fee]: summary.fee ? formatMinor(summary.fee.minor, summary.fee.currency) : "",
      [DEAL_OUTPUTS.feeCurrency]: summary.fee?.currency ?? "",
      [DEAL_OUTPUTS.feeStatus]: summary.feeStatus,
    },
  })));

/** As `writeDeals`, for companies. */
export const writeCompanies = (parts: WriteBack, portalId: bigint, summaries: readonly CompanySummary[]): Promise<WriteBackDone> =>
  writeChanged(parts, portalId, "companies", summaries.map(({ companyId, partnerTier }) => ({
    id: companyId,
    properties: { [COMPANY_OUTPUTS.partnerTier]: partnerTier ?? "" },
  })));

/**
 * The deals that show something else than what we last wrote, because somebody changed it by hand: forgets what was
 * written there, so that the next `writeDeals` writes it again.
 */
export async function forgetOverwritten(db: Database, portalId: bigint, deals: readonly DealRecord[]): Promise<readonly string[]> {
  const before = await writtenHashes(db.prisma, portalId, "deals", deals.map(({ deal }) => deal.id));
  const overwritten = deals.map(({ deal }) => deal).filter((deal) => before.has(deal.id) && before.get(deal.id) !== hashOf(shownOn(deal))).map((deal) => deal.id);
  if (overwritten.length > 0) await forgetWrites(db.prisma, portalId, "deals", overwritten);
  return overwritten;
}

const shownOn = ({ id, properties }: CrmRecord): RecordUpdate =>
  ({ id, properties: Object.fromEntries(Object.values(DEAL_OUTPUTS).map((name) => [name, properties[name] ?? ""])) });

async function writeChanged({ db, client, log }: WriteBack, portalId: bigint, type: ObjectType, updates: readonly RecordUpdate[]): Promise<WriteBackDone> {
  const before = await writtenHashes(db.prisma, portalId, type, updates.map((update) => update.id));
  const changed = updates.filter((update) => before.get(update.id) !== hashOf(update));
  if (changed.length === 0) return { written: 0, unchanged: updates.length, gone: 0, refused: 0, failed: [] };
  const { written, gone, refused } = await updateOrMend(client, portalId, type, changed);
  const taken = new Set(written);
  await rememberWrites(db.prisma, portalId, type, changed.filter((update) => taken.has(update.id)).map((update) => ({ id: update.id, hash: hashOf(update) })));
  await forgetWrites(db.prisma, portalId, type, gone);
  for (const { id, reason, forGood } of refused) {
    log.warn({ portalId: String(portalId), objectType: type, id, reason: reason.slice(0, 200) }, forGood ? "hubspot refused a write-back" : "hubspot could not write back just now");
  }
  const failed = refused.filter(({ forGood }) => !forGood).map(({ id }) => id);
  return { written: taken.size, unchanged: updates.length - changed.length, gone: gone.length, refused: refused.length - failed.length, failed };
}

/** A batch with one of our properties or options deleted by hand is refused as a whole: then what is missing is made again. */
async function updateOrMend(client: HubSpotClient, portalId: bigint, type: ObjectType, updates: readonly RecordUpdate[]): ReturnType<typeof updateRecords> {
  try {
    return await updateRecords(client, portalId, type, updates);
  } catch (error) {
    if (!(error instanceof AppError && error.kind === "bad-request")) throw error;
    const { created, extended } = await provision(client, portalId);
    if (created.length + extended.length === 0) throw error;
    return updateRecords(client, portalId, type, updates);
  }
}

function hashOf({ properties }: RecordUpdate): string {
  const values = Object.entries(properties).map(([name, value]) => [name, canonical(value)] as const);
  return createHash("sha256").update(JSON.stringify(values.toSorted(([a], [b]) => (a < b ? -1 : 1)))).digest("hex");
}

/** HubSpot may show the number we wrote as 7500.00 as 7500: to us that is the same. */
function canonical(value: string): string {
  const number = parseDecimal(value);
  return number ? formatDecimal(number) : value;
}
