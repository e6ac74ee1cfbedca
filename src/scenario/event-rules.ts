import { z } from "zod";
import type { Day } from "../program/calendar.ts";
import { type Currency, exponentOf } from "../program/money.ts";
import type { Program, Track } from "../program/program.ts";
import { termsOn } from "../program/terms.ts";
import { type Place, type Problem, problemAt } from "./problem.ts";
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
  ),
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
  ),
];

/** A track or tier that the program lacks, by the terms of the event's day, is a problem. */
export const programRules = (program: Program): readonly Rule[] => [
  ruleFor(
    ["partner.joined", "partner.tier_set"],
    rule(z.object({ on: dayOf(program), track: text }), ({ on, track }, place) => {
      const { tracks } = termsOn(program, on);
      return findTrack(tracks, track) ? [] : [problemAt([...place, "track"], `a track of the program${then(program, on)} (${ids(tracks)})`, track)];
    }),
    rule(z.object({ on: dayOf(program), track: text, tier: text }), ({ on, track, tier }, place) => {
      const named = findTrack(termsOn(program, on).tracks, track);
      return named && !hasTier(named, tier) ? [problemAt([...place, "tier"], `a tier of the track ${track}${then(program, on)} (${ids(named.tiers)})`, tier)] : [];
    }),
  ),
  ruleFor(
    ["partner.tier_set"],
    rule(z.object({ on: dayOf(program), track: absent, tier: text }), ({ on, tier }, place) =>
      termsOn(program, on).tracks.some((track) => hasTier(track, tier)) ? [] : [problemAt([...place, "tier"], `a tier of one of the program's tracks${then(program, on)}`, tier)],
    ),
  ),
];

/** A program of one version is judged whatever the day, even one that cannot be read. */
const dayOf = ({ later }: Program): z.ZodType<Day> => (later.length === 0 ? z.string().catch("") : day);
const then = ({ later }: Program, on: Day): string => (later.length === 0 ? "" : ` on ${on}`);

const priced = z.object({ amount: decimal });

const lineAmount = (of: Currency): Rule =>
  rule(priced, ({ amount }, place) => amountProblems(amount, of, [...place, "amount"]));

const findTrack = (tracks: readonly Track[], id: string): Track | undefined => tracks.find((track) => track.id === id);
const hasTier = (track: Track, id: string): boolean => track.tiers.some((tier) => tier.id === id);
const ids = (named: readonly { readonly id: string }[]): string => named.map(({ id }) => id).join(", ");
