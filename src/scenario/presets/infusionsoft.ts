import type { ProgramDefinition } from "../program-definition.ts";

// every track has the same two tiers.
const TIERS = [
  { id: "certified", name: "Certified" },
  { id: "pro", name: "Pro" },
];

// on the first of each month, without anyone's approval; pro lasts through the next calendar year.
const REVIEWS = { annual: null, midYear: null, monthly: true, approval: false, keepThrough: "next_year_end" as const };

/** The Infusionsoft partner program of December 2016. */
export const infusionsoft: ProgramDefinition = {
  id: "infusionsoft",
  name: "Infusionsoft partner program",
  currency: "USD",
  timeZone: "America/Phoenix",
  rounding: "half_away", // each fee once, at its end
  leads: { activeWorkDays: 90, protection: null },
  tracks: [
    {
      id: "reseller",
      name: "Reseller",
      tiers: TIERS,
      reviews: REVIEWS,
      requirements: { pro: { any: [{ metric: "customersSoldActive60", atLeast: "25" }, { metric: "activeMrr60", atLeast: "5000" }] } },
      fees: [
        {
          id: "recurring",
          on: "subscription_paid",
          base: "amount_paid",
          rates: { certified: "20%", pro: "20%" },
          months: null,
          soldFrom: "2016-12-01",
          //
          uplifts: [{ tiers: ["pro"], rate: "30%", when: { any: [{ metric: "customersSold", atLeast: "75" }, { metric: "activeMrr", atLeast: "15000" }] } }],
          //
          clawback: { cancelledWithinDays: 60 },
        },
      ],
      //
      funds: { tiers: ["pro"], share: "50%", most: "2500.00" },
      //
      payout: {
        schedule: { kind: "day_of_next_month", day: 20, businessDay: "next", holidays: "US" },
        minimum: "100.00",
        fixedCurrency: true,
      },
      // R-7, the rows whose values give.
      benefits: [
        { group: "Commissions", id: "commission", name: "Commission on each payment", values: { certified: "20%", pro: "20%" } },
        { group: "Commissions", id: "volume_commission", name: "Commission on each payment from 75 customers or 15,000.00 a month on", values: { certified: "no", pro: "30%" } },
        { group: "Marketing", id: "market_funds", name: "Market development funds", values: { certified: "no", pro: "eligible" } },
      ],
    },
    {
      id: "service",
      name: "Service",
      tiers: TIERS,
      reviews: REVIEWS,
      requirements: { pro: { all: [{ metric: "managedCustomers", atLeast: "10" }, { attested: "healthy_quarters", atLeast: "2" }] } },
    },
    {
      id: "app_developer",
      name: "App developer",
      tiers: TIERS,
      reviews: REVIEWS,
      requirements: { pro: { attested: "active_customers", atLeast: "251" } },
    },
  ],
};
