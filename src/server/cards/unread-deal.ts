import type { DealCardData } from "@partner-ledger/contracts/deal-card";
import { explain } from "../../program/explanation.ts";
import type { Server } from "../context.ts";
import type { Portal } from "../jobs/portal.ts";
import { findDealProblem } from "../store/deal-problem.ts";
import { isDealDirty, markDealsDirty } from "../store/dirty-deal.ts";
import { notFound, shown, type CardAnswer } from "./card-answer.ts";
import { cardVersion } from "./card-version.ts";
import type { SignedUser } from "./signed-user.ts";
import { viewerOf } from "./viewer.ts";

/** Longer than a look at a deal takes. After so long without finding it, somebody who asks again has it looked for again. */
const ASKED_FOR_MS = 60_000;
const MOST_ASKED = 1_000;

/**
 * Answers for deals the portal has no facts of. HubSpot may show a deal before we have heard of it: the first who asks has
 * it looked at, and is told that it is on its way. If it does not turn up, HubSpot has no such deal here: not found. What was
 * asked for is remembered in this process only; to ask once more than needed does no harm.
 */
export function unreadDeals({ db, queue, hubspot }: Server): (portal: Portal, user: SignedUser, dealId: string) => Promise<CardAnswer> {
  const asked = new Map<string, number>();
  return async (portal, user, dealId) => {
    const { portalId } = portal;
    const key = `${portalId}:${dealId}`;
    const problem = await findDealProblem(db.prisma, portalId, dealId);
    const viewer = { ...(await viewerOf(db.prisma, user, { hasCompany: false, isPartner: false, isWon: false })), canAttach: false };
    if (problem !== null) return shown(unreadCard(portal, viewer, dealId, problem));
    if (!(await isDealDirty(db.prisma, portalId, dealId))) {
      if ((asked.get(key) ?? -Infinity) > hubspot.clock.now() - ASKED_FOR_MS) return notFound("deal");
      await db.transaction(async (tx) => {
        await markDealsDirty(tx, portalId, [dealId], "a card asks for it");
        await queue.enqueue(tx, "sync-deals", portalId);
      });
      queue.wake();
      remember(asked, key, hubspot.clock.now());
    }
    return shown(unreadCard(portal, viewer, dealId, null));
  };
}

function remember(asked: Map<string, number>, key: string, nowMs: number): void {
  const [oldest] = asked.keys();
  if (asked.size >= MOST_ASKED && oldest !== undefined) asked.delete(oldest);
  asked.set(key, nowMs);
}

/** Nothing is known yet, or nothing can be until somebody mends the record. */
function unreadCard({ program }: Portal, viewer: DealCardData["viewer"], dealId: string, problem: string | null): DealCardData {
  const because = problem === null ? null : explain("unreadable_record", "R-17", { problem });
  const data: Omit<DealCardData, "version"> = {
    dealId, dealName: `Deal ${dealId}`, company: null, program: { name: program.name, currency: program.currency }, viewer, partner: null, lead: null,
    fee: { state: "none", total: null, earnedOn: null, payableOn: null, dueOn: null, paidOn: null, parts: [], because },
    history: [], syncing: problem === null,
  };
  return { ...data, version: cardVersion(data) };
}
