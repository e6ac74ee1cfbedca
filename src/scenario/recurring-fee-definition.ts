import { z } from "zod";
import type { RecurringFeeTerms } from "../program/program.ts";
import { rateOf } from "./fraction-of.ts";
import { flatByTier, paysOf, ratesByTier } from "./pay-definition.ts";
import { requirementDefinition, requirementOf } from "./requirement-definition.ts";
import { day, fields, listOf, oneOf, rate, someOf, text, wholeNumber } from "./scalars.ts";

const MOST_MONTHS = 1_200;
const MOST_DAYS = 3_660;

const uplift = fields({ tiers: someOf(text, "tiers", "tier"), rate, when: requirementDefinition });

/** A fee on payments of subscriptions, as a program definition has it. */
export const recurringFee = fields({
  id: text,
  on: z.literal("subscription_paid"),
  base: oneOf("amount_paid", "net_paid", "monthly_price"),
  rates: ratesByTier.exactOptional(),
  flat: flatByTier.exactOptional(),
  months: wholeNumber(1, MOST_MONTHS).nullable().exactOptional(),
  soldFrom: day.nullable().exactOptional(),
  uplifts: listOf(uplift, "uplifts").exactOptional(),
  clawback: fields({ cancelledWithinDays: wholeNumber(1, MOST_DAYS) }).nullable().exactOptional(),
  only: oneOf("first").exactOptional(),
  coupons: someOf(text, "coupons", "coupon").exactOptional(),
  option: text.exactOptional(),
  contractYears: someOf(rate, "rates", "rate").exactOptional(),
  lockDays: wholeNumber(1, MOST_DAYS).exactOptional(),
});

/** The fee's terms, with the format's defaults: for ever, on every payment of every sale, payable at once. */
export const recurringFeeOf = (fee: z.infer<typeof recurringFee>): RecurringFeeTerms => ({
  on: fee.on,
  id: fee.id,
  base: fee.base,
  pays: paysOf(fee),
  months: fee.months ?? null,
  soldFrom: fee.soldFrom ?? null,
  uplifts: (fee.uplifts ?? []).map(({ tiers, rate: raised, when }) => ({ tiers, rate: rateOf(raised), when: requirementOf(when) })),
  clawbackWithinDays: fee.clawback?.cancelledWithinDays ?? null,
  firstOnly: fee.only === "first",
  coupons: fee.coupons ?? null,
  option: fee.option ?? null,
  contractYears: fee.contractYears?.map(rateOf) ?? null,
  lockDays: fee.lockDays ?? 0,
});
