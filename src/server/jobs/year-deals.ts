import { concernsOf } from "../../program/concern.ts";
import { dealsBroughtEver } from "../../program/deal-family.ts";
import { indexFacts } from "../../program/history.ts";
import { hasYearBands } from "../../program/terms.ts";
import type { Tx } from "../db/database.ts";
import { loadSlice } from "../store/fact-slice.ts";
import type { Portal } from "./portal.ts";

/**
 * Deals whose fees these deals may move. Where the total of a partner's year sets rates, all that their partners ever
 * brought (decision 0014); elsewhere none but themselves.
 */
export async function withYearDeals(tx: Tx, { portalId, program }: Portal, deals: readonly string[]): Promise<readonly string[]> {
  if (!hasYearBands(program)) return deals;
  const history = indexFacts(await loadSlice(tx, portalId, { deals, wholeYears: true }));
  const partners = new Set(deals.flatMap((deal) => [...concernsOf(history).ofDeal(deal)]));
  return [...new Set([...deals, ...[...partners].flatMap((partner) => dealsBroughtEver(history, partner))])];
}
