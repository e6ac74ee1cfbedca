import { randomUUID } from "node:crypto";
import type { Server } from "../context.ts";
import { AppError } from "../errors.ts";
import { notServed } from "../hubspot/batch.ts";
import { readDeals } from "../hubspot/deal.ts";
import { refreshConflictsAt } from "../leads/refresh-conflicts.ts";
import { forgetOverwritten } from "../hubspot/write-back.ts";
import { rewriteSummaries } from "../store/deal-summary.ts";
import { claimDeals, finishDeals, keepsClaim, portalsWithWork, releaseDeals, setDealAside, type ClaimedDeal } from "../store/dirty-deal.ts";
import { latestDeals } from "../store/facts.ts";
import { lockPortal } from "../store/portal-lock.ts";
import { decidedWaits } from "../store/workflow-wait.ts";
import { openPortal, withStages, type Portal } from "./portal.ts";
import { recordCompanies } from "./record-companies.ts";
import { recordDeals, type DealsRead } from "./record-deals.ts";
import { resolveRecords } from "./resolve-records.ts";
import { settleDeals } from "./settle-deals.ts";

/** Deals of one run. HubSpot takes associations by the thousand, so that a burst of events costs about 20 calls a thousand. */
const RUN = 1_000;

/**
 * The way of a change: deals that changed are read as they are now, what is new about them becomes facts, and the ledger
 * gets what the facts call for and it does not have yet. A webhook says only that there is something to look at, so order,
 * duplicates and crashes make no difference: the same look, later, finds the same.
 */
export async function syncDeals(server: Server, portalId: bigint): Promise<void> {
  const portal = await openPortal(server, portalId);
  if (!portal) return;
  await queueAnswers(server, portalId);
  const unserved = [...await resolveRecords(server, portal)];
  const claim = randomUUID();
  const claimed = await claimDeals(server.db.prisma, portalId, claim, RUN);
  // Nothing to look at may still mean something to show: a partner without deals has a new tier.
  if (claimed.length === 0) await queueWriteBack(server, portalId);
  else unserved.push(...await lookAtOrRelease(server, portal, claim, claimed));
  // What HubSpot could not serve waits for the next try; what waits behind a full run does not wait with it.
  if (unserved.length === 0 || claimed.length === RUN) await goOn(server, portalId);
  if (unserved.length > 0) throw notServed(portalId, `${unserved.length} records`, unserved);
}

async function lookAtOrRelease(server: Server, portal: Portal, claim: string, claimed: readonly ClaimedDeal[]): Promise<readonly string[]> {
  try {
    return await lookAt(server, portal, claim, claimed);
  } catch (error) {
    await releaseDeals(server.db.prisma, portal.portalId, claim);
    throw error;
  }
}

/** Takes in the deals; answers those that HubSpot could not serve just now, which go back to waiting while their neighbours go on. */
async function lookAt(server: Server, portal: Portal, claim: string, claimed: readonly ClaimedDeal[]): Promise<readonly string[]> {
  const { db, hubspot, queue } = server;
  const read = await readDeals(hubspot.client, portal.portalId, claimed.map((deal) => deal.dealId));
  const unread = new Set(read.unread);
  const looked = claimed.filter(({ dealId }) => !unread.has(dealId));
  const overwritten = await forgetOverwritten(db, portal.portalId, read.deals);
  const staged = await withStages(server, portal);
  await db.transaction(async (tx) => {
    await lockPortal(tx, portal.portalId);
    await recordCompanies(tx, portal, companiesOf(read));
    const problems = await recordDeals(tx, staged, read);
    const gone = await latestDeals(tx, portal.portalId, read.missing);
    await refreshConflictsAt(tx, portal, [...companiesOf(read).map(({ id }) => id), ...[...gone.values()].map(({ company }) => company)]);
    const { posted, toWrite, failed } = await settleDeals(tx, portal, looked.map((deal) => deal.dealId));
    await rewriteSummaries(tx, portal.portalId, overwritten);
    if (toWrite > 0 || overwritten.length > 0) await queue.enqueue(tx, "write-deals", portal.portalId);
    if (!await keepsClaim(tx, portal.portalId, claim, claimed)) throw new AppError("conflict", "another worker has looked at these deals meanwhile", { retry: true });
    const aside = new Map([...problems, ...failed.map((deal) => [deal, "the rules could not be applied; the log says why"] as const)]);
    for (const deal of looked) if (aside.has(deal.dealId)) await setDealAside(tx, portal.portalId, deal, aside.get(deal.dealId) ?? "");
    await finishDeals(tx, portal.portalId, claim, looked.filter((deal) => !aside.has(deal.dealId)));
    portal.log.info({ deals: looked.length, unread: unread.size, missing: read.missing.length, setAside: [...aside.values()], posted, toWrite }, "looked at deals");
  });
  return read.unread;
}

const queueWriteBack = ({ db, queue }: Server, portalId: bigint): Promise<void> => db.transaction((tx) => queue.enqueue(tx, "write-deals", portalId));

/** Whoever decides a lead has its deals looked at; a workflow may have waited for the decision. */
async function queueAnswers({ db, queue }: Server, portalId: bigint): Promise<void> {
  if ((await decidedWaits(db.prisma, portalId, 1)).length === 0) return;
  await db.transaction((tx) => queue.enqueue(tx, "answer-workflows", portalId));
  queue.wake();
}

const companiesOf = ({ deals }: DealsRead) => deals.flatMap(({ company }) => company ?? []);

/** One run a job, so that portals take turns. */
async function goOn({ db, queue }: Server, portalId: bigint): Promise<void> {
  if ((await portalsWithWork(db.prisma)).includes(portalId)) await db.transaction((tx) => queue.enqueue(tx, "sync-deals", portalId));
  queue.wake();
}
