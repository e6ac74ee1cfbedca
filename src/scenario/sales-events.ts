import { z } from "zod";
import { companyRef, eventFields } from "./partner-events.ts";
import { currency, day, decimal, fields, listOf, oneOf, rate, text, wholeNumber } from "./scalars.ts";

const LONGEST_TERM = 1_200;

/** A line of a deal; its amount is for the whole term. */
const dealLine = fields({
  kind: oneOf("subscription", "services"),
  product: text.exactOptional(),
  amount: decimal,
  termMonths: wholeNumber(1, LONGEST_TERM).exactOptional(),
  startsOn: day.exactOptional(),
});

/** A lead's share of a deal. */
const credit = fields({ lead: text, share: rate });

const decided = { lead: text, by: text.exactOptional(), reason: text.exactOptional() };
const managed = { partner: text, company: text };

/** Events about companies, deals, leads and managed accounts. Fields and meaning: docs/scenario.md. */
export const salesEvents = [
  fields({
    type: z.literal("company.updated"), ...eventFields,
    company: fields({ id: text, name: text, domain: text.exactOptional(), parent: text.exactOptional() }), status: oneOf("prospect", "free", "customer"),
  }),
  fields({
    type: z.literal("deal.updated"), ...eventFields, deal: text, company: text, stage: oneOf("open", "won", "lost", "deleted"), closedOn: day.exactOptional(),
    dealType: oneOf("new", "upgrade", "expansion", "renewal"), currency, lines: listOf(dealLine, "lines"), lead: text.exactOptional(),
    credits: listOf(credit, "credits").min(1, { error: "at least one credit" }).exactOptional(), expands: text.exactOptional(), lastActivityOn: day.exactOptional(),
  }),
  fields({ type: z.literal("lead.submitted"), ...eventFields, lead: text, partner: text, company: companyRef, products: listOf(text, "texts").exactOptional() }),
  fields({ type: z.literal("lead.accepted"), ...eventFields, lead: text, by: text, override: text.exactOptional() }),
  fields({ type: z.literal("lead.rejected"), ...eventFields, ...decided }),
  fields({ type: z.literal("lead.withdrawn"), ...eventFields, ...decided }),
  fields({ type: z.literal("invoice.paid"), ...eventFields, deal: text, invoice: text }),
  fields({ type: z.literal("managed.notified"), ...eventFields, ...managed }),
  fields({ type: z.literal("managed.confirmed"), ...eventFields, ...managed }),
  fields({ type: z.literal("managed.ended"), ...eventFields, ...managed }),
] as const;
