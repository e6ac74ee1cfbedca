import { CARD_PATHS } from "@partner-ledger/contracts/actions";
import type { Router } from "express";
import { attach, changeTier, decide, enroll, register, type CardAction } from "../cards/card-actions.ts";
import { notFound, shown } from "../cards/card-answer.ts";
import { askWhatIf, attachPartner, companyQuery, dealQuery, decideLead, enrollPartner, partnersQuery, registerLead, setTier } from "../cards/card-requests.ts";
import { companyCard } from "../cards/company-card.ts";
import { dealCard } from "../cards/deal-card.ts";
import { pastDealCard } from "../cards/past-deal-card.ts";
import { partnersList } from "../cards/partners-list.ts";
import { unreadDeals } from "../cards/unread-deal.ts";
import { answerWhatIf } from "../cards/what-if.ts";
import type { Server } from "../context.ts";
import type { JobKind } from "../jobs/queue.ts";
import { signedRoutes, type Asking } from "./signed-routes.ts";

/** What cards call (extensions/contracts/src/actions.ts). */
export function cardRoutes(server: Server): Router {
  const { db } = server;
  const { router, get, post } = signedRoutes(server);
  const unread = unreadDeals(server);
  get(CARD_PATHS.deal, dealQuery, async (portal, user, { dealId, asOf }) => {
    if (asOf !== undefined) return pastDealCard(db.prisma, portal, dealId, asOf);
    const card = await dealCard(db.prisma, portal, user, dealId);
    if (card === "deleted") return notFound("deal");
    return card === "unknown" ? unread(portal, user, dealId) : shown(card);
  });
  get(CARD_PATHS.company, companyQuery, async (portal, user, { companyId }) => {
    const card = await companyCard(db.prisma, portal, user, companyId);
    return card === null ? notFound("company") : shown(card);
  });
  get(CARD_PATHS.partners, partnersQuery, async (portal) => shown(await partnersList(db.prisma, portal)));
  post(CARD_PATHS.attachPartner, attachPartner, acting(server, attach));
  post(CARD_PATHS.registerLead, registerLead, acting(server, register));
  post(CARD_PATHS.decideLead, decideLead, acting(server, decide));
  post(CARD_PATHS.enrollPartner, enrollPartner, acting(server, enroll));
  // A tier of the past changes managed fees of months that are over, which no deal's look finds.
  post(CARD_PATHS.setTier, setTier, acting(server, changeTier, ["sync-deals", "day-change"]));
  // A question with a body: it runs in no transaction, takes no lock and wakes no job.
  post(CARD_PATHS.whatIf, askWhatIf, (portal, _user, question) => answerWhatIf(db.prisma, portal, question));
  return router;
}

/** Runs an action whole or not at all, with the jobs that carry on where it changed something. */
const acting = <Body>({ db, queue }: Server, action: CardAction<Body>, jobs: readonly JobKind[] = ["sync-deals"]): Asking<Body> => async (portal, user, body) => {
  const answered = await db.transaction(async (tx) => {
    const result = await action(tx, portal, user, body);
    if (result.changed) for (const job of jobs) await queue.enqueue(tx, job, portal.portalId);
    return result;
  });
  if (answered.changed) queue.wake();
  return answered;
};
