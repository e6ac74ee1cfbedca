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

/** The group of the guide's benefit matrix that speaks of money. */
const FEES = "Referral and managed fees";

/**
 * The Fullstory partner program. Of the guide's benefit matrix (36 rows in six groups: referral and managed
 * fees, marketing, education, partnership support, product support, engagement) it has the rows whose values the rules
 * state; the others are for whoever has the guide at hand to add in a program file (docs/scenario.md).
 */
export const fullstory: ProgramDefinition = {
  id: "fullstory",
  name: "Fullstory partner program",
  currency: "USD",
  timeZone: "America/New_York",
  rounding: "half_away", // each fee once, at its end
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
      // R-7, the rows whose values give.
      benefits: [
        { group: FEES, id: "referral_fee", name: "Fee on a referred deal, of its first year", values: SALES_RATES },
        { group: FEES, id: "upgrade_fee", name: "Fee on a move from the free plan, of its first year", values: SALES_RATES },
        { group: FEES, id: "expansion_fee", name: "Fee on an expansion, of the year's rest", values: SALES_RATES },
        { group: FEES, id: "managed_fee", name: "Fee on a managed account, each month", values: { partner: "no", expert: "3%", elite: "5%" } },
      ],
    },
  ],
};
