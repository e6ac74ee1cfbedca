import { z } from "zod";
import { isDay } from "../program/calendar.ts";
import { parseDecimal, parseRate } from "../program/money.ts";

/** Codes of ISO 4217 that the runtime's own list leaves out. */
const UNLISTED = ["BOV", "CHE", "CHW", "CLF", "COU", "MXV", "SLE", "USN", "UYI", "UYW", "VED", "XCG", "XUA", "ZWG"];
const CURRENCIES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("currency"), ...UNLISTED]);

// Every message here is what is expected, as a noun: problem.ts puts "expected" before it and what was found behind.

/** A strict object: a field that is not in `shape` is a problem. */
export const fields = <Shape extends z.ZodRawShape>(shape: Shape) => {
  const known = `no such field (known: ${Object.keys(shape).join(", ")})`;
  return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? known : "an object") });
};

/** One of a closed set of words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum(words, { error: words.length === 1 ? `"${words[0]}"` : `one of ${words.join(", ")}` });

/** An array of `element`, of any length. */
export const listOf = <Element extends z.ZodType>(element: Element, what: string) => z.array(element, { error: `an array of ${what}` });

/** An array with at least one element. Not zod's own `min`, which also measures a text found in the array's place. */
export const someOf = <Element extends z.ZodType>(element: Element, what: string, one: string) =>
  listOf(element, what).refine((list) => list.length > 0, { error: `at least one ${one}` }).meta({ minItems: 1 });

/** A text or id that is not empty. Not zod's own `min`, which also measures an array found in the text's place. */
export const text = z.string({ error: "a text" }).refine((value) => value !== "", { error: "a text that is not empty", abort: true }).meta({ minLength: 1 });

export const flag = z.boolean({ error: "true or false" });

/** A whole number from `least` to `most`, as a JSON number. */
export const wholeNumber = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`;
  return z.number({ error }).refine((n) => Number.isInteger(n) && n >= least && n <= most, { error }).meta({ type: "integer", minimum: least, maximum: most });
};

/** A day that exists, 1900 to 2199. */
export const day = z
  .string({ error: "a day, YYYY-MM-DD" })
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "a day, YYYY-MM-DD", abort: true })
  .refine(isDay, { error: "a day that exists, 1900 to 2199" });

/** Up to 15 digits with an optional fraction: no sign, exponent or separator. */
export const decimal = z.string({ error: "a decimal string" }).refine((value) => parseDecimal(value) !== null, { error: "a decimal string" }).meta({ pattern: "^\\d{1,15}(\\.\\d{1,15})?$" });

/** A rate of exchange: a decimal above zero. */
export const exchangeRate = decimal.refine((value) => (parseDecimal(value)?.num ?? 1n) > 0n, { error: "a rate above zero" });

/** A share: `"15%"` or `"0.15"`. */
export const rate = z
  .string({ error: 'a rate such as "15%" or "0.15"' })
  .refine((value) => parseRate(value) !== null, { error: 'a rate such as "15%" or "0.15"' })
  .meta({ pattern: "^\\d{1,15}(\\.\\d{1,15})?%?$" });

/** A currency code of ISO 4217. */
export const currency = z
  .string({ error: "a currency code of ISO 4217" })
  .refine((code) => CURRENCIES.has(code), { error: "a currency code of ISO 4217" })
  .meta({ pattern: "^[A-Z]{3}$" });
