import { z } from "zod";
import { eventFields } from "./partner-events.ts";
import { currency, day, decimal, exchangeRate, fields, flag, text, wholeNumber } from "./scalars.ts";

const MOST_INSTALMENTS = 10_000;
const instalmentNumber = wholeNumber(1, MOST_INSTALMENTS);

/** Events about subscriptions, market development funds, payouts and rates of exchange. Fields and meaning: docs/scenario.md. */
export const paymentEvents = [
  fields({
    type: z.literal("subscription.sold"), ...eventFields, subscription: text, partner: text, customer: text, mrr: decimal, currency, qualified: flag,
    coupon: text.exactOptional(),
  }),
  fields({
    type: z.literal("subscription.paid"), ...eventFields, subscription: text, payment: text, amount: decimal,
    deductions: decimal.exactOptional(), instalment: fields({ n: instalmentNumber, of: instalmentNumber }).exactOptional(),
  }),
  fields({ type: z.literal("subscription.cancelled"), ...eventFields, subscription: text }),
  fields({
    type: z.literal("funds.approved"), ...eventFields, partner: text, claim: text, cost: decimal, currency, by: text, purpose: text.exactOptional(),
  }),
  fields({ type: z.literal("payout.paid"), ...eventFields, partner: text, dueOn: day }),
  fields({ type: z.literal("fx.rate"), ...eventFields, from: currency, to: currency, rate: exchangeRate }),
] as const;
