import type { DealCardData } from "@partner-ledger/contracts/deal-card";
import { bookOf } from "../../ledger/book-of.ts";
import type { Day } from "../../program/calendar.ts";
import { conflictsOf } from "../../program/conflict.ts";
import { dealOn, lineageOf } from "../../program/deal.ts";
import { indexFacts } from "../../program/history.ts";
import { standing } from "../../program/judge.ts";
import { acceptanceOf, decisionsOn } from "../../program/lead.ts";
import type { Records } from "../../program/records.ts";
import { hasYearBands } from "../../program/terms.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { recordsAround } from "../leads/records-around.ts";
import { registrationOf } from "../leads/registration.ts";
import { findDealState } from "../store/deal-state.ts";
import { loadSlice } from "../store/fact-slice.ts";
import { findLead, type Lead } from "../store/lead.ts";
import { badField, refused, shown, type CardAnswer } from "./card-answer.ts";
import { cardVersion } from "./card-version.ts";
import { dealCardOf } from "./deal-card.ts";

/** Nobody acts in the past. */
const NO_ACTION: DealCardData["viewer"] = { canAttach: false, canRegister: false, canDecide: false, canEnroll: false, canSetTier: false };

/**
 * A deal's card as it was at the end of a past day, from what had been recorded by then. Names are those of today, and a
 * partner attached without a lead is not there: neither has a history (decision 0019).
 */
export async function pastDealCard(tx: Tx, portal: Portal, dealId: string, asOf: Day): Promise<CardAnswer> {
  if (asOf >= portal.today) return badField("asOf", `expected a day before today, ${portal.today}`);
  const { portalId, program } = portal;
  const facts = (await loadSlice(tx, portalId, { deals: [dealId], wholeYears: hasYearBands(program) })).filter(({ recordedOn }) => recordedOn <= asOf);
  const judged = standing(facts);
  const records: Records = { program, history: indexFacts(facts), judged };
  const deal = dealOn(records.history, dealId, asOf, asOf);
  if (deal === null || deal.stage === "deleted") return refused("not_found", `There was no such deal in this account on ${asOf}.`);
  const then: Portal = { ...portal, today: asOf };
  const leadId = lineageOf(records.history, deal, asOf, asOf).credits[0]?.lead ?? null;
  const stored = leadId === null ? null : await findLead(tx, portalId, leadId);
  const lead = stored && (await leadThen(tx, then, records, stored));
  const { name } = await findDealState(tx, portalId, dealId);
  const card = await dealCardOf(tx, { portal: then, records, book: bookOf(program, facts, asOf, judged), deal, name, lead, partnerId: lead?.partnerId ?? null });
  const data = { asOf, ...card, viewer: NO_ACTION, syncing: false };
  return shown({ ...data, version: cardVersion(data) } satisfies DealCardData);
}

/** A lead as far as it had been taken by a day; the conflicts found with its decision are kept with it, before that they are looked for. */
async function leadThen(tx: Tx, then: Portal, { judged }: Records, stored: Lead): Promise<Lead> {
  const decisions = decisionsOn(judged, stored.leadId, then.today);
  const last = decisions.at(-1);
  if (last === undefined) {
    const conflicts = conflictsOf(await recordsAround(tx, then, [registrationOf(stored)]), registrationOf(stored), then.today, then.today);
    return { ...stored, state: "submitted", decidedBy: null, decidedOn: null, reason: null, override: null, conflicts };
  }
  const state = last.type === "lead.accepted" ? "accepted" : last.type === "lead.rejected" ? "rejected" : "withdrawn";
  const reason = last.type === "lead.accepted" ? null : last.reason ?? null;
  return { ...stored, state, decidedBy: last.by ?? null, decidedOn: last.on, reason, override: acceptanceOf(decisions)?.override ?? null };
}
