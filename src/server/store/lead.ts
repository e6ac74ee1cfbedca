import { z } from "zod";
import type { Conflict } from "../../ledger/book.ts";
import type { Day } from "../../program/calendar.ts";
import type { Tx } from "../db/database.ts";
import type { Prisma, Lead as LeadRow } from "../generated/prisma/client.ts";

/** How far people have taken a lead. Won, lost and expired follow from its deals and the day: the engine tells those. */
export type LeadState = "submitted" | "accepted" | "rejected" | "withdrawn";

/** A lead in the approval queue. `submittedBy` and `decidedBy` are actors (src/server/leads/actor.ts). */
export interface Lead {
  readonly leadId: string;
  readonly partnerId: string;
  readonly companyId: string | null;
  readonly accountName: string;
  readonly domain: string | null;
  /** The deal from which it was registered. */
  readonly dealId: string | null;
  readonly state: LeadState;
  readonly submittedBy: string;
  readonly submittedOn: Day;
  readonly decidedBy: string | null;
  readonly decidedOn: Day | null;
  readonly reason: string | null;
  readonly override: string | null;
  /** What it ran into when it was registered or, if that has happened, decided. */
  readonly conflicts: readonly Conflict[];
}

/** What changes when somebody decides. */
export type LeadOutcome = Pick<Lead, "state" | "decidedBy" | "decidedOn" | "reason" | "override" | "conflicts">;

/** Adds leads; those that are there already stay as they are. */
export async function insertLeads(tx: Tx, portalId: bigint, leads: readonly Lead[]): Promise<void> {
  const data = leads.map(({ state, submittedOn, decidedOn, conflicts, ...rest }) => ({
    portalId, ...rest, status: state, submittedOn: toDate(submittedOn), decidedOn: decidedOn === null ? null : toDate(decidedOn), conflicts: toJson(conflicts),
  }));
  await tx.lead.createMany({ data, skipDuplicates: true });
}

/** The lead; null when this portal has none of that id. */
export async function findLead(db: Tx, portalId: bigint, leadId: string): Promise<Lead | null> {
  const row = await db.lead.findUnique({ where: { portalId_leadId: { portalId, leadId } } });
  return row && toLead(row);
}

/** Those of the leads that nobody has decided. */
export async function undecidedLeads(db: Tx, portalId: bigint, leadIds: readonly string[]): Promise<readonly Lead[]> {
  if (leadIds.length === 0) return [];
  const rows = await db.lead.findMany({ where: { portalId, leadId: { in: [...leadIds] }, status: "submitted" }, orderBy: { leadId: "asc" } });
  return rows.map(toLead);
}

/** The ids of the portal's undecided leads, in their order; `most` null for all. */
export async function undecidedLeadIds(db: Tx, portalId: bigint, most: number | null): Promise<readonly string[]> {
  const rows = await db.lead.findMany({
    where: { portalId, status: "submitted" }, select: { leadId: true }, orderBy: { leadId: "asc" }, ...(most === null ? {} : { take: most }),
  });
  return rows.map((row) => row.leadId);
}

/** A company's leads, newest first. */
export async function leadsOfCompany(db: Tx, portalId: bigint, companyId: string): Promise<readonly Lead[]> {
  const rows = await db.lead.findMany({ where: { portalId, companyId }, orderBy: [{ submittedOn: "desc" }, { leadId: "desc" }] });
  return rows.map(toLead);
}

/** A partner's leads in these states, newest first. */
export async function leadsOfPartner(db: Tx, portalId: bigint, partnerId: string, states: readonly LeadState[]): Promise<readonly Lead[]> {
  const rows = await db.lead.findMany({ where: { portalId, partnerId, status: { in: [...states] } }, orderBy: [{ submittedOn: "desc" }, { leadId: "desc" }] });
  return rows.map(toLead);
}

/** The names of the accounts that leads are for, by lead id. */
export async function leadAccounts(db: Tx, portalId: bigint, leadIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (leadIds.length === 0) return new Map();
  const rows = await db.lead.findMany({ where: { portalId, leadId: { in: [...leadIds] } }, select: { leadId: true, accountName: true } });
  return new Map(rows.map((row) => [row.leadId, row.accountName]));
}

/** What each decided lead ran into when it was decided, by lead id. */
export async function decidedConflicts(db: Tx, portalId: bigint): Promise<ReadonlyMap<string, readonly Conflict[]>> {
  const rows = await db.lead.findMany({ where: { portalId, status: { not: "submitted" } }, select: { leadId: true, conflicts: true } });
  return new Map(rows.map(({ leadId, conflicts }) => [leadId, conflictList.parse(conflicts)]));
}

/** `L` and the number after the highest so far. The caller holds the portal's lock, else two leads could get one id. */
export async function nextLeadId(tx: Tx, portalId: bigint): Promise<string> {
  const rows = await tx.$queryRaw<readonly { next: bigint }[]>`
    SELECT coalesce(max(substr(lead_id, 2)::bigint), 0) + 1 AS next FROM lead WHERE portal_id = ${portalId} AND lead_id ~ '^L[0-9]{1,15}$'`;
  return `L${rows[0]?.next ?? 1n}`;
}

/** Keeps what a lead would run into now. */
export async function saveConflicts(tx: Tx, portalId: bigint, leadId: string, conflicts: readonly Conflict[]): Promise<void> {
  await tx.lead.update({ where: { portalId_leadId: { portalId, leadId } }, data: { conflicts: toJson(conflicts) } });
}

/** Notes what was decided about a lead. */
export async function saveOutcome(tx: Tx, portalId: bigint, leadId: string, outcome: LeadOutcome): Promise<void> {
  const { state, decidedBy, decidedOn, reason, override, conflicts } = outcome;
  await tx.lead.update({
    where: { portalId_leadId: { portalId, leadId } },
    data: { status: state, decidedBy, reason, override, decidedOn: decidedOn === null ? null : toDate(decidedOn), conflicts: toJson(conflicts) },
  });
}

const conflictList: z.ZodType<readonly Conflict[]> = z.array(z.object({
  ground: z.enum(["existing_customer", "actively_worked", "already_registered", "duplicate"]),
  strength: z.enum(["firm", "possible"]),
  match: z.enum(["company", "domain", "name", "hierarchy", "similar_name"]),
  record: z.string(),
  matched: z.string(),
  since: z.string(),
}));
const leadState = z.enum(["submitted", "accepted", "rejected", "withdrawn"]);

function toLead({ status, submittedOn, decidedOn, conflicts, portalId: _, ...rest }: LeadRow): Lead {
  return { ...rest, state: leadState.parse(status), submittedOn: toDay(submittedOn), decidedOn: decidedOn && toDay(decidedOn), conflicts: conflictList.parse(conflicts) };
}

const toJson = (conflicts: readonly Conflict[]): Prisma.InputJsonArray => conflicts.map((conflict) => ({ ...conflict }));
const toDate = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const toDay = (date: Date): Day => date.toISOString().slice(0, 10);
