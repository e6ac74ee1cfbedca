import { z } from "zod";
import type { FeeRates, FeeTerms } from "../program/program.ts";
import { monthsIn, monthsLong } from "./duration.ts";
import { rateOf } from "./fraction-of.ts";
import { keyed } from "./keyed.ts";
import { requirementDefinition, requirementOf } from "./requirement-definition.ts";
import { day, decimal, fields, listOf, oneOf, rate, someOf, text, wholeNumber } from "./scalars.ts";

const MOST_MONTHS = 1_200;
const MOST_DAYS = 3_660;
const ratesByTier = z.record(text, rate, { error: "a rate for each tier" });

const dealFee = fields({
  id: text,
  on: z.literal("deal_won"),
  dealTypes: someOf(oneOf("new", "upgrade", "expansion", "renewal"), "deal types", "deal type"),
  base: oneOf("first_year_value", "prorated_increase"),
  rates: ratesByTier.exactOptional(),
  flat: z.record(text, decimal, { error: "an amount for each tier" }).exactOptional(),
  window: monthsLong.exactOptional(),
  cap: decimal.exactOptional(),
  minimum: decimal.exactOptional(),
  products: someOf(text, "products", "product").exactOptional(),
});

const managedFee = fields({ id: text, on: z.literal("managed_month"), base: oneOf("monthly_value"), rates: ratesByTier });

const uplift = fields({ tiers: someOf(text, "tiers", "tier"), rate, when: requirementDefinition });

const recurringFee = fields({
  id: text,
  on: z.literal("subscription_paid"),
  base: oneOf("amount_paid"),
  rates: ratesByTier,
  months: wholeNumber(1, MOST_MONTHS).nullable().exactOptional(),
  soldFrom: day.nullable().exactOptional(),
  uplifts: listOf(uplift, "uplifts").exactOptional(),
  clawback: fields({ cancelledWithinDays: wholeNumber(1, MOST_DAYS) }).nullable().exactOptional(),
});

/** A fee in a program definition. What its fields say together is judged in definition-rules.ts. */
export const feeDefinition = z.discriminatedUnion("on", [dealFee, managedFee, recurringFee], {
  error: (issue) => (issue.code === "invalid_union" ? "one of deal_won, managed_month, subscription_paid" : "an object"),
});
type FeeDefinition = z.infer<typeof feeDefinition>;

const YEAR_MONTHS = 12;

/** The fee's terms, with the format's defaults: a window of a year, no cap, no minimum, all products, for ever. */
export const feeOf = (fee: FeeDefinition): FeeTerms => {
  switch (fee.on) {
    case "deal_won":
      return {
        on: fee.on,
        id: fee.id,
        dealTypes: fee.dealTypes,
        base: fee.base,
        pays: fee.flat ? { kind: "flat", byTier: keyed(fee.flat, (amount) => amount) } : ratesOf(fee.rates ?? {}),
        windowMonths: fee.window === undefined ? YEAR_MONTHS : monthsIn(fee.window),
        cap: fee.cap ?? null,
        minimum: fee.minimum ?? null,
        products: fee.products ?? null,
      };
    case "managed_month":
      return { on: fee.on, id: fee.id, base: fee.base, pays: ratesOf(fee.rates) };
    case "subscription_paid":
      return {
        on: fee.on,
        id: fee.id,
        base: fee.base,
        pays: ratesOf(fee.rates),
        months: fee.months ?? null,
        soldFrom: fee.soldFrom ?? null,
        uplifts: (fee.uplifts ?? []).map(({ tiers, rate: raised, when }) => ({ tiers, rate: rateOf(raised), when: requirementOf(when) })),
        clawbackWithinDays: fee.clawback?.cancelledWithinDays ?? null,
      };
  }
};

const ratesOf = (rates: Readonly<Record<string, string>>): FeeRates => ({ kind: "rates", byTier: keyed(rates, rateOf) });
