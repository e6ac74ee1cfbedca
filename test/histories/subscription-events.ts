import fc from "fast-check";
import { event, type Draft } from "./draft.ts";
import { partner, subscription } from "./words.ts";

const whole = fc.record({ payment: fc.constantFrom("m1", "m2", "m3"), amount: fc.constantFrom("100.00", "333.33", "0.01") });
/** A payment of which something is given back or paid on; perhaps all of it. */
const less = fc.constantFrom({ payment: "m1", amount: "100.00", deductions: "19.01" }, { payment: "m2", amount: "333.33", deductions: "333.33" }, { payment: "m1", amount: "100.00", deductions: "0.00" });
const instalment = fc.constantFrom({ n: 1, of: 2 }, { n: 2, of: 2 });

/** Events about subscriptions, with volumes around the marks at which tiers and rates change, one at a time. */
export const subscriptionEvent: fc.Arbitrary<Draft> = fc.oneof(
  {
    weight: 2, arbitrary: event("subscription.sold", {
      subscription, partner, customer: fc.constantFrom("a", "b", "c"), mrr: fc.constantFrom("100.00", "4000.00", "8000.00", "16000.00"),
      currency: fc.constantFrom("USD", "USD", "USD", "EUR"), qualified: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 1, arbitrary: event("subscription.sold", {
      subscription, partner, customer: fc.constantFrom("a", "b"), mrr: fc.constantFrom("29.99", "4000.00"), currency: fc.constant("USD"), qualified: fc.constant(true), coupon: fc.constantFrom("SPRING", "TEAM", "OLD"),
    }),
  },
  { weight: 2, arbitrary: fc.tuple(event("subscription.paid", { subscription }), less).map(([paid, what]): Draft => ({ ...paid, ...what })) },
  { weight: 4, arbitrary: fc.tuple(event("subscription.paid", { subscription }), whole).map(([paid, what]): Draft => ({ ...paid, ...what })) },
  { weight: 1, arbitrary: event("subscription.paid", { subscription, payment: fc.constant("year"), amount: fc.constant("50.00"), instalment }) },
  { weight: 2, arbitrary: event("subscription.cancelled", { subscription }) },
);
