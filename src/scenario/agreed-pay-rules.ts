import { z } from "zod";
import type { Day } from "../program/calendar.ts";
import { problemAt } from "./problem.ts";
import { anything, rule, type Rule, ruleFor } from "./rule.ts";
import { day, text } from "./scalars.ts";

/** What is agreed with a partner: a rate, a flat amount, or `null` to end it; and until a day after it begins. */
export const agreedPayRules: readonly Rule[] = [
  rule(z.object({ rate: anything, flat: anything }), ({ rate, flat }, place) => {
    if (rate === undefined && flat === undefined) return [problemAt([...place, "rate"], "a rate, a flat amount, or a rate of null to end what was agreed", undefined)];
    return rate === undefined || flat === undefined ? [] : [problemAt([...place, "flat"], "either a rate or a flat amount, not both", flat)];
  }),
  rule(z.object({ on: day, until: day }), ({ on, until }, place) => (on < until ? [] : [problemAt([...place, "until"], `a day after ${on}, on which it begins`, until)])),
];

/** The fees of a program, by the day. */
interface Fees {
  readonly day: z.ZodType<Day>;
  readonly feesOn: (day: Day) => readonly string[];
  readonly then: (day: Day) => string;
}

/** A rate is agreed under a fee that the program has, by the terms of the day from which it holds. */
export const feeRules = ({ day: dayOf, feesOn, then }: Fees): readonly Rule[] => [
  ruleFor(
    ["partner.rate_set"],
    rule(z.object({ on: dayOf, fee: text }), ({ on, fee }, place) => {
      const fees = feesOn(on);
      return fees.includes(fee) ? [] : [problemAt([...place, "fee"], `a fee of the program${then(on)} (${fees.join(", ")})`, fee)];
    }),
  ),
];
