import { explanationText } from "@partner-ledger/contracts/explanation-text";
import { plainNotation } from "@partner-ledger/contracts/explanation/notation";
import { addDays, type Day } from "../../src/program/calendar.ts";
import type { Fact } from "../../src/program/facts.ts";
import type { Program } from "../../src/program/program.ts";
import { bookOf } from "../../src/ledger/book-of.ts";
import type { Book, Why } from "../../src/ledger/book.ts";
import { parseScenario } from "../../src/scenario/scenario.ts";

/** An event as scenario files write it; its id is made up from its place unless given. */
export type Event = Readonly<Record<string, unknown>>;

export interface Story {
  readonly program: Program;
  readonly facts: readonly Fact[];
}

/** Reads events under a program, a preset's id or a definition. Throws with all problems when they are not valid. */
export const story = (events: readonly Event[], program: unknown = "fullstory"): Story => {
  const reading = parseScenario({ program, asOf: "2199-12-31", events: events.map((event, i) => ({ id: `e${String(i).padStart(4, "0")}`, ...event })) });
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.value;
};

/** The book of some events on a day. */
export const tell = (asOf: Day, events: readonly Event[], program?: unknown): Book => {
  const { program: terms, facts } = story(events, program);
  return bookOf(terms, facts, asOf);
};

export const joined = (partner: string, more: Event = {}): Event => ({
  type: "partner.joined", on: "2026-01-01", partner, track: "referral", company: { name: `Agency ${partner}`, domain: `agency-${partner.toLowerCase()}.com` }, ...more,
});

export const payee = (partner: string, more: Event = {}): Event => ({
  type: "partner.payee", on: "2026-01-01", partner, billingContact: true, bankDetails: true, taxForm: "W-9", ...more,
});

export const company = (id: string, name: string, more: Event = {}): Event => ({
  type: "company.updated", on: "2026-01-01", company: { id, name, domain: `${name.toLowerCase().replaceAll(" ", "-")}.com` }, status: "prospect", ...more,
});

/** A lead submitted for a company and accepted the day after. */
export const acceptedLead = (lead: string, partner: string, name: string, on: Day = "2026-01-05"): readonly Event[] => [
  { type: "lead.submitted", on, lead, partner, company: { name } },
  { type: "lead.accepted", on: addDays(on, 1), lead, by: "mia" },
];

export const subscription = (amount: string, more: Event = {}): Event => ({ kind: "subscription", amount, ...more });

/** A deal won on a day for one subscription of 12 months. */
export const won = (deal: string, on: Day, amount: string, more: Event = {}): Event => ({
  type: "deal.updated", on, deal, company: "C1", stage: "won", closedOn: on, dealType: "new", currency: "USD", lines: [subscription(amount)], lead: "L1", ...more,
});

export const invoicePaid = (deal: string, on: Day): Event => ({ type: "invoice.paid", on, deal, invoice: `${deal}-1` });

/** One partner with a complete profile, one company, one accepted lead for it. */
export const oneLead: readonly Event[] = [joined("P1"), payee("P1"), company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme")];

/** What a row says for itself, each step with its rule. */
export const reasons = (row: { readonly why: Why } | undefined): readonly string[] => (row?.why() ?? []).map((step) => `${step.rule} ${explanationText(step, plainNotation)}`);

/** Postings as `day reason amount`, in the order of the ledger. */
export const postings = (book: Book): readonly string[] =>
  book.ledger.map(({ on, partner, reason, amountMinor, dueOn }) => `${on} ${partner} ${reason} ${amountMinor}${dueOn ? ` due ${dueOn}` : ""}`);
