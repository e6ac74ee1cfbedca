import fc from "fast-check";
import { addDays, daysBetween } from "../../src/program/calendar.ts";
import type { Event } from "./story.ts";

const FIRST = "2026-01-01";

/** Late enough for reviews, a second year and all payouts to have come. */
export const LAST = "2027-06-30";

/** Close together, so that facts meet. */
const day = fc.integer({ min: 0, max: daysBetween(FIRST, "2026-08-31") }).map((days) => addDays(FIRST, days));
/** Most facts are known the day they happen, some later. */
const lateness = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 120 }) });
const partner = fc.constantFrom("P1", "P2");
const lead = fc.constantFrom("L1", "L2", "L3");
const deal = fc.constantFrom("D1", "D2", "D3");
const companyId = fc.constantFrom("C1", "C2");
const amount = fc.integer({ min: 1000, max: 9_999_999 }).map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`);
const currency = fc.constantFrom("USD", "USD", "EUR");
const tier = fc.constantFrom("partner", "expert", "elite");

const line = fc.record(
  { kind: fc.constantFrom("subscription", "subscription", "services"), amount, termMonths: fc.constantFrom(6, 12, 36), startsOn: day },
  { requiredKeys: ["kind", "amount"] },
);

const dealUpdated = fc
  .record({ on: day, deal, company: companyId, stage: fc.constantFrom("open", "won", "won", "won", "lost", "deleted"), closing: fc.integer({ min: -90, max: 30 }), dealType: fc.constantFrom("new", "new", "upgrade", "expansion", "expansion", "expansion", "renewal"), currency, lines: fc.array(line, { minLength: 1, maxLength: 3 }), lead: fc.option(lead, { nil: undefined }), sharing: fc.option(fc.subarray(["L1", "L2", "L3"], { minLength: 1 }), { nil: undefined, freq: 3 }), expands: deal })
  .map(({ closing, expands, lead: named, sharing, ...rest }): Event => ({
    type: "deal.updated", ...rest,
    ...(rest.stage === "won" || rest.stage === "lost" ? { closedOn: addDays(rest.on, closing) } : {}),
    ...(sharing === undefined ? (named === undefined ? {} : { lead: named }) : { credits: sharing.map((of, i) => ({ lead: of, share: ["45%", "0.3", "12.5%"][i] })) }), ...(rest.dealType === "expansion" ? { expands } : {}),
  }));

const fact = (type: string, fields: Record<string, fc.Arbitrary<unknown>>) => fc.record({ on: day, ...fields }).map((event): Event => ({ type, ...event }));

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: dealUpdated },
  { weight: 3, arbitrary: fact("invoice.paid", { deal, invoice: fc.constantFrom("I1", "I2") }) },
  { weight: 3, arbitrary: fact("lead.submitted", { lead, partner, company: fc.constantFrom({ name: "Acme" }, { name: "Bolt", id: "C2" }, { name: "Core", domain: "core.com" }) }) },
  { weight: 4, arbitrary: fact("lead.accepted", { lead, by: fc.constant("mia"), override: fc.constant("agreed") }) },
  { weight: 1, arbitrary: fact("lead.withdrawn", { lead }) },
  { weight: 1, arbitrary: fact("lead.rejected", { lead }) },
  { weight: 2, arbitrary: fact("partner.tier_set", { partner, tier, by: fc.constant("mia") }) },
  { weight: 1, arbitrary: fact("partner.left", { partner }) },
  { weight: 2, arbitrary: fact("partner.joined", { partner, track: fc.constant("referral"), company: fc.constantFrom({ name: "Agency Two" }, { name: "Agency", id: "C1" }) }) },
  { weight: 3, arbitrary: fact("company.updated", { company: fc.constantFrom({ id: "C1", name: "Acme" }, { id: "C1", name: "Agency Two" }, { id: "C2", name: "Bolt", domain: "bolt.com" }), status: fc.constantFrom("prospect", "free", "customer") }) },
  { weight: 2, arbitrary: fact("managed.notified", { partner, company: companyId }) },
  { weight: 2, arbitrary: fact("managed.confirmed", { partner, company: companyId }) },
  { weight: 1, arbitrary: fact("managed.ended", { partner, company: companyId }) },
  { weight: 2, arbitrary: fact("payout.paid", { partner, dueOn: fc.constantFrom("2026-04-30", "2026-07-30", "2026-10-30", "2027-01-30", "2027-04-30") }) },
  { weight: 1, arbitrary: fact("fx.rate", { from: fc.constant("EUR"), to: fc.constant("USD"), rate: fc.constantFrom("1.1", "0.9") }) },
);

const late = fc.tuple(event, lateness).map(([known, days]): Event => (days === 0 ? known : { ...known, recordedOn: addDays(String(known.on), days) }));

/** Both partners are in with a lead each and a first deal, so that most of what follows is about something known. */
const beginning: readonly Event[] = [
  { type: "partner.joined", on: FIRST, partner: "P1", track: "referral", company: { name: "Agency One" } },
  { type: "partner.joined", on: FIRST, partner: "P2", track: "referral", company: { name: "Agency Two" }, tier: "expert" },
  { type: "lead.submitted", on: FIRST, lead: "L1", partner: "P1", company: { name: "Acme" } },
  { type: "lead.submitted", on: FIRST, lead: "L2", partner: "P2", company: { name: "Bolt", id: "C2" } },
  { type: "lead.accepted", on: "2026-01-02", lead: "L2", by: "mia", override: "agreed" },
  { type: "deal.updated", on: "2026-01-20", deal: "D1", company: "C1", stage: "won", closedOn: "2026-01-20", dealType: "new", currency: "USD", lines: [{ kind: "subscription", amount: "12000.00" }], lead: "L2" },
  { type: "managed.notified", on: FIRST, partner: "P2", company: "C1" },
];

/** Whatever may happen around three deals, three leads, two partners and two accounts; with ids, as a scenario file has them. */
export const randomEvents: fc.Arbitrary<readonly Event[]> = fc
  .array(late, { minLength: 10, maxLength: 40 })
  .map((events) => [...beginning, ...events].map((known, i) => ({ id: `e${String(i).padStart(4, "0")}`, ...known })));
