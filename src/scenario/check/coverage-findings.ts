import type { DealFeeTerms, FeeTerms, Track } from "../../program/program.ts";
import type { Place } from "../problem.ts";
import { finding, listed, type Finding } from "./finding.ts";
import { paidTiers } from "./paid-tiers.ts";

/** What ordinary deals are. Renewals earn nothing in most programs, so one that no fee covers is not worth a word. */
const ORDINARY = ["new", "upgrade", "expansion"] as const;

/** Deal types that no fee of a track covers, and those that two fees pay at once. Nothing for a track that pays for no deals. */
export const coverageFindings = (track: Track, place: Place): readonly Finding[] => {
  const fees = track.fees.map((fee, index) => ({ fee, at: [...place, "fees", index] }));
  return [...gaps(track, place), ...fees.flatMap(({ fee, at }, i) => fees.slice(0, i).flatMap((earlier) => overlap(track, earlier.fee, fee, at)))];
};

const gaps = (track: Track, place: Place): readonly Finding[] => {
  const fees = track.fees.filter((fee): fee is DealFeeTerms => fee.on === "deal_won");
  const uncovered = ORDINARY.filter((type) => !fees.some(({ dealTypes }) => dealTypes.includes(type)));
  if (fees.length === 0 || uncovered.length === 0) return [];
  return [finding("warning", "deal-type-unpaid", [...place, "fees"], `Deals of type ${listed(uncovered)} earn nothing: no fee of the track covers them.`)];
};

/** Both fees are paid, one beside the other, to a tier that both pay. */
const overlap = (track: Track, one: FeeTerms, other: FeeTerms, at: Place): readonly Finding[] => {
  const tiers = paidTiers(track, one).filter((tier) => paidTiers(track, other).includes(tier)).map(({ name }) => name);
  if (tiers.length === 0) return [];
  if (one.on === "managed_month" && other.on === "managed_month") return [twice(at, `a managed month earns ${listed(tiers)} both ${one.id} and ${other.id}`)];
  if (one.on !== "deal_won" || other.on !== "deal_won" || !shareProducts(one, other)) return [];
  const types = one.dealTypes.filter((type) => other.dealTypes.includes(type));
  return types.length === 0 ? [] : [twice([...at, "dealTypes"], `a deal of type ${types.join(" or ")} earns ${listed(tiers)} both ${one.id} and ${other.id}`)];
};

const twice = (at: Place, what: string): Finding => finding("warning", "fees-overlap", at, `Two fees for one thing: ${what}, one beside the other.`);

const shareProducts = ({ products: one }: DealFeeTerms, { products: other }: DealFeeTerms): boolean =>
  one === null || other === null || one.some((product) => other.includes(product));
