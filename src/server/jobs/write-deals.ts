import { bookOf } from "../../ledger/book-of.ts";
import { standing } from "../../program/judge.ts";
import type { Server } from "../context.ts";
import { AppError } from "../errors.ts";
import { heldTier, tierName } from "../cards/partner-standing.ts";
import { writeCompanies, writeDeals, type CompanySummary } from "../hubspot/write-back.ts";
import { pendingSummaries, settleSummaries } from "../store/deal-summary.ts";
import { loadSlice } from "../store/fact-slice.ts";
import { everyPartner } from "../store/partner-facts.ts";
import { isProvisioned } from "../store/provisioned.ts";
import { openPortal, type Portal } from "./portal.ts";
import { summaryFrom } from "./summary-text.ts";

/** Written before more are looked up: ten calls. */
const RUN = 1_000;

/**
 * Makes HubSpot show what waits to be shown: summaries of deals, and the tier on each partner's company. What it shows
 * already costs no call. In an account that does not have our properties yet everything waits for the backfill. Throws when
 * HubSpot could not write some of it just now, after the rest is written: then the job is tried again for those.
 */
export async function writeBack(server: Server, portalId: bigint): Promise<void> {
  const portal = await openPortal(server, portalId);
  if (!portal || !(await isProvisioned(server.db.prisma, portalId))) return;
  const parts = { db: server.db, client: server.hubspot.client, log: portal.log };
  const failed = new Set<string>();
  for (;;) {
    const pending = await pendingSummaries(server.db.prisma, portalId, RUN, [...failed]);
    if (pending.length === 0) break;
    const done = await writeDeals(parts, portalId, pending.map(({ summary }) => summaryFrom(summary)));
    for (const id of done.failed) failed.add(id);
    await settleSummaries(server.db.prisma, portalId, pending.filter(({ dealId }) => !failed.has(dealId)));
    portal.log.info({ ...done, failed: done.failed.length }, "wrote deals back");
  }
  const companies = await writeCompanies(parts, portalId, await partnerTiers(server, portal));
  const left = failed.size + companies.failed.length;
  if (left > 0) throw new AppError("upstream", `HubSpot could not write ${left} records back just now`, { retry: true, context: { portalId: String(portalId) } });
}

async function partnerTiers({ db }: Server, { portalId, program, today }: Portal): Promise<readonly CompanySummary[]> {
  const partners = await everyPartner(db.prisma, portalId);
  if (partners.length === 0) return [];
  const facts = await loadSlice(db.prisma, portalId, { members: partners });
  const book = bookOf(program, facts, today, standing(facts));
  return partners.map((partner) => {
    const held = heldTier(program, book, partner);
    return { companyId: partner, partnerTier: held && tierName(held.track, held.row.tier) };
  });
}
