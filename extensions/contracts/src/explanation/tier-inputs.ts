import type { MeasuredText } from "./fee-inputs.ts";
import type { Nothing } from "./no-fee-inputs.ts";

/** What a tier asks and what there is of it: a single requirement, or several of which all or one must hold. */
export type AskedText = MeasuredText | { readonly kind: "all" | "any"; readonly of: readonly AskedText[]; readonly met: boolean };

/** Which tiers partners hold, and what the next ones ask. Tiers and tracks go by their names. */
export interface TierInputs {
  /** `by`: who set it, null where a review did or where the partner started with it. */
  readonly tier_held: {
    readonly partner: string; readonly tier: string; readonly since: string; readonly how: "entry" | "joined" | "person" | "review" | "terms"; readonly by: string | null;
  };
  /** the tier that a partner held on its last day. */
  readonly tier_until_left: { readonly partner: string; readonly tier: string; readonly since: string; readonly leftOn: string };
  /** who has left earns nothing from that day on. */
  readonly partner_left: { readonly partner: string; readonly leftOn: string };
  /** what a tier asks. Counted over the year, up to a day. */
  readonly tier_asks: { readonly tier: string; readonly on: string; readonly asks: AskedText };
  /** no requirement leads to the tier. */
  readonly tier_by_hand: { readonly tier: string };
  readonly highest_tier: { readonly tier: string };
  /** what a review found. `isEntry`: the tier found is the one that asks nothing. `approval`: nothing changes before somebody approves. */
  readonly review: {
    readonly on: string; readonly review: "annual" | "mid_year" | "monthly"; readonly held: string; readonly eligible: string; readonly isEntry: boolean; readonly to: string;
    readonly recommendation: "promote" | "keep" | "demote"; readonly approval: boolean;
  };
  /** a mid-year review takes nothing away. */
  readonly mid_year_keeps: { readonly eligible: string; readonly held: string };
  /** a tier earned in a year lasts through the next. */
  readonly tier_lasts: { readonly tier: string; readonly earnedIn: number; readonly through: string };
  /** somebody set a tier on the day of the review, which comes first. */
  readonly set_by_hand: Nothing;
}
