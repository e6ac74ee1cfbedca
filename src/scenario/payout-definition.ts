import { z } from "zod";
import type { PayoutSchedule, PayoutTerms } from "../program/program.ts";
import { decimal, fields, flag, oneOf, wholeNumber } from "./scalars.ts";

const MOST_DAYS = 3_660;
const plusDays = wholeNumber(0, MOST_DAYS);

const schedule = z.discriminatedUnion(
  "kind",
  [
    fields({ kind: z.literal("quarter_end"), plusDays }),
    fields({ kind: z.literal("month_end"), plusDays }),
    fields({
      kind: z.literal("day_of_next_month"), day: wholeNumber(1, 31), businessDay: oneOf("next").exactOptional(), holidays: oneOf("US").exactOptional(),
    }),
  ],
  { error: (issue) => (issue.code === "invalid_union" ? "one of quarter_end, month_end, day_of_next_month" : "an object") },
);

/** When and from what sum a track's fees are paid. */
export const payoutDefinition = fields({ schedule, minimum: decimal, fixedCurrency: flag.exactOptional() });

/** The terms of payout, with the format's defaults: no moving of due days, the payee's currency. */
export const payoutOf = (payout: z.infer<typeof payoutDefinition>): PayoutTerms => ({
  schedule: scheduleOf(payout.schedule),
  minimum: payout.minimum,
  fixedCurrency: payout.fixedCurrency ?? false,
});

const scheduleOf = (given: z.infer<typeof schedule>): PayoutSchedule =>
  given.kind === "day_of_next_month" ? { ...given, businessDay: given.businessDay ?? null, holidays: given.holidays ?? null } : given;
