import type { ProgramDefinition } from "../program-definition.ts";
import type { RequirementDefinition } from "../requirement-definition.ts";

/** 10% / 15% / 20% of the first year, whichever way a customer came. */
const SALES_RATES = { partner: "10%", expert: "15%", elite: "20%" };

/** What `expert` and `elite` ask alike, to be attested in the year. */
const EXPERT_ATTESTATIONS: RequirementDefinition[] = [
  { attested: "brand_on_website" },
  { attested: "partner_profile" },
  { attested: "case_study" },
  { attested: "active_promotion" },
  { attested: "account_mapping" },
  { attested: "quarterly_review" },
  { attested: "annual_plan" },
  { attested: "gtm_access" },
];

/** The Fullstory partner program. Only what the rules state; the rest of the guide's benefit matrix is not in them. */
export const fullstory: ProgramDefinition = {
  id: "fullstory",
  name: "Fullstory partner program",
  currency: "USD",
  timeZone: "America/New_York",
  // 90 days back. R-9 gives an accepted lead no end of its own.
  leads: { activeWorkDays: 90, protection: null },
  tracks: [
    {
      id: "referral",
      name: "Referral",
      tiers: [
        { id: "partner", name: "Partner" },
        { id: "expert", name: "Expert" },
        { id: "elite", name: "Elite" },
      ],
      // both recommend only; a manager's approval is the change.
      reviews: { annual: "12-31", midYear: "06-30", monthly: false, approval: true, keepThrough: null },
      //
      requirements: {
        partner: {
          all: [
            { metric: "certifications", atLeast: "1" },
            { attested: "brand_on_website" },
            { attested: "partner_profile" },
            { metric: "acceptedLeads", atLeast: "2" },
          ],
        },
        expert: {
          all: [
            { metric: "certifications", atLeast: "2" },
            ...EXPERT_ATTESTATIONS,
            { attested: "referenceable_clients", atLeast: "2" },
            { any: [{ metric: "sourcedArr", atLeast: "50000" }, { metric: "acceptedLeads", atLeast: "4" }] },
          ],
        },
        elite: {
          all: [
            { metric: "certifications", atLeast: "3" },
            { attested: "certified_solutions", atLeast: "1" },
            ...EXPERT_ATTESTATIONS,
            { attested: "referenceable_clients", atLeast: "4" },
            { any: [{ metric: "sourcedArr", atLeast: "250000" }, { metric: "acceptedLeads", atLeast: "6" }] },
          ],
        },
      },
      fees: [
        { id: "referral", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: SALES_RATES },
        { id: "upgrade", on: "deal_won", dealTypes: ["upgrade"], base: "first_year_value", rates: SALES_RATES },
        { id: "expansion", on: "deal_won", dealTypes: ["expansion"], base: "prorated_increase", window: "P12M", rates: SALES_RATES },
        { id: "managed", on: "managed_month", base: "monthly_value", rates: { expert: "3%", elite: "5%" } },
      ],
      // nothing is too small to be paid; R-21: the payee may ask for another currency.
      payout: { schedule: { kind: "quarter_end", plusDays: 30 }, minimum: "0", fixedCurrency: false },
      // R-7, the two rows whose values give.
      benefits: [
        { group: "Referral and managed fees", id: "referral_fee", name: "Referral fee", values: SALES_RATES },
        { group: "Referral and managed fees", id: "managed_fee", name: "Managed fee", values: { partner: "no", expert: "3%", elite: "5%" } },
      ],
    },
  ],
};
