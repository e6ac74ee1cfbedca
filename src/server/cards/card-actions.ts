import type { AttachPartner, DecideLead, EnrollPartner, RegisterLead, SetTier } from "@partner-ledger/contracts/actions";
import { canOverride } from "@partner-ledger/contracts/conflict-sentence";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { actorName, userActor } from "../leads/actor.ts";
import { decideLead, type Decided } from "../leads/decide.ts";
import { registerLead, type Registered } from "../leads/register.ts";
import { attachPartner } from "../partners/attach.ts";
import { enrollPartner } from "../partners/enroll.ts";
import { setTier, type TierSet } from "../partners/tier.ts";
import { isPartnerManager } from "../settings/roles.ts";
import { badField, done, notFound, refused, type CardAnswer } from "./card-answer.ts";
import { leadAnswer } from "./lead-answer.ts";
import type { SignedUser } from "./signed-user.ts";

/** An action of a card, done by the signed user in the caller's transaction. Doing it again answers the same. */
export type CardAction<Body> = (tx: Tx, portal: Portal, user: SignedUser, body: Body) => Promise<CardAnswer>;

const PARTNER_EXPECTED = "expected a partner that is in the program";

/** `POST /cards/attach-partner`; for a won deal, for partner managers. */
export const attach: CardAction<AttachPartner> = async (tx, portal, user, { dealId, partnerId }) => {
  const mayMoveFees = await isPartnerManager(tx, portal.portalId, user.userId);
  const attached = await attachPartner(tx, portal, dealId, partnerId, userActor(user.userId), mayMoveFees);
  if (attached.done) return done(attached.lead && (await leadAnswer(tx, portal, attached.lead)));
  switch (attached.refusal) {
    case "unknown_deal":
      return notFound("deal");
    case "unknown_partner":
      return badField("partnerId", PARTNER_EXPECTED);
    case "deal_won":
      return notPermitted("change the partner of a won deal");
  }
};

/** `POST /cards/register-lead` */
export const register: CardAction<RegisterLead> = async (tx, portal, user, { partnerId, dealId, companyId }) => {
  const on = dealId === undefined ? { company: companyId ?? "" } : { deal: dealId };
  const registered = await registerLead(tx, portal, { partnerId, on }, userActor(user.userId));
  return registered.done ? done(await leadAnswer(tx, portal, registered.lead)) : notRegistered(registered.refusal);
};

/** `POST /cards/decide-lead`, for partner managers. */
export const decide: CardAction<DecideLead> = async (tx, portal, user, { leadId, decision, reason, override }) => {
  if (!(await isPartnerManager(tx, portal.portalId, user.userId))) return notPermitted("decide leads");
  const wish = { leadId, decision, reason: reason ?? null, override: override ?? null };
  const decided = await decideLead(tx, portal, wish, userActor(user.userId));
  return decided.done ? done(await leadAnswer(tx, portal, decided.lead)) : notDecided(tx, portal, decided);
};

/** `POST /cards/enroll-partner`, for partner managers. */
export const enroll: CardAction<EnrollPartner> = async (tx, portal, user, { companyId, tier }) => {
  if (!(await isPartnerManager(tx, portal.portalId, user.userId))) return notPermitted("make a company a partner");
  const enrolled = await enrollPartner(tx, portal, companyId, tier ?? null, userActor(user.userId));
  if (enrolled.done) return done(null);
  return enrolled.refusal === "unknown_company" ? notFound("company") : badField("tier", "expected the id of one of the program's tiers");
};

/** `POST /cards/set-tier`, for partner managers. */
export const changeTier: CardAction<SetTier> = async (tx, portal, user, { companyId, ...wish }) => {
  if (!(await isPartnerManager(tx, portal.portalId, user.userId))) return notPermitted("set a partner's tier");
  const set = await setTier(tx, portal, companyId, wish, userActor(user.userId));
  return set.done ? done(null) : tierNotSet(set.refusal);
};

function tierNotSet(refusal: Exclude<TierSet, { done: true }>["refusal"]): CardAnswer {
  switch (refusal) {
    case "unknown_partner":
      return notFound("partner");
    case "unknown_tier":
      return badField("tier", "expected the id of one of the program's tiers");
    case "to_come":
      return badField("on", "expected a day that has come");
    case "before_joining":
      return badField("on", "expected a day on which the partner was in the program");
  }
}

const notPermitted = (act: string): CardAnswer => refused("not_permitted", `Only partner managers may ${act}.`);

function notRegistered(refusal: Exclude<Registered, { done: true }>["refusal"]): CardAnswer {
  switch (refusal) {
    case "unknown_partner":
      return badField("partnerId", PARTNER_EXPECTED);
    case "other_partner":
      return badField("partnerId", "another partner is attached to this deal; detach it first");
    case "no_company":
      return badField("dealId", "expected a deal with a company: a lead is for an account");
    case "unknown_deal":
      return notFound("deal");
    case "unknown_company":
      return notFound("company");
  }
}

async function notDecided(tx: Tx, portal: Portal, { refusal, lead, conflicts }: Exclude<Decided, { done: true }>): Promise<CardAnswer> {
  if (lead === null || refusal === "unknown_lead") return notFound("lead");
  const view = await leadAnswer(tx, portal, { ...lead, conflicts });
  if (refusal === "lead_has_conflict") {
    return canOverride(view.conflicts)
      ? refused("lead_has_conflict", "The account is taken. Accepting this lead needs a reason why that does not stand in the way (R-9).", { override: "expected why the conflict does not stand in the way" })
      : refused("lead_has_conflict", "The account is held by an accepted lead that is still open. No reason lifts that (R-9).");
  }
  if (lead.decidedBy === null || view.status !== lead.state) return refused("lead_not_open", `This lead is ${view.status.replace("_", " ")}.`);
  const by = await actorName(tx, portal.portalId, lead.decidedBy);
  return refused("lead_not_open", `This lead was ${lead.state} by ${by} on ${lead.decidedOn ?? "an earlier day"}.`);
}
