import { z } from "zod";
import { currency, day, decimal, fields, flag, oneOf, rate, text, wholeNumber } from "./scalars.ts";

/** What every event has: the day it takes effect and, when that is another, the day it became known. */
export const eventFields = { id: text, on: day, recordedOn: day.exactOptional() };

/** An account by whatever is known of it. */
export const companyRef = fields({ id: text.exactOptional(), name: text, domain: text.exactOptional() });

const LARGEST_COUNT = 1_000_000_000;

/** Events about a partner itself. Fields and meaning: docs/scenario.md. */
export const partnerEvents = [
  fields({ type: z.literal("partner.joined"), ...eventFields, partner: text, track: text, company: companyRef, tier: text.exactOptional() }),
  fields({ type: z.literal("partner.tier_set"), ...eventFields, partner: text, tier: text, by: text, track: text.exactOptional() }),
  fields({
    type: z.literal("partner.rate_set"), ...eventFields, partner: text, fee: text, rate: rate.nullable().exactOptional(), flat: decimal.exactOptional(),
    until: day.exactOptional(), by: text, reason: text,
  }),
  fields({
    type: z.literal("partner.certified"), ...eventFields, partner: text, name: text, level: oneOf("sales", "product", "delivery"), expires: day.exactOptional(),
  }),
  fields({ type: z.literal("partner.attested"), ...eventFields, partner: text, requirement: text, value: wholeNumber(0, LARGEST_COUNT).exactOptional() }),
  fields({
    type: z.literal("partner.payee"), ...eventFields, partner: text, billingContact: flag, bankDetails: flag,
    taxForm: z.enum(["W-9", "W-8", "W-8BEN-E"], { error: "one of W-9, W-8, W-8BEN-E or null" }).nullable(), currency: currency.exactOptional(),
  }),
  fields({
    type: z.literal("partner.elected"), ...eventFields, partner: text, option: z.string({ error: "a text or null" }).refine((value) => value !== "", { error: "a text that is not empty, or null" }).nullable(),
    track: text.exactOptional(),
  }),
  fields({ type: z.literal("partner.left"), ...eventFields, partner: text }),
] as const;
