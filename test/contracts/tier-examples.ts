import type { MeasuredText } from "@partner-ledger/contracts/explanation/fee-inputs";
import type { TierInputs } from "@partner-ledger/contracts/explanation/tier-inputs";
import type { ExamplesFor } from "./explanation-examples.ts";

const measured = (id: string, required: string, actual: string, met: boolean): MeasuredText =>
  ({ id, required: { kind: "count", count: required }, actual: { kind: "count", count: actual }, met });
const sourced: MeasuredText = {
  id: "sourcedArr", required: { kind: "money", money: { amount: "50000.00", currency: "USD" } }, actual: { kind: "money", money: { amount: "30000.00", currency: "USD" } }, met: false,
};
const held = { partner: "Northwind", tier: "Expert", since: "2026-03-01", by: null };
const annual = { on: "2026-12-31", review: "annual", isEntry: false, approval: true } as const;

export const tierExamples: ExamplesFor<TierInputs> = {
  tier_held: [
    [{ ...held, tier: "Partner", how: "entry" }, "Northwind is Partner, where partners start, since it joined on 2026-03-01"],
    [{ ...held, how: "joined" }, "Northwind joined as Expert on 2026-03-01"],
    [{ ...held, how: "person", by: "mia" }, "Northwind is Expert since 2026-03-01, set by mia"],
    [{ ...held, how: "review" }, "Northwind is Expert since the review of 2026-03-01"],
    [{ ...held, how: "terms" }, "Northwind counts as Expert since the program changed on 2026-03-01"],
  ],
  tier_until_left: [[{ partner: "Northwind", tier: "Expert", since: "2026-03-01", leftOn: "2026-05-01" }, "Northwind was Expert from 2026-03-01 until it left on 2026-05-01"]],
  partner_left: [[{ partner: "Northwind", leftOn: "2026-05-01" }, "Northwind left the program on 2026-05-01; nothing that happens from that day on earns it a fee"]],
  tier_asks: [
    [
      {
        tier: "Expert", on: "2026-06-30",
        asks: { kind: "all", met: false, of: [measured("certifications", "2", "1", false), measured("case_study", "1", "1", true), { kind: "any", met: false, of: [sourced, measured("acceptedLeads", "4", "3", false)] }] },
      },
      "Expert asks more than there was by 2026-06-30; missing: certifications (1 of 2) and either sourced first-year value (30,000.00 USD of 50,000.00 USD) or accepted leads (3 of 4); met: a joint case study (done)",
    ],
    [{ tier: "Gold", on: "2026-06-30", asks: measured("on_site_training", "1", "0", false) }, "Gold asks more than there was by 2026-06-30; missing: on site training (not yet)"],
    [{ tier: "Pro", on: "2026-06-30", asks: measured("customersSold", "1", "3", true) }, "All that Pro asks was there by 2026-06-30: customers sold (3 of 1)"],
  ],
  tier_by_hand: [[{ tier: "Gold" }, "No requirement leads to Gold; a person gives it"]],
  highest_tier: [[{ tier: "Elite" }, "Elite is the highest tier; there is none above it to ask for more"]],
  review: [
    [
      { ...annual, held: "Partner", eligible: "Expert", to: "Expert", recommendation: "promote" },
      "The annual review of 2026-12-31 found all that Expert asks met and recommends to promote the partner from Partner to Expert; nothing changes until a manager approves",
    ],
    [
      { ...annual, review: "mid_year", on: "2026-06-30", held: "Expert", eligible: "Expert", to: "Expert", recommendation: "keep" },
      "The mid-year review of 2026-06-30 found all that Expert asks met; the partner keeps Expert",
    ],
    [
      { ...annual, review: "monthly", on: "2026-06-01", held: "Pro", eligible: "Certified", isEntry: true, to: "Certified", recommendation: "demote", approval: false },
      "The monthly review of 2026-06-01 found no tier above Certified earned, which did demote the partner from Pro to Certified; it needs no approval",
    ],
  ],
  mid_year_keeps: [[{ eligible: "Partner", held: "Elite" }, "A mid-year review can only promote, so Elite is kept although the year so far carries only Partner"]],
  tier_lasts: [[{ tier: "Pro", earnedIn: 2024, through: "2025-12-31" }, "Pro was last earned in 2024 and lasts through 2025-12-31"]],
  set_by_hand: [[{}, "A person set a tier on the same day, and that comes before the review"]],
};
