import fc from "fast-check";
import type { Day } from "../../src/program/calendar.ts";
import type { ProgramDefinition } from "../../src/scenario/program-definition.ts";
import { day, product } from "./words.ts";

type TrackDefinition = ProgramDefinition["tracks"][number];
type Fee = NonNullable<TrackDefinition["fees"]>[number];

const TIERS = [{ id: "partner", name: "Partner" }, { id: "expert", name: "Expert" }, { id: "elite", name: "Elite" }];

const rates = fc.constantFrom<Record<string, string>>(
  { partner: "10%", expert: "15%", elite: "20%" }, { expert: "3%", elite: "0.05" }, { partner: "12.345%", expert: "33.333333%", elite: "100%" },
);
const flat = fc.constantFrom<Record<string, string>>({ partner: "100", expert: "250", elite: "1000" }, { elite: "0.5" });
const steps = fc.constantFrom<{ from: string; rates: Record<string, string> }[]>(
  [{ from: "0", rates: { partner: "10%", expert: "12.5%", elite: "20%" } }, { from: "20000", rates: { partner: "15%", expert: "12.5%", elite: "33.333333%" } }],
  [{ from: "0", rates: {} }, { from: "5000.005", rates: { partner: "1%", elite: "5%" } }, { from: "60000", rates: { partner: "2%", expert: "7%", elite: "5%" } }],
);
const bands = fc.record({ over: fc.constantFrom("deal" as const, "year" as const), how: fc.constantFrom("marginal" as const, "retroactive" as const), steps });
const pays = fc.oneof({ weight: 4, arbitrary: fc.record({ rates }) }, { weight: 1, arbitrary: fc.record({ flat }) });
const dealPays = fc.oneof({ weight: 5, arbitrary: pays }, { weight: 3, arbitrary: fc.record({ bands }) });
const someLimits = fc.record({ cap: fc.constantFrom("500", "2500.5"), minimum: fc.constantFrom("50", "20000", "90000"), products: fc.array(product, { minLength: 1, maxLength: 2 }) }, { requiredKeys: [] });

const limits = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: someLimits });

const onDeals = (id: string, dealTypes: ("new" | "upgrade" | "renewal")[]): fc.Arbitrary<Fee> =>
  fc.tuple(dealPays, limits).map(([pay, limit]) => ({ id, on: "deal_won", dealTypes, base: "first_year_value", ...pay, ...limit }));

const onExpansions = fc.tuple(dealPays, limits, fc.constantFrom("first_year_value", "prorated_increase", "prorated_increase"), fc.constantFrom({}, { window: "P3M" }, { window: "P24M" }))
  .map(([pay, limit, base, window]): Fee => ({ id: "growth", on: "deal_won", dealTypes: ["expansion"], base, ...pay, ...limit, ...window }));

const onMonths = rates.map((byTier): Fee => ({ id: "care", on: "managed_month", base: "monthly_value", rates: byTier }));

/** What a fee on payments may ask beyond the presets' (decision 0013). */
export const someConditions = fc.record({
  coupons: fc.constant<string[]>(["SPRING", "TEAM"]), lockDays: fc.constantFrom(10, 45, 500), only: fc.constant("first" as const),
  contractYears: fc.constantFrom<string[][]>(["100%", "50%"], ["50%", "0%"], ["33.3%"]),
}, { requiredKeys: [] });
const conditions = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: someConditions });
export const paymentBase = fc.constantFrom<("amount_paid" | "net_paid" | "monthly_price")[]>("amount_paid", "amount_paid", "net_paid", "monthly_price");

/** By choice of the partner, in place of the fee without an option. */
export const onChoice = fc.tuple(pays, paymentBase, conditions, fc.constantFrom(null, { cancelledWithinDays: 30 }))
  .map(([pay, base, asked, clawback]): Fee => ({ id: "lump", on: "subscription_paid", base, option: "lump_sum", ...pay, ...asked, clawback }));

