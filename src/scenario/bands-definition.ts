import { z } from "zod";
import { compare, fraction, parseDecimal, parseRate, type Fraction } from "../program/money.ts";
import type { Bands } from "../program/program.ts";
import { rateOf } from "./fraction-of.ts";
import { keyed } from "./keyed.ts";
import { type Place, type Problem, problemAt } from "./problem.ts";
import { rule, type Rule } from "./rule.ts";
import { decimal, fields, oneOf, rate, someOf, text } from "./scalars.ts";

const step = fields({ from: decimal, rates: z.record(text, rate, { error: "a rate for each tier" }) });

/** Rates that rise with an amount, in a program definition. */
export const bandsDefinition = fields({ over: oneOf("deal", "year"), how: oneOf("marginal", "retroactive"), steps: someOf(step, "steps", "step") });

/** The bands as the engine takes them. */
export const bandsOf = ({ over, how, steps }: z.infer<typeof bandsDefinition>): Bands =>
  ({ kind: "bands", over, how, steps: steps.map(({ from, rates }) => ({ from, byTier: keyed(rates, rateOf) })) });

const stepsOf = z.object({ bands: z.object({ steps: z.array(z.unknown()) }) });
const beginning = z.object({ from: decimal });

/** Bands lie end to end from nothing up: no gap, no overlap. */
const stepsInOrder: Rule = rule(stepsOf, ({ bands: { steps } }, place) => {
  const amounts = steps.map((one) => {
    const from = beginning.safeParse(one).data?.from;
    return from === undefined ? null : { from, amount: parseDecimal(from) ?? fraction(0n) };
  });
  return amounts.flatMap((here, index) => {
    const before = amounts[index - 1];
    const at = [...place, "bands", "steps", index, "from"];
    if (!here) return [];
    if (index === 0) return here.amount.num === 0n ? [] : [problemAt(at, "0, where the first band begins", here.from)];
    return before && compare(here.amount, before.amount) <= 0 ? [problemAt(at, `more than ${before.from}, where the band before begins`, here.from)] : [];
  });
});

const retroactive = z.object({ bands: z.object({ how: z.literal("retroactive"), steps: z.array(z.object({ rates: z.record(z.string(), rate) })) }) });
const ZERO = fraction(0n);

/** Where all of an amount earns the rate of the band it reaches, a lower rate further up would pay less for more. */
const neverFalls: Rule = rule(retroactive, ({ bands: { steps } }, place) => {
  const rateAt = (index: number, tier: string): Fraction => parseRate(steps[index]?.rates[tier] ?? "0") ?? ZERO;
  const tiers = [...new Set(steps.flatMap(({ rates }) => Object.keys(rates)))];
  return steps.slice(1).flatMap((_, before): readonly Problem[] =>
    tiers.filter((tier) => compare(rateAt(before + 1, tier), rateAt(before, tier)) < 0).map((tier) =>
      problemAt([...place, "bands", "steps", before + 1, "rates", tier], `at least ${steps[before]?.rates[tier]}, as in the band before: more must not earn less`, steps[before + 1]?.rates[tier])));
});

/** What the bands of a fee must be together. */
export const bandRules: readonly Rule[] = [stepsInOrder, neverFalls];

/** The tiers that the bands of a fee name, with their places. */
export const bandTiers = (fee: unknown, place: Place): readonly { readonly tiers: readonly string[]; readonly place: Place }[] => {
  const reading = z.object({ bands: z.object({ steps: z.array(z.object({ rates: z.record(z.string(), z.unknown()) }).catch({ rates: {} })) }) }).safeParse(fee);
  return reading.success ? reading.data.bands.steps.map(({ rates }, index) => ({ tiers: Object.keys(rates), place: [...place, "bands", "steps", index, "rates"] })) : [];
};
