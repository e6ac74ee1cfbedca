import fc from "fast-check";
import { addDays, type Day } from "../../src/program/calendar.ts";
import type { Draft } from "./draft.ts";
import { ATTESTED } from "./partner-events.ts";
import { amountIn, company, day, deal, lead, partner, subscription } from "./words.ts";

/** Some events that belong together, each so many days after the first. */
const episode = <T extends { readonly start: Day }>(drawn: fc.Arbitrary<T>, tell: (one: T) => readonly (readonly [number, Draft])[]): fc.Arbitrary<readonly Draft[]> =>
  drawn.map((one) => tell(one).map(([days, draft]) => ({ ...draft, on: addDays(one.start, days) })));

const perhaps = (happens: boolean, ...events: readonly (readonly [number, Draft])[]) => (happens ? events : []);
const names = { C1: "Acme", C2: "Bolt", C3: "Acme Retail" } as const;
const account = (id: string): Draft => ({ id, name: id in names ? names[id as keyof typeof names] : id });

const growing = fc.record({ deal: fc.constantFrom("D5", "D6"), after: fc.constantFrom(0, 40, 200, 370), startsAfter: fc.constantFrom(0, 30, 340, 365), amount: amountIn("USD"), stage: fc.constantFrom("won", "open") });

/** Names that lone events seldom touch, so that some courses of events run as they should. */
const quietLead = fc.oneof({ weight: 1, arbitrary: lead }, { weight: 2, arbitrary: fc.constantFrom("L5", "L6") });
const quietDeal = fc.oneof({ weight: 1, arbitrary: deal }, { weight: 1, arbitrary: fc.constantFrom("D7", "D8") });
const quietCompany = fc.oneof({ weight: 2, arbitrary: company }, { weight: 1, arbitrary: fc.constantFrom("C4", "C5") });

/** A lead is brought, accepted and won, its invoice paid and paid out; the customer buys more; later the deal is corrected. */
const sale = episode(
  fc.record({
    start: day, lead: quietLead, partner, company: quietCompany, deal: quietDeal, amount: amountIn("USD"), invoiced: fc.boolean(), paidOut: fc.option(fc.integer({ min: 0, max: 5 })), grows: fc.option(growing),
    dealType: fc.constantFrom("new", "new", "new", "upgrade", "upgrade", "renewal"), after: fc.integer({ min: 30, max: 250 }), correction: fc.constantFrom("none", "less", "lost", "deleted", "reopened"),
  }),
  (one) => {
    const subscription = (amount: string, startsOn = addDays(one.start, 10)): Draft => ({ kind: "subscription", amount, startsOn, product: "core" });
    const common = { type: "deal.updated", company: one.company, currency: "USD" };
    const snapshot = (stage: string, amount: string): Draft => ({
      ...common, deal: one.deal, stage, dealType: one.dealType, lead: one.lead, lines: [subscription(amount)], ...(stage === "won" || stage === "lost" ? { closedOn: addDays(one.start, 10) } : {}),
    });
    const corrected = { none: [], less: [snapshot("won", "10.00")], lost: [snapshot("lost", one.amount)], deleted: [snapshot("deleted", one.amount)], reopened: [snapshot("open", one.amount)] };
    const growth = one.grows && {
      ...common, deal: one.grows.deal, stage: one.grows.stage, dealType: "expansion", expands: one.deal, closedOn: addDays(one.start, 10 + one.grows.after),
      lines: [subscription(one.grows.amount, addDays(one.start, 10 + one.grows.after + one.grows.startsAfter))],
    };
    return [
      [0, { type: "lead.submitted", lead: one.lead, partner: one.partner, company: account(one.company) }],
      [1, { type: "lead.accepted", lead: one.lead, by: "mia", override: "agreed" }],
      [2, snapshot("open", one.amount)],
      [10, snapshot("won", one.amount)],
      ...perhaps(one.invoiced, [20, { type: "invoice.paid", deal: one.deal, invoice: "I1" }]),
      ...(growth ? [[10, growth] as const] : []),
      ...perhaps(one.paidOut !== null, [120, { type: "payout.paid", partner: one.partner, dueOn: one.paidOut }]),
      ...corrected[one.correction].map((draft) => [one.after, draft] as const),
    ];
  },
);