const onPayments = fc.record({ base: paymentBase, pay: pays, asked: conditions, months: fc.constantFrom(null, 1, 12), clawback: fc.constantFrom(null, { cancelledWithinDays: 60 }), uplifted: fc.boolean() })
  .map(({ uplifted, pay, asked, ...terms }): Fee => ({
    id: "commission", on: "subscription_paid", ...terms, ...pay, ...asked,
    ...(uplifted ? { uplifts: [{ tiers: ["expert", "elite"], rate: "30%", when: { any: [{ metric: "activeMrr", atLeast: "10000" }, { metric: "customersSold", atLeast: "2" }] } }] } : {}),
  }));

const payout = fc.record({
  schedule: fc.constantFrom(
    { kind: "quarter_end", plusDays: 30 } as const, { kind: "month_end", plusDays: 10 } as const, { kind: "day_of_next_month", day: 31 } as const,
    { kind: "day_of_next_month", day: 20, businessDay: "next", holidays: "US" } as const,
  ),
  minimum: fc.constantFrom("0", "100", "2000"), fixedCurrency: fc.boolean(),
});

const reviews = fc.record({
  annual: fc.constantFrom(null, "12-31"), midYear: fc.constantFrom(null, "06-30"), monthly: fc.boolean(), approval: fc.boolean(),
  keepThrough: fc.constantFrom(null, "next_year_end" as const),
});

const requirements = fc.constantFrom<NonNullable<TrackDefinition["requirements"]>>(
  {}, { elite: { attested: "case_study" } },
  { partner: { metric: "certifications", atLeast: "1" }, expert: { any: [{ metric: "sourcedArr", atLeast: "20000" }, { metric: "managedCustomers", atLeast: "1" }] }, elite: { all: [{ metric: "sourcedArr", atLeast: "60000" }] } },
  { expert: { all: [{ metric: "acceptedLeads", atLeast: "1" }] }, elite: { any: [{ metric: "customersSoldActive60", atLeast: "1" }, { metric: "activeMrr60", atLeast: "5000" }, { attested: "healthy_quarters", atLeast: "2" }] } },
  { expert: { points: [{ metric: "acceptedLeads", each: "10" }, { attested: "case_study", each: "2.5" }], atLeast: "12.5" } },
);

/** A program of our own with one or two tracks and every kind of fee; another each time. */
export const ownProgram: fc.Arbitrary<ProgramDefinition> = fc
  .record({
    currency: fc.constantFrom("USD", "USD", "EUR"), rounding: fc.constantFrom("half_away", "half_away", "half_even", "half_up", "down", "up"), payout, reviews, requirements, two: fc.boolean(),
    leads: fc.record({ activeWorkDays: fc.constantFrom(0, 30, 90), protection: fc.constantFrom(null, "P2M", "P6M") }),
    sales: onDeals("share", ["new", "upgrade"]), renewals: onDeals("loyalty", ["renewal"]), renewed: fc.constantFrom(true, true, false), funds: fc.constantFrom<Pick<TrackDefinition, "funds">>({}, { funds: { tiers: ["partner", "expert", "elite"], share: "50%", most: "2500.00" } }), onExpansions, onMonths, onPayments, onChoice, chosen: fc.boolean(),
  })
  .map(({ currency, rounding, leads, two, renewed, sales, renewals, requirements: asked, ...drawn }): ProgramDefinition => {
    const track = (id: string, fees: Fee[]): TrackDefinition => ({ id, tiers: TIERS, reviews: drawn.reviews, requirements: asked, fees, payout: drawn.payout });
    const onSales = [sales, drawn.onExpansions, ...(renewed ? [renewals] : [])];
    const onUse = [drawn.onMonths, drawn.onPayments, ...(drawn.chosen ? [drawn.onChoice] : [])];
    const tracks = two ? [track("referral", onSales), { ...track("reseller", onUse), ...drawn.funds }] : [{ ...track("referral", [...onSales, ...onUse]), ...drawn.funds }];
    return { id: "own", name: "Own program", currency, rounding, leads, tracks };
  });

/** Another program of our own from a day on. */
export const changed = (before: unknown, from: Day, after: ProgramDefinition): { readonly versions: readonly unknown[] } => ({ versions: [{ program: before }, { from, program: after }] });

/** A program of our own whose terms change once. */
export const changingProgram = fc.tuple(ownProgram, day, ownProgram).map(([before, from, after]) => changed(before, from, { ...after, currency: before.currency }));
