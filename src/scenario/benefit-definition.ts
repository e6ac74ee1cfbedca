import { z } from "zod";
import type { Benefit } from "../program/program.ts";
import { parseRate } from "../program/money.ts";
import { keyed } from "./keyed.ts";
import { fields, text } from "./scalars.ts";

const WORDS: ReadonlySet<string> = new Set(["no", "yes", "eligible", "considered", "prioritized", "by_invite", "listed", "shared", "dedicated"]);

/** What a tier has of a benefit: a word, a rate, or a number of something. */
const benefitValue = text.refine((value) => WORDS.has(value) || parseRate(value) !== null || /^\d{1,6} \p{L}[\p{L} -]*$/u.test(value), {
  error: `one of ${[...WORDS].join(", ")}, a rate such as "10%", or a number of something such as "12 months"`,
});

/** A row of the benefit matrix. */
export const benefitDefinition = fields({
  group: text,
  id: text,
  name: text.exactOptional(),
  values: z.record(text, benefitValue, { error: "a value for each tier" }),
});

/** The benefit, called by its id where it has no name. */
export const benefitOf = ({ group, id, name, values }: z.infer<typeof benefitDefinition>): Benefit => ({
  group,
  id,
  name: name ?? id,
  values: keyed(values, (value) => value),
});
