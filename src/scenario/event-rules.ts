import { z } from "zod";
import type { Day } from "../program/calendar.ts";
import { compare, type Currency, exponentOf, parseDecimal } from "../program/money.ts";
import type { Program, Terms } from "../program/program.ts";
import { termsOn } from "../program/terms.ts";
import { type Place, type Problem, problemAt } from "./problem.ts";
import { agreedPayRules, feeRules } from "./agreed-pay-rules.ts";
import { creditRules } from "./credit-rules.ts";
import { electionRule } from "./election-rules.ts";
import { rule, type Rule, ruleFor } from "./rule.ts";
import { currency, day, decimal, text } from "./scalars.ts";

const absent = z.undefined().optional();

/** A problem where an amount, itself a decimal string, is written with more decimals than its currency has; trailing zeros count. */
export const amountProblems = (amount: string, of: Currency, place: Place): readonly Problem[] =>
  (amount.split(".")[1]?.length ?? 0) <= exponentOf(of) ? [] : [problemAt(place, `an amount of ${of}, with at most ${exponentOf(of)} decimals`, amount)];

/** What an event's fields say together, whatever the program. */
export const eventRules: readonly Rule[] = [
  ruleFor(
    ["deal.updated"],
    rule(z.object({ stage: z.enum(["won", "lost"]), closedOn: absent }), ({ stage }, place) => [
      problemAt([...place, "closedOn"], `a day, since the deal is ${stage}`, undefined),
    ]),
    rule(z.object({ dealType: z.literal("expansion"), expands: absent }), (_, place) => [
      problemAt([...place, "expands"], "the deal that this one expands", undefined),
    ]),
    rule(z.object({ currency, lines: z.array(z.unknown()) }), (deal, place) =>
      deal.lines.flatMap((line, index) => lineAmount(deal.currency)(line, [...place, "lines", index])),
    ),
    ...creditRules,
  ),
  ruleFor(["partner.rate_set"], ...agreedPayRules),
  ruleFor(
    ["subscription.sold"],
    rule(z.object({ currency, mrr: decimal }), (sold, place) => amountProblems(sold.mrr, sold.currency, [...place, "mrr"])),
  ),
  ruleFor(
    ["funds.approved"],
    rule(z.object({ currency, cost: decimal }), (approved, place) => amountProblems(approved.cost, approved.currency, [...place, "cost"])),
  ),
  ruleFor(
    ["subscription.paid"],
    rule(z.object({ instalment: z.object({ n: z.number(), of: z.number() }) }), ({ instalment: { n, of } }, place) =>
      n <= of ? [] : [problemAt([...place, "instalment", "n"], `at most ${of}, the number of instalments`, n)],
    ),
    rule(z.object({ amount: decimal, deductions: decimal }), ({ amount, deductions }, place) =>
      isAtMost(deductions, amount) ? [] : [problemAt([...place, "deductions"], `at most ${amount}, the amount that was paid`, deductions)],
    ),
  ),
];

/** A track, tier, fee or option that the program lacks, by the terms of the event's day, is a problem. */
export const programRules = (program: Program): readonly Rule[] => {
  const terms = { day: dayOf(program), then: (on: Day) => then(program, on) };
  const tracksOn = (on: Day): Terms["tracks"] => termsOn(program, on).tracks;
  const feesOn = (on: Day): readonly string[] => tracksOn(on).flatMap(({ fees }) => fees.map(({ id }) => id));
  return [...enrolmentRules({ ...terms, tracksOn }), ...feeRules({ ...terms, feesOn }), electionRule(program)];
};

/** The same for a definition that cannot be used, as far as its tracks and tiers can be read. */
export const definitionRules = (definition: unknown): readonly Rule[] => {
  const reading = z.object({ tracks: z.array(z.object({ id: text, tiers: z.array(z.object({ id: text })) })) }).safeParse(definition);
  return reading.success ? enrolmentRules({ day: anyDay, tracksOn: () => reading.data.tracks, then: () => "" }) : [];
};

/** The tracks and tiers a partner can be put in, by the day. */
interface Enrolment {
  readonly day: z.ZodType<Day>;
  readonly tracksOn: (day: Day) => readonly TrackTiers[];
  readonly then: (day: Day) => string;
}
interface TrackTiers {
  readonly id: string;
  readonly tiers: readonly { readonly id: string }[];
}

const enrolmentRules = (enrolment: Enrolment): readonly Rule[] => [
  ruleFor(
    ["partner.joined", "partner.tier_set", "partner.elected"],
    rule(z.object({ on: enrolment.day, track: text }), ({ on, track }, place) => {
      const tracks = enrolment.tracksOn(on);
      return findTrack(tracks, track) ? [] : [problemAt([...place, "track"], `a track of the program${enrolment.then(on)} (${ids(tracks)})`, track)];
    }),
    rule(z.object({ on: enrolment.day, track: text, tier: text }), ({ on, track, tier }, place) => {
      const named = findTrack(enrolment.tracksOn(on), track);
      return named && !hasTier(named, tier) ? [problemAt([...place, "tier"], `a tier of the track ${track}${enrolment.then(on)} (${ids(named.tiers)})`, tier)] : [];
    }),
  ),
  ruleFor(
    ["partner.tier_set"],
    rule(z.object({ on: enrolment.day, track: absent, tier: text }), ({ on, tier }, place) =>
      enrolment.tracksOn(on).some((track) => hasTier(track, tier)) ? [] : [problemAt([...place, "tier"], `a tier of one of the program's tracks${enrolment.then(on)}`, tier)],
    ),
  ),
];

/** A program of one version is judged whatever the day, even one that cannot be read. */
const dayOf = ({ later }: Program): z.ZodType<Day> => (later.length === 0 ? anyDay : day);
const anyDay = z.string().catch("");
const then = ({ later }: Program, on: Day): string => (later.length === 0 ? "" : ` on ${on}`);

const isAtMost = (decimalText: string, most: string): boolean => {
  const [value, limit] = [parseDecimal(decimalText), parseDecimal(most)];
  return value !== null && limit !== null && compare(value, limit) <= 0;
};

const priced = z.object({ amount: decimal });

const lineAmount = (of: Currency): Rule =>
  rule(priced, ({ amount }, place) => amountProblems(amount, of, [...place, "amount"]));

const findTrack = (tracks: readonly TrackTiers[], id: string): TrackTiers | undefined => tracks.find((track) => track.id === id);
const hasTier = (track: TrackTiers, id: string): boolean => track.tiers.some((tier) => tier.id === id);
const ids = (named: readonly { readonly id: string }[]): string => named.map(({ id }) => id).join(", ");
