import { conflictSentence } from "@partner-ledger/contracts/conflict-sentence";
import { z } from "zod";
import type { Conflict, Registration } from "../../program/conflict.ts";
import type { CompanyRef } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";
import { conflictView } from "../cards/lead-view.ts";
import { namesFor } from "../cards/names.ts";
import { unknownBuyerOf } from "../hubspot/deal-snapshot.ts";
import type { Portal } from "../jobs/portal.ts";
import { conflictsToday } from "../leads/records-around.ts";
import { registrationOf } from "../leads/registration.ts";
import { isPartnerToday } from "../partners/membership.ts";
import { findAttribution } from "../store/attribution.ts";
import { latestCompanies, latestDeals } from "../store/facts.ts";
import { findLead } from "../store/lead.ts";
import type { WorkflowOutputs } from "../store/workflow-answer.ts";
import { failed, strongest, succeeded, unreadable, type WorkflowAction } from "./action.ts";
import { partnerInput, type Execution } from "./execution.ts";

const inputs = z.object({ partnerId: partnerInput }, "expected the action's inputs");
type Inputs = z.output<typeof inputs>;

const LOCALE = "en-US";
const NOTHING = { conflict: "none", conflicts: "0", evidence: "" };

/**
 * `Check partner lead for conflicts`: what a lead of the partner for the enrolled record's account meets today,
 * whether it is submitted already or not. Nothing is stored but the answer.
 */
export const checkConflictsAction: WorkflowAction<Inputs> = {
  path: "/workflow-actions/check-conflicts",
  inputs,
  run: async (tx, portal, execution) => {
    const { object, inputs: { partnerId } } = execution;
    if (!(await isPartnerToday(tx, portal, partnerId))) return failed("unknown_partner", NOTHING);
    const registration = await registrationFor(tx, portal, execution);
    if (typeof registration === "string") return failed(registration, NOTHING);
    const [found = []] = await conflictsToday(tx, portal, [registration]);
    // Whoever works the enrolled deal does not stand in the way of a lead for it, as when the deal names the lead.
    return succeeded(await outputsOf(tx, portal, found.filter(({ record }) => object.type !== "deal" || record !== `deal:${object.id}`)));
  },
};

/** The lead that the deal names when it is that partner's, else what would be registered; a code where there is no account. */
async function registrationFor(tx: Tx, portal: Portal, { object, inputs: { partnerId } }: Execution<Inputs>): Promise<Registration | string> {
  const { portalId } = portal;
  if (object.type === "company") return registering(partnerId, await companyNamed(tx, portalId, object.id));
  const deal = (await latestDeals(tx, portalId, [object.id])).get(object.id);
  if (deal === undefined) return unreadable(tx, portal, object.id);
  if (deal.stage === "deleted") return "unknown_deal";
  const named = await findAttribution(tx, portalId, object.id);
  const lead = named?.leadId && named.partnerId === partnerId ? await findLead(tx, portalId, named.leadId) : null;
  if (lead !== null) return registrationOf(lead);
  return deal.company === unknownBuyerOf(deal.deal) ? "no_company" : registering(partnerId, await companyNamed(tx, portalId, deal.company));
}

const registering = (partner: string, company: CompanyRef | null): Registration | "unknown_company" =>
  company === null ? "unknown_company" : { lead: null, partner, company };

async function companyNamed(tx: Tx, portalId: bigint, id: string): Promise<CompanyRef | null> {
  return (await latestCompanies(tx, portalId, [id])).get(id)?.company ?? null;
}

async function outputsOf(tx: Tx, { portalId }: Portal, conflicts: readonly Conflict[]): Promise<WorkflowOutputs> {
  const names = await namesFor(tx, portalId, { conflicts });
  const evidence = conflicts.map((conflict) => conflictSentence(conflictView(conflict, names), LOCALE)).join("; ");
  return { conflict: strongest(conflicts), conflicts: String(conflicts.length), evidence };
}
