import fc from "fast-check";
import { event, type Draft } from "./draft.ts";
import { partner, subscription } from "./words.ts";

const whole = fc.record({ payment: fc.constantFrom("m1", "m2", "m3"), amount: fc.constantFrom("100.00", "333.33", "0.01") });
const instalment = fc.constantFrom({ n: 1, of: 2 }, { n: 2, of: 2 });

/** Events about subscriptions, with volumes around the marks at which tiers and rates change, one at a time. */
export const subscriptionEvent: fc.Arbitrary<Draft> = fc.oneof(
  {
    weight: 2, arbitrary: event("subscription.sold", {
      subscription, partner, customer: fc.constantFrom("a", "b", "c"), mrr: fc.constantFrom("100.00", "4000.00", "8000.00", "16000.00"),
      currency: fc.constantFrom("USD", "USD", "USD", "EUR"), qualified: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 4, arbitrary: fc.tuple(event("subscription.paid", { subscription }), whole).map(([paid, what]): Draft => ({ ...paid, ...what })) },
  { weight: 1, arbitrary: event("subscription.paid", { subscription, payment: fc.constant("year"), amount: fc.constant("50.00"), instalment }) },
  { weight: 2, arbitrary: event("subscription.cancelled", { subscription }) },
);
