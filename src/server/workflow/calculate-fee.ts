import type { DealFee } from "@partner-ledger/contracts/deal-card";
import { plainNotation } from "@partner-ledger/contracts/explanation/notation";
import { explanationText } from "@partner-ledger/contracts/explanation-text";
import { z } from "zod";
import { dealCardOf, lookAtDeal } from "../cards/deal-card.ts";
import { failed, succeeded, unreadable, type WorkflowAction } from "./action.ts";

const inputs = z.object({}).optional();
const NOTHING = { partner: "", tier: "", feeStatus: "none", amount: "0", currency: "", explanation: "" };

/**
 * `Calculate partner fee`: what the enrolled deal has earned its partner, or would if it closed today, and why; the
 * same as on its card. Nothing is posted: the ledger follows the deal by itself.
 */
export const calculateFeeAction: WorkflowAction<z.output<typeof inputs>> = {
  path: "/workflow-actions/calculate-fee",
  inputs,
  run: async (tx, portal, { object }) => {
    if (object.type !== "deal") return failed("not_a_deal", NOTHING);
    const looked = await lookAtDeal(tx, portal, object.id);
    if (looked === "unknown") return failed(await unreadable(tx, portal, object.id), NOTHING);
    if (looked === "deleted") return failed("deal_deleted", NOTHING);
    const { partner, fee } = await dealCardOf(tx, looked);
    return succeeded({
      partner: partner?.name ?? "", tier: partner?.tier ?? "", feeStatus: fee.state,
      amount: fee.total?.amount ?? "0", currency: fee.total?.currency ?? looked.deal.currency, explanation: whyText(fee),
    });
  },
};

/** Sentences with the rule each cites: "… = 7,500.00 USD (R-12)". */
const whyText = ({ parts, because }: DealFee): string =>
  [...(because === null ? [] : [because]), ...parts.flatMap(({ why }) => why)].map((one) => `${explanationText(one, plainNotation)} (${one.rule})`).join(". ");
