import { optionsOf } from "../../program/election.ts";
import type { RecurringFeeTerms, Track } from "../../program/program.ts";
import type { Place } from "../problem.ts";
import { finding, type Finding } from "./finding.ts";

const YEAR_MONTHS = 12;

/** What is odd about one fee on payments (decision 0013). */
export const paymentFindings = (fee: RecurringFeeTerms, place: Place): readonly Finding[] => [...unreachedYears(fee, place), ...idleClawback(fee, place)];

/** A track whose fees on payments all wait for a choice. */
export const choiceFindings = (track: Track, place: Place): readonly Finding[] => {
  const fees = track.fees.filter((fee) => fee.on === "subscription_paid");
  if (fees.length === 0 || fees.some(({ option }) => option === null)) return [];
  return [finding("warning", "choice-needed", [...place, "fees"], `Whoever has chosen nothing earns nothing on payments: every such fee of the track asks for an option (${optionsOf(track).join(", ")}).`)];
};

/** The options that a version takes away from a track. */
export const droppedOptions = (before: Track, after: Track, place: Place): readonly Finding[] =>
  [...new Set(optionsOf(before))].filter((option) => !optionsOf(after).includes(option)).map((option) =>
    finding("warning", "option-dropped", [...place, "fees"], `The option ${option} of the version before is gone: whoever chose it is paid the fees without an option, for what was sold before too.`));

const unreachedYears = ({ id, contractYears, months }: RecurringFeeTerms, place: Place): readonly Finding[] => {
  const reached = months === null ? Infinity : Math.ceil(months / YEAR_MONTHS);
  if (contractYears === null || contractYears.length <= reached) return [];
  return [finding("warning", "year-never-paid", [...place, "contractYears", reached], `No payment reaches year ${reached + 1} of what ${id} pays by: it ends ${months} months after the sale.`)];
};

const idleClawback = ({ id, lockDays, clawbackWithinDays }: RecurringFeeTerms, place: Place): readonly Finding[] =>
  clawbackWithinDays === null || lockDays < clawbackWithinDays ? []
    : [finding("note", "clawback-in-lock", [...place, "clawback"], `The clawback of ${id} never takes anything back: until day ${clawbackWithinDays} every payment is still locked, and a cancellation leaves nothing of it.`)];
