import { plainNotation } from "@partner-ledger/contracts/explanation/notation";
import { compare, formatDecimal, parseDecimal, times, type Fraction } from "../../program/money.ts";
import type { DealFeeTerms, FeeTerms, Metric, Track } from "../../program/program.ts";
import type { Place } from "../problem.ts";
import { bandFindings } from "./band-findings.ts";
import { finding, listed, type Finding } from "./finding.ts";
import { neverMet } from "./never-met.ts";
import { paymentFindings } from "./payment-findings.ts";
import { lowestOf, paidTiers, plainRates } from "./paid-tiers.ts";

/** What is odd about one fee of a track, at its place. `zero` are metrics that the program never counts. */
export const feeFindings = (track: Track, fee: FeeTerms, place: Place, zero: readonly Metric[]): readonly Finding[] => [
  ...unpaidTiers(track, fee, place),
  ...fallingRates(track, fee, place),
  ...bandFindings(track, fee, place),
  ...(fee.on === "deal_won" ? limits(track, fee, place) : []),
  ...(fee.on === "subscription_paid" ? [...upliftFindings(track, fee, place, zero), ...paymentFindings(fee, place)] : []),
];

const rateText = (rate: Fraction): string => plainNotation.rate(formatDecimal(rate));

/** Entry tiers that earn nothing are ordinary; a tier that earns nothing above one that does is hardly meant. */
const unpaidTiers = (track: Track, fee: FeeTerms, place: Place): readonly Finding[] => {
  const paid = paidTiers(track, fee);
  const lowest = track.tiers.findIndex(({ id }) => paid.some((tier) => tier.id === id));
  return track.tiers.flatMap((tier, rank) => {
    if (paid.includes(tier)) return [];
    return rank > lowest && lowest >= 0
      ? [finding("warning", "tier-without-rate", [...place, fee.pays.kind], `${tier.name} earns nothing from ${fee.id}, which pays the lower tier ${track.tiers[lowest]?.name}: it has no rate.`)]
      : [finding("note", "tier-without-rate", [...place, fee.pays.kind], `${tier.name} earns nothing from ${fee.id}: it has no rate.`)];
  });
};

const fallingRates = (track: Track, fee: FeeTerms, place: Place): readonly Finding[] => {
  const rates = plainRates(track, fee);
  return rates.flatMap(({ tier, rate }, i) => {
    const before = rates[i - 1];
    if (!before || compare(rate, before.rate) >= 0) return [];
    return [finding("warning", "rate-falls", [...place, "rates", tier.id], `${tier.name} earns ${rateText(rate)} from ${fee.id}, less than the ${rateText(before.rate)} of the lower tier ${before.tier.name}.`)];
  });
};

/** A minimum is of the base and a cap of the fee; where the smallest base earns the cap already, every deal earns the same. */
const limits = (track: Track, fee: DealFeeTerms, place: Place): readonly Finding[] => {
  const [minimum, cap] = [fee.minimum, fee.cap].map((text) => (text === null ? null : parseDecimal(text)));
  if (!cap) return [];
  const least = lowestOf(plainRates(track, fee));
  if (minimum && least && compare(times(minimum, least), cap) >= 0) {
    return [finding("warning", "cap-always-reached", [...place, "cap"], `Every deal that earns ${fee.id} earns exactly its cap of ${fee.cap}: ${rateText(least)} of the smallest base that earns, ${fee.minimum}, is that much already.`)];
  }
  if (minimum && compare(minimum, cap) > 0) {
    return [finding("warning", "minimum-above-cap", [...place, "minimum"], `The minimum of ${fee.id}, ${fee.minimum}, is above its cap, ${fee.cap}. The minimum is of the value that is paid for, the cap of the fee: see that they are not mixed up.`)];
  }
  return cappedFlat(track, fee, cap, place);
};

const cappedFlat = (track: Track, { id, pays, cap: written }: DealFeeTerms, cap: Fraction, place: Place): readonly Finding[] =>
  pays.kind !== "flat" ? [] : track.tiers.flatMap((tier) => {
    const amount = parseDecimal(pays.byTier[tier.id] ?? "");
    return amount && compare(amount, cap) > 0 ? [finding("warning", "cap-always-reached", [...place, "cap"], `${tier.name} never earns its flat ${pays.byTier[tier.id]} from ${id}: the cap is ${written}.`)] : [];
  });

const upliftFindings = (track: Track, fee: Extract<FeeTerms, { on: "subscription_paid" }>, place: Place, zero: readonly Metric[]): readonly Finding[] =>
  fee.uplifts.flatMap(({ tiers, rate, when }, i) => {
    const at = [...place, "uplifts", i];
    const lowered = plainRates(track, fee).filter((plain) => tiers.includes(plain.tier.id) && compare(rate, plain.rate) < 0).map(({ tier }) => tier.name);
    return [
      ...(lowered.length > 0 ? [finding("warning", "uplift-lowers", [...at, "rate"], `The uplift of ${fee.id} to ${rateText(rate)} is less than ${listed(lowered)} would earn without it.`)] : []),
      ...neverMet(when, [...at, "when"], zero).map((part) => finding("warning", "requirement-never-met", part.place, `The uplift of ${fee.id} is never paid: ${part.because}.`)),
    ];
  });
