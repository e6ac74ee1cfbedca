import type { Logger } from "pino";
import type { Database } from "../db/database.ts";
import type { DealRecord } from "../hubspot/deal.ts";
import type { HubSpot } from "../hubspot/hubspot.ts";
import { listCompanies, listDeals } from "../hubspot/listing.ts";
import { syncOwners } from "../hubspot/owners.ts";
import { provision } from "../hubspot/provision.ts";
import type { CrmRecord } from "../hubspot/record.ts";
import { findBackfillCursor, forgetBackfillCursor, saveBackfillCursor, type BackfillCursor } from "../store/backfill-cursor.ts";
import { noteProvisioned } from "../store/provisioned.ts";

/** What a backfill takes. Both `take…` store what the records say; taking a record again changes nothing. */
export interface BackfillParts {
  readonly db: Database;
  readonly hubspot: HubSpot;
  readonly log: Logger;
  readonly takeCompanies: (portalId: bigint, companies: readonly CrmRecord[]) => Promise<void>;
  readonly takeDeals: (portalId: bigint, deals: readonly DealRecord[]) => Promise<void>;
}

/** Companies kept from the first step for the second; beyond that a deal's company is read when it comes up. */
const KEPT_COMPANIES = 50_000;

const START: BackfillCursor = { step: "companies", after: null };

/**
 * Gets to know an account: makes our properties, reads its people, then every company, since a lead may meet any of them,
 * then every deal. Each run of records is stored before the next is read and the place is noted, so that a backfill that
 * was interrupted goes on where it was. Doing it again stores nothing new.
 */
export async function backfill(parts: BackfillParts, portalId: bigint): Promise<void> {
  const { db, hubspot, log } = parts;
  const { created, extended } = await provision(hubspot.client, portalId);
  await noteProvisioned(db.prisma, portalId);
  const owners = await syncOwners(db, hubspot.client, portalId);
  const cursor = (await findBackfillCursor(db.prisma, portalId)) ?? START;
  const known = new Map<string, CrmRecord>();
  const companies = cursor.step === "companies" ? await takeAllCompanies(parts, portalId, cursor.after, known) : 0;
  const deals = await takeAllDeals(parts, portalId, cursor.step === "deals" ? cursor.after : null, known);
  await forgetBackfillCursor(db.prisma, portalId);
  log.info({ portalId: String(portalId), created: created.length, extended: extended.length, owners, companies, deals }, "backfill done");
}

async function takeAllCompanies({ db, hubspot, takeCompanies }: BackfillParts, portalId: bigint, from: string | null, known: Map<string, CrmRecord>): Promise<number> {
  let taken = 0;
  for await (const { records, after } of listCompanies(hubspot.client, portalId, from)) {
    await takeCompanies(portalId, records);
    await saveBackfillCursor(db.prisma, portalId, after === null ? { step: "deals", after: null } : { step: "companies", after });
    for (const company of records) if (known.size < KEPT_COMPANIES) known.set(company.id, company);
    taken += records.length;
  }
  return taken;
}

async function takeAllDeals({ db, hubspot, takeDeals }: BackfillParts, portalId: bigint, from: string | null, known: ReadonlyMap<string, CrmRecord>): Promise<number> {
  let taken = 0;
  for await (const { records, after } of listDeals(hubspot.client, portalId, from, known)) {
    await takeDeals(portalId, records);
    if (after !== null) await saveBackfillCursor(db.prisma, portalId, { step: "deals", after });
    taken += records.length;
  }
  return taken;
}
