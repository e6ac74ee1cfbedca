import fc from "fast-check";
import { addDays } from "../../src/program/calendar.ts";
import { company, currency, day, deal, lead, minor, partner, product, written } from "./words.ts";
import { event, type Draft } from "./draft.ts";

/** The CRM's companies as they may be recorded: Acme and its subsidiary, Bolt under two names, one that is a partner's own. */
const records = fc.constantFrom(
  { id: "C1", name: "Acme", domain: "acme.com" }, { id: "C1", name: "Acme" }, { id: "C1", name: "Agency Two" },
  { id: "C2", name: "Bolt", domain: "bolt.com" }, { id: "C2", name: "Volta" },
  { id: "C3", name: "Acme Retail", parent: "C1" }, { id: "C3", name: "Core Systems", domain: "https://www.core.com/" },
);
/** Accounts as partners name them: alike by record, domain, name or only nearly. */
const accounts = fc.constantFrom(
  { name: "Acme" }, { name: "ACME, Inc." }, { name: "Bolt", id: "C2" }, { name: "Somebody", domain: "shop.bolt.com" },
  { name: "Core", domain: "core.com" }, { name: "Acme Retail" }, { name: "Core Sistems" }, { name: "Nobody Else" },
);

const line = fc.record({
  kind: fc.constantFrom("subscription", "subscription", "subscription", "services"), minor, termMonths: fc.constantFrom(1, 6, 12, 12, 13, 24, 36),
  startsOn: fc.option(day, { nil: undefined }), product: fc.option(product, { nil: undefined }),
});

const ofCurrency = (code: string) => ({ minor: units, startsOn, product: of, ...rest }: { minor: bigint; startsOn: string | undefined; product: string | undefined }): Draft => ({
  ...rest, amount: written(units, code), ...(startsOn === undefined ? {} : { startsOn }), ...(of === undefined ? {} : { product: of }),
});

const stage = fc.constantFrom("open", "won", "won", "won", "lost", "deleted");
const dealType = fc.constantFrom("new", "new", "upgrade", "expansion", "expansion", "renewal");

/** A deal's whole snapshot. Won and lost ones close some days before or after. */
export const dealUpdated = fc
  .record({
    on: day, deal, company, stage, closing: fc.integer({ min: -60, max: 30 }), dealType, currency, lines: fc.array(line, { minLength: 0, maxLength: 3 }),
    lead: fc.option(lead, { nil: undefined }), expands: deal, idleFor: fc.option(fc.integer({ min: -5, max: 120 }), { nil: undefined }),
  })
  .map(({ closing, expands, lead: named, idleFor, lines, ...rest }): Draft => ({
    type: "deal.updated", ...rest, lines: lines.map(ofCurrency(rest.currency)),
    ...(rest.stage === "won" || rest.stage === "lost" ? { closedOn: addDays(rest.on, closing) } : {}),
    ...(named === undefined ? {} : { lead: named }), ...(rest.dealType === "expansion" ? { expands } : {}),
    ...(idleFor === undefined ? {} : { lastActivityOn: addDays(rest.on, -idleFor) }),
  }));

const managed = (type: string) => event(type, { partner, company });

/** Events about companies, deals, leads and managed accounts, one at a time. */
export const salesEvent: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 8, arbitrary: dealUpdated },
  { weight: 2, arbitrary: event("company.updated", { company: records, status: fc.constantFrom("prospect", "free", "customer") }) },
  { weight: 3, arbitrary: event("lead.submitted", { lead, partner, company: accounts }) },
  { weight: 3, arbitrary: event("lead.accepted", { lead, by: fc.constant("mia"), override: fc.constant("agreed") }) },
  { weight: 1, arbitrary: event("lead.accepted", { lead, by: fc.constant("mia") }) },
  { weight: 1, arbitrary: event("lead.rejected", { lead, by: fc.constant("mia"), reason: fc.constant("no") }) },
  { weight: 1, arbitrary: event("lead.withdrawn", { lead }) },
  { weight: 3, arbitrary: event("invoice.paid", { deal, invoice: fc.constantFrom("I1", "I2") }) },
  { weight: 1, arbitrary: managed("managed.notified") },
  { weight: 1, arbitrary: managed("managed.confirmed") },
  { weight: 1, arbitrary: managed("managed.ended") },
);