/** A seller works on a deal with an account for which a partner then names a lead of the same or nearly the same name. */
const race = episode(fc.record({ start: day, partner, lead, company, deal, names: company, byDomain: fc.boolean(), amount: amountIn("EUR") }), (one) => [
  [0, { type: "company.updated", company: { ...account(one.company), domain: `${one.company === "C1" ? "acme" : "other"}.com` }, status: "prospect" }],
  [1, { type: "deal.updated", deal: one.deal, company: one.company, stage: "open", dealType: "new", currency: "EUR", lines: [{ kind: "subscription", amount: one.amount }] }],
  [5, { type: "lead.submitted", lead: one.lead, partner: one.partner, company: { name: account(one.names)["name"], ...(one.byDomain ? { name: "Somebody", domain: "www.acme.com" } : {}) } }],
  [6, { type: "lead.accepted", lead: one.lead, by: "mia" }],
]);

/** An account is managed, while it has a subscription, until somebody ends it or for good; another partner may want to manage it too. */
const management = episode(fc.record({ start: day, partner, rival: partner, company, deal, amount: amountIn("USD"), ends: fc.option(fc.integer({ min: 5, max: 90 })) }), (one) => [
  [0, { type: "deal.updated", deal: one.deal, company: one.company, stage: "won", closedOn: one.start, dealType: "renewal", currency: "USD", lines: [{ kind: "subscription", amount: one.amount }] }],
  [3, { type: "managed.notified", partner: one.partner, company: one.company }],
  [5, { type: "managed.confirmed", partner: one.partner, company: one.company }],
  [6, { type: "managed.confirmed", partner: one.rival, company: one.company }],
  [7, { type: "managed.notified", partner: one.rival, company: one.company }],
  ...perhaps(one.ends !== null, [5 + (one.ends ?? 0), { type: "managed.ended", partner: one.partner, company: one.company }]),
]);

/** A subscription is sold and paid for month by month, until the customer leaves, within sixty days or later. */
const customer = episode(fc.record({ start: day, partner, subscription, mrr: fc.constantFrom("100.00", "6000.00", "16000.00"), leaves: fc.option(fc.integer({ min: 5, max: 120 })) }), (one) => [
  [0, { type: "subscription.sold", subscription: one.subscription, partner: one.partner, customer: one.subscription, mrr: one.mrr, currency: "USD", qualified: true, coupon: "SPRING" }],
  ...["m1", "m2", "m3"].map((payment, month) => [month * 30, { type: "subscription.paid", subscription: one.subscription, payment, amount: one.mrr }] as const),
  ...perhaps(one.leaves !== null, [one.leaves ?? 0, { type: "subscription.cancelled", subscription: one.subscription }]),
]);

/** A partner does all that any tier asks for. */
const merits = episode(fc.record({ start: day, partner, value: fc.constantFrom(1, 4, 300) }), (one) => [
  ...["basics", "analytics", "advanced"].map((name) => [0, { type: "partner.certified", partner: one.partner, name, level: "sales", expires: addDays(one.start, 300) }] as const),
  ...ATTESTED.map((requirement) => [1, { type: "partner.attested", partner: one.partner, requirement, value: one.value }] as const),
]);

/** A partner leaves and, perhaps, comes back. */
const absence = episode(fc.record({ start: day, partner, back: fc.option(fc.integer({ min: 0, max: 120 })) }), (one) => [
  [0, { type: "partner.left", partner: one.partner }],
  ...perhaps(one.back !== null, [one.back ?? 0, { type: "partner.joined", partner: one.partner, track: 0, company: { name: "Agency One" } }]),
]);

/** A course of events as partner programs are made for; what else happens gets in its way. */
export const anyEpisode: fc.Arbitrary<readonly Draft[]> = fc.oneof(
  { weight: 4, arbitrary: sale }, { weight: 1, arbitrary: race }, { weight: 2, arbitrary: management }, { weight: 3, arbitrary: customer },
  { weight: 1, arbitrary: merits }, { weight: 1, arbitrary: absence },
);
