import { z } from "zod";
import type { QuestionProblem, Supposition } from "../ledger/what-if.ts";
import { problemAt, type Reading, zodProblems } from "./problem.ts";
import { day, decimal, fields, oneOf, text } from "./scalars.ts";

const LONGEST_TERM = 1_200;
const TERM = `a whole number of months from 1 to ${LONGEST_TERM}`;

const term = z
  .string({ error: TERM })
  .refine((months) => /^\d{1,4}$/.test(months) && Number(months) >= 1 && Number(months) <= LONGEST_TERM, { error: TERM })
  .transform(Number);

/** What can be supposed of a deal, as a person writes it: `--tier elite`, or `tier=elite` within an `--if`. */
const written = fields({
  close: day.exactOptional(),
  tier: text.exactOptional(),
  amount: decimal.exactOptional(),
  partner: text.exactOptional(),
  type: oneOf("new", "upgrade", "expansion", "renewal").exactOptional(),
  term: term.exactOptional(),
});

/** The options that suppose something, in the order in which they are described. */
export const SUPPOSING = ["close", "tier", "amount", "partner", "type", "term"] as const;
type Written = Readonly<Partial<Record<(typeof SUPPOSING)[number], string>>>;

const NAMES: Readonly<Record<keyof Supposition, (typeof SUPPOSING)[number]>> =
  { closedOn: "close", tier: "tier", amount: "amount", partner: "partner", dealType: "type", termMonths: "term" };

/** One alternative as it was asked: where, and what it supposes. */
export interface Asked {
  /** `--` for options of their own, `--if[0].` for the first `--if`. */
  readonly place: string;
  readonly supposition: Supposition;
}

/** Reads the alternatives of a call: that of the options themselves, if there are any, then one for each `--if`. */
export const readAlternatives = (options: Written, ifs: readonly string[]): Reading<readonly Asked[]> => {
  const own = Object.keys(options).length === 0 ? [] : [{ place: "--", values: options }];
  const readings = [...own, ...ifs.map((one, index) => ({ place: `--if[${index}].`, values: pairsOf(one) }))].map(readAlternative);
  const problems = readings.flatMap((reading) => (reading.ok ? [] : reading.problems));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: readings.flatMap((reading) => (reading.ok ? [reading.value] : [])) };
};

/** `tier=elite,amount=80000`; a part without `=` is a field without a value. */
const pairsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(",").filter((part) => part.trim() !== "").map((part) => {
    const [name = "", ...value] = part.split("=");
    return [name.trim(), value.join("=").trim()];
  }));

const readAlternative = ({ place, values }: { readonly place: string; readonly values: object }): Reading<Asked> => {
  const reading = written.safeParse(values);
  if (!reading.success) return { ok: false, problems: zodProblems(reading.error, values, []).map(({ place: field, text: said }) => `${place}${field.join(".")}: ${said}`) };
  const { close, tier, amount, partner, type, term: termMonths } = reading.data;
  return {
    ok: true,
    value: {
      place,
      supposition: {
        ...(close === undefined ? {} : { closedOn: close }), ...(tier === undefined ? {} : { tier }), ...(amount === undefined ? {} : { amount }),
        ...(partner === undefined ? {} : { partner }), ...(type === undefined ? {} : { dealType: type }), ...(termMonths === undefined ? {} : { termMonths }),
      },
    },
  };
};

/** What the engine cannot answer, at the place where it was asked. */
export const questionProblem = ({ alternative, field, expected, got }: QuestionProblem, asked: readonly Asked[]): string => {
  const place = field === "deal" ? "--deal" : `${alternative === null ? "--" : asked[alternative]?.place ?? "--"}${NAMES[field]}`;
  return `${place}: ${problemAt([], expected, got).text}`;
};

/** A supposition as it can be asked again: `tier=elite, amount=80000`; `as it stands` for none. */
export const suppositionText = (supposition: Supposition | null): string => {
  if (supposition === null) return "as it stands";
  const parts = Object.entries(NAMES).flatMap(([field, name]) => {
    const value = supposition[field as keyof Supposition];
    return value === undefined ? [] : [`${name}=${value}`];
  });
  return parts.length === 0 ? "won as it stands" : parts.join(", ");
};
