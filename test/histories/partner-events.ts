import fc from "fast-check";
import { event, type Draft } from "./draft.ts";
import { partner } from "./words.ts";

const track = fc.integer({ min: 0, max: 2 });
const tier = fc.integer({ min: 0, max: 2 });
const fee = fc.integer({ min: 0, max: 5 });
const own = fc.constantFrom({ name: "Agency One" }, { name: "Agency Two", domain: "two.agency" }, { name: "Agency", id: "C1" });

/** What the presets and our own programs ask people to attest. */
export const ATTESTED = [
  "brand_on_website", "partner_profile", "case_study", "active_promotion", "referenceable_clients", "account_mapping", "quarterly_review", "annual_plan",
  "gtm_access", "certified_solutions", "healthy_quarters", "active_customers",
] as const;

/** Events about partners, what they are paid and how, and rates of exchange, one at a time. */
export const partnerEvent: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 3, arbitrary: event("partner.joined", { partner, track, company: own }) },
  { weight: 1, arbitrary: event("partner.joined", { partner, track, company: own, tier }) },
  { weight: 2, arbitrary: event("partner.left", { partner }) },
  { weight: 3, arbitrary: event("partner.tier_set", { partner, tier, by: fc.constant("mia") }) },
  { weight: 1, arbitrary: event("partner.tier_set", { partner, tier, track, by: fc.constant("mia") }) },
  { weight: 2, arbitrary: event("partner.rate_set", { partner, fee, rate: fc.constantFrom("25%", "0.125", null), by: fc.constant("mia"), reason: fc.constant("agreed") }) },
  { weight: 1, arbitrary: event("partner.rate_set", { partner, fee, flat: fc.constantFrom("75", "0.5"), until: fc.constantFrom("2026-10-01", "2027-01-01"), by: fc.constant("mia"), reason: fc.constant("agreed") }) },
  { weight: 1, arbitrary: event("partner.certified", { partner, name: fc.constantFrom("basics", "analytics"), level: fc.constantFrom("sales", "product", "delivery") }) },
  { weight: 1, arbitrary: event("partner.attested", { partner, requirement: fc.constantFrom(...ATTESTED), value: fc.integer({ min: 0, max: 300 }) }) },
  { weight: 2, arbitrary: event("partner.payee", { partner, billingContact: fc.boolean(), bankDetails: fc.boolean(), taxForm: fc.constantFrom("W-9", "W-8BEN-E", null) }) },
  { weight: 1, arbitrary: event("partner.payee", { partner, billingContact: fc.constant(true), bankDetails: fc.constant(true), taxForm: fc.constant("W-8"), currency: fc.constantFrom("EUR", "JPY") }) },
  { weight: 2, arbitrary: event("partner.elected", { partner, option: fc.option(fc.constant(0)) }) },
  { weight: 1, arbitrary: event("partner.elected", { partner, option: fc.option(fc.constant(0)), track }) },
  { weight: 5, arbitrary: event("payout.paid", { partner, dueOn: fc.integer({ min: 0, max: 9 }) }) },
  { weight: 2, arbitrary: event("funds.approved", { partner, claim: fc.constantFrom("F1", "F2", "F3"), cost: fc.constantFrom("100.01", "3000.00", "9000.00"), currency: fc.constantFrom("USD", "USD", "EUR"), by: fc.constant("mia") }) },
  { weight: 1, arbitrary: event("fx.rate", { from: fc.constantFrom("EUR", "JPY", "KWD"), to: fc.constant("USD"), rate: fc.constantFrom("1.1", "0.0067", "3.25") }) },
  { weight: 1, arbitrary: event("fx.rate", { from: fc.constant("USD"), to: fc.constantFrom("EUR", "JPY"), rate: fc.constantFrom("0.9", "149.3") }) },
);
