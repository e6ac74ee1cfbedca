import type { AskedText } from "@partner-ledger/contracts/explanation/tier-inputs";
import type { Day } from "./calendar.ts";
import { explain, type Explanation } from "./explanation.ts";
import { partnerName, stayOn } from "./membership.ts";
import type { Currency } from "./money.ts";
import type { Requirement, Tier, Track } from "./program.ts";
import type { Records } from "./records.ts";
import { leavesOf, rankOf, isMet, type Measure } from "./requirement.ts";
import { measuredText } from "./requirement-text.ts";
import type { TierHeld } from "./tier.ts";
import type { TierChange } from "./tier-change.ts";

/** Since when a partner holds a tier, and how it came to. `changes` are those that counted by the day. */
export const heldExplanation = (records: Records, partner: string, track: Track, { tier, since }: TierHeld, changes: readonly TierChange[], asOf: Day): Explanation => {
  const name = partnerName(records.history, partner, asOf);
  const stay = stayOn(records.history, partner, track.id, asOf, asOf);
  const change = changes.findLast((one) => one.on === since && one.tier === tier.id);
  const fact = (records.history.tierChanges.get(partner) ?? []).findLast((one) => one.from <= asOf && one.fact.on === since && one.fact.tier === tier.id)?.fact;
  const how = change?.by === "review" ? "review" : change !== undefined ? (fact?.type === "partner.joined" ? "joined" : "person") : since === stay?.from ? "entry" : "terms";
  return explain("tier_held", "R-2", { partner: name, tier: tier.name, since, how, by: how === "person" && fact?.type === "partner.tier_set" ? fact.by : null });
};

/** The tier of a partner that has left, and that it did; as known on a day. */
export const leftExplanations = ({ history }: Records, partner: string, { tier, since }: TierHeld, leftOn: Day, known: Day): readonly Explanation[] => {
  const name = partnerName(history, partner, known);
  return [explain("tier_until_left", "R-2", { partner: name, tier: tier.name, since, leftOn }), explain("partner_left", "R-11", { partner: name, leftOn })];
};

/** What the tier above one asks and how much of it there is; or that nothing leads further. */
export const nextTierExplanation = (track: Track, tier: Tier, measure: Measure, on: Day, currency: Currency): Explanation => {
  const above = track.tiers[rankOf(track, tier.id) + 1];
  return above === undefined ? explain("highest_tier", "R-1", { tier: tier.name }) : asksExplanation(track, above, measure, on, currency);
};

/** What a tier asks and how much of it there is. */
export const asksExplanation = (track: Track, tier: Tier, measure: Measure, on: Day, currency: Currency): Explanation => {
  const requirement = track.requirements[tier.id];
  if (requirement === undefined || leavesOf(requirement).length === 0) return explain("tier_by_hand", "R-5", { tier: tier.name });
  return explain("tier_asks", track.reviews.approval ? "R-3" : "R-6", { tier: tier.name, on, asks: askedText(requirement, measure, currency) });
};

const askedText = (requirement: Requirement, measure: Measure, currency: Currency): AskedText => {
  const several = (kind: "all" | "any", of: readonly Requirement[]): AskedText => ({ kind, of: of.map((one) => askedText(one, measure, currency)), met: isMet(requirement, measure) });
  if ("all" in requirement) return several("all", requirement.all);
  return "any" in requirement ? several("any", requirement.any) : measuredText(requirement, measure, currency);
};
