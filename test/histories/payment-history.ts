import fc from "fast-check";
import { addDays } from "../../src/program/calendar.ts";
import { event, type Draft } from "./draft.ts";
import { historyOf, type RandomHistory } from "./random-history.ts";
import { onChoice, paymentBase, someConditions } from "./random-program.ts";
import { subscriptionEvent } from "./subscription-events.ts";
import { day, FIRST, subscription } from "./words.ts";

const partner = fc.constantFrom("P1", "P2");

/** Fees on payments that ask for something, a choice between them, and no other. */
const program = fc.record({ base: paymentBase, asked: someConditions, clawback: fc.constantFrom(null, { cancelledWithinDays: 60 }), onChoice }).map(({ base, asked, clawback, onChoice: chosen }) => ({
  id: "payments", name: "Payments alone", currency: "USD",
  tracks: [{
    id: "sales", tiers: [{ id: "partner" }, { id: "expert" }, { id: "elite" }], payout: { schedule: { kind: "month_end", plusDays: 10 }, minimum: "0" },
    fees: [{ id: "commission", on: "subscription_paid", base, rates: { partner: "10%", expert: "15%" }, ...asked, clawback }, chosen],
  }],
}));

/** Often by the day of the first sales, which a choice made later leaves alone. */
const election = event("partner.elected", { partner, option: fc.constantFrom(0, 0, null), on: fc.oneof(fc.constant(FIRST), day) });
const renewed = fc.tuple(day, subscription, fc.constantFrom("y1", "y2"), fc.constantFrom(0, 350)).map(([on, of, payment, later]): Draft =>
  ({ type: "subscription.paid", on: addDays(on, later), subscription: of, payment, amount: "120.00" }));

const lateness = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 90 }) });
const events = fc.array(fc.tuple(fc.oneof({ weight: 4, arbitrary: subscriptionEvent }, { weight: 1, arbitrary: election }, { weight: 1, arbitrary: renewed }), lateness), { minLength: 4, maxLength: 16 })
  .map((drawn) => drawn.map(([draft, late]): Draft => (late === 0 ? draft : { ...draft, recordedOn: addDays(String(draft["on"]), late) })));

const BEGINNING: readonly Draft[] = [
  ...["P1", "P2"].map((id): Draft => ({ type: "partner.joined", on: FIRST, partner: id, track: "sales", company: { name: `Agency ${id}` } })),
  ...["S1", "S2", "S3"].map((id, i): Draft => ({ type: "subscription.sold", on: FIRST, subscription: id, partner: i === 2 ? "P2" : "P1", customer: i === 0 ? "a" : "b", mrr: "60.00", currency: "USD", qualified: true, coupon: "SPRING" })),
];

/** Sales and payments close together in a program that pays for nothing else, so that what its fees ask for matters. */
export const paymentHistory: fc.Arbitrary<RandomHistory> = fc.tuple(program, events).map(([definition, drawn]) => historyOf(definition, [...BEGINNING, ...drawn]));
