import { bookOf } from "../../ledger/book-of.ts";
import { standing } from "../../program/judge.ts";
import type { Server } from "../context.ts";
import type { Tx } from "../db/database.ts";
import { syncOwners } from "../hubspot/owners.ts";
import { refreshEveryConflict } from "../leads/refresh-conflicts.ts";
import { markDealsToReview, markEveryDealDirty } from "../store/dirty-deal.ts";
import { loadSlice } from "../store/fact-slice.ts";
import { findLastDay, saveLastDay } from "../store/last-day.ts";
import { appendPostings, managedPostings } from "../store/ledger.ts";
import { managedCompanies } from "../store/managed-account.ts";
import { lockPortal } from "../store/portal-lock.ts";
import { missingPostings } from "./missing-postings.ts";
import { openPortal, type Portal } from "./portal.ts";

/**
 * A day of the program has begun: marks the deals whose answer a date changes, checks undecided leads again, and posts the
 * managed fees of months that are over. A day that was missed is made up for by the next; a day worked twice changes nothing.
 */
export async function changeDay({ db, queue, ...server }: Server, portalId: bigint): Promise<void> {
  const portal = await openPortal({ db, queue, ...server }, portalId);
  if (!portal) return;
  await db.transaction(async (tx) => {
    await lockPortal(tx, portalId);
    await markDealsToReview(tx, portalId, portal.today);
    if (await hasNewTerms(tx, portal)) {
      await markEveryDealDirty(tx, portalId, "a version of the program begins");
      await queue.enqueue(tx, "write-deals", portalId);
    }
    await refreshEveryConflict(tx, portal);
    const posted = await postManagedFees(tx, portal);
    await saveLastDay(tx, portalId, portal.today);
    await queue.enqueue(tx, "sync-deals", portalId);
    portal.log.info({ today: portal.today, posted }, "a day began");
  });
  queue.wake();
  // Last, since it needs HubSpot: who is in which team decides who may decide leads.
  await syncOwners(db, server.hubspot.client, portalId);
}

/** True when a version of the program has begun since the last day that was worked: tiers and estimates may be others. */
async function hasNewTerms(tx: Tx, { portalId, program, today }: Portal): Promise<boolean> {
  const last = await findLastDay(tx, portalId);
  return last !== null && program.later.some(({ from }) => last < from && from <= today);
}

async function postManagedFees(tx: Tx, { portalId, program, today }: Portal): Promise<number> {
  const companies = await managedCompanies(tx, portalId);
  if (companies.length === 0) return 0;
  const managed = new Set(companies);
  const facts = await loadSlice(tx, portalId, { companies });
  const expected = bookOf(program, facts, today, standing(facts)).ledger.filter(({ cause }) => "company" in cause && managed.has(cause.company));
  const missing = missingPostings(expected, await managedPostings(tx, portalId, companies));
  await appendPostings(tx, portalId, missing);
  return missing.length;
}
