import { z } from "zod";
import type { FeeTerms } from "../program/program.ts";
import { bandsDefinition, bandsOf } from "./bands-definition.ts";
import { monthsIn, monthsLong } from "./duration.ts";
import { flatByTier, paysOf, ratesByTier } from "./pay-definition.ts";
import { recurringFee, recurringFeeOf } from "./recurring-fee-definition.ts";
import { decimal, fields, oneOf, someOf, text } from "./scalars.ts";

const dealFee = fields({
  id: text,
  on: z.literal("deal_won"),
  dealTypes: someOf(oneOf("new", "upgrade", "expansion", "renewal"), "deal types", "deal type"),
  base: oneOf("first_year_value", "prorated_increase"),
  rates: ratesByTier.exactOptional(),
  flat: flatByTier.exactOptional(),
  bands: bandsDefinition.exactOptional(),
  window: monthsLong.exactOptional(),
  cap: decimal.exactOptional(),
  minimum: decimal.exactOptional(),
  products: someOf(text, "products", "product").exactOptional(),
});

const managedFee = fields({ id: text, on: z.literal("managed_month"), base: oneOf("monthly_value"), rates: ratesByTier });

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
        pays: fee.bands ? bandsOf(fee.bands) : paysOf(fee),
        windowMonths: fee.window === undefined ? YEAR_MONTHS : monthsIn(fee.window),
        cap: fee.cap ?? null,
        minimum: fee.minimum ?? null,
        products: fee.products ?? null,
      };
    case "managed_month":
      return { on: fee.on, id: fee.id, base: fee.base, pays: paysOf(fee) };
    case "subscription_paid":
      return recurringFeeOf(fee);
  }
};
