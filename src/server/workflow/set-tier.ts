import { z } from "zod";
import { bookOf } from "../../ledger/book-of.ts";
import { standing } from "../../program/judge.ts";
import { partnerStanding, type PartnerStanding } from "../cards/partner-standing.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { workflowActor } from "../leads/actor.ts";
import { setTier } from "../partners/tier.ts";
import { loadSlice } from "../store/fact-slice.ts";
import type { WorkflowOutputs } from "../store/workflow-answer.ts";
import { failed, succeeded, type WorkflowAction } from "./action.ts";
import { inputOf } from "./execution.ts";

const TIER = "expected a tier of the program, recommended, or nothing";
const LONGEST_REASON = 1000;

/** HubSpot sends an input that was left empty as empty text. */
const inputs = z.object({
  tier: inputOf(z.string(TIER).regex(/^[\w-]{0,64}$/, TIER)).optional(),
  reason: inputOf(z.string("expected text").trim().max(LONGEST_REASON, `expected at most ${LONGEST_REASON} characters`).refine((text) => !text.includes("\u0000"), "expected plain text")).optional(),
}, "expected the action's inputs");

/** Chosen instead of a tier: whatever the last review recommends. */
export const RECOMMENDED = "recommended";
const NOT_A_PARTNER = { tier: "", previousTier: "", eligibleTier: "", recommendedTier: "" };

/**
 * `Set or review partner tier`: gives the enrolled company a tier from today on, or follows what its last review
 * recommends, or, with no tier chosen, only says where it stands.
 */
export const setTierAction: WorkflowAction<z.output<typeof inputs>> = {
  path: "/workflow-actions/set-tier",
  inputs,
  run: async (tx, portal, { object, workflowId, inputs: { tier = "", reason = "" } }) => {
    const before = object.type === "company" ? await standingOf(tx, portal, object.id) : null;
    if (before === null) return failed("unknown_partner", NOT_A_PARTNER);
    const chosen = tier === RECOMMENDED ? before.tierChoice.recommended?.id ?? "" : tier;
    if (chosen === "") return succeeded(outputsOf(before, before));
    const wish = { tier: chosen, on: portal.today, reason: reason === "" ? `By workflow ${workflowId}` : reason };
    const set = await setTier(tx, portal, object.id, wish, workflowActor(workflowId));
    if (!set.done) return failed(set.refusal, outputsOf(before, before));
    return succeeded(outputsOf(before, (await standingOf(tx, portal, object.id)) ?? before));
  },
};

/** Where a partner stands today; null for a company that is none. */
async function standingOf(tx: Tx, { portalId, program, today }: Portal, partner: string): Promise<PartnerStanding | null> {
  const facts = await loadSlice(tx, portalId, { partners: [partner] });
  return partnerStanding(program, bookOf(program, facts, today, standing(facts)), partner);
}

const outputsOf = (before: PartnerStanding, now: PartnerStanding): WorkflowOutputs =>
  ({ tier: now.tier, previousTier: before.tier, eligibleTier: now.eligibleTier, recommendedTier: now.tierChoice.recommended?.name ?? "" });
