import type { Program } from "../program/program.ts";
import { everyTrackVersion, hasYearBands } from "../program/terms.ts";

/** How far one must look to say what a cause is owed. */
export interface Reach {
  /**
   * `family`: a deal's own facts, those of the deals it expands, of their leads and those leads' deals, of the partners and
   * the companies. `partner`: everything that its partners ever sold, as that sets their tiers.
   */
  readonly deals: "family" | "partner";
  /** The same for payments, managed months and approved costs; `family` is then the subscription, account or month itself. */
  readonly others: "family" | "partner";
}

/** How far the fees of a program look. Volumes matter where reviews set tiers by themselves and where they lift a rate, a year's bands too. */
export const reachOf = (program: Program): Reach => {
  const tracks = everyTrackVersion(program);
  const reviewed = tracks.some(({ reviews }) => !reviews.approval);
  const lifted = tracks.some(({ fees }) => fees.some((fee) => fee.on === "subscription_paid" && fee.uplifts.length > 0));
  return { deals: reviewed || hasYearBands(program) ? "partner" : "family", others: reviewed || lifted ? "partner" : "family" };
};
