import { z } from "zod";
import { isDay } from "../program/calendar.ts";
import type { Program, Reviews, Terms, Track } from "../program/program.ts";
import { ROUNDINGS } from "../program/rounding.ts";
import { benefitDefinition, benefitOf } from "./benefit-definition.ts";
import { definitionProblems } from "./definition-rules.ts";
import { monthsIn, monthsLong } from "./duration.ts";
import { feeDefinition, feeOf } from "./fee-definition.ts";
import { fundsDefinition, fundsOf } from "./funds-definition.ts";
import { keyed } from "./keyed.ts";
import { payoutDefinition, payoutOf } from "./payout-definition.ts";
import { type Place, type Problem, zodProblems } from "./problem.ts";
import { requirementDefinition, requirementOf } from "./requirement-definition.ts";
import { currency, fields, flag, listOf, oneOf, someOf, text, wholeNumber } from "./scalars.ts";

const MOST_DAYS = 3_660;
const COMMON_YEAR = 2001;

const dayOfYear = z
  .string({ error: "a day of the year, MM-DD" })
  .refine((value) => isDay(`${COMMON_YEAR}-${value}`), { error: "a day that every year has, MM-DD" })
  .meta({ pattern: "^\\d{2}-\\d{2}$" });

const timeZone = text.refine(isTimeZone, { error: "a time zone such as America/New_York" });

const trackDefinition = fields({
  id: text,
  name: text.exactOptional(),
  tiers: someOf(fields({ id: text, name: text.exactOptional() }), "tiers", "tier"),
  reviews: fields({
    annual: dayOfYear.nullable().exactOptional(),
    midYear: dayOfYear.nullable().exactOptional(),
    monthly: flag.exactOptional(),
    approval: flag.exactOptional(),
    keepThrough: oneOf("next_year_end").nullable().exactOptional(),
  }).exactOptional(),
  requirements: z.record(text, requirementDefinition, { error: "requirements by tier" }).exactOptional(),
  fees: listOf(feeDefinition, "fees").exactOptional(),
  funds: fundsDefinition.exactOptional(),
  payout: payoutDefinition.exactOptional(),
  benefits: listOf(benefitDefinition, "benefits").exactOptional(),
});

/** A program definition: the format of docs/scenario.md, in which the presets are written too. */
export const programDefinition = fields({
  id: text,
  name: text,
  currency,
  timeZone: timeZone.exactOptional(),
  rounding: oneOf(...ROUNDINGS).exactOptional(),
  leads: fields({ activeWorkDays: wholeNumber(0, MOST_DAYS).exactOptional(), protection: monthsLong.nullable().exactOptional() }).exactOptional(),
  tracks: someOf(trackDefinition, "tracks", "track"),
});
/** A definition as it is written. */
export type ProgramDefinition = z.input<typeof programDefinition>;

/** Reads a definition as a program of one version; whatever is wrong with it is added to `problems`, and null returned. */
export const readProgram = (value: unknown, place: Place, problems: Problem[]): Program | null => {
  const reading = programDefinition.safeParse(value);
  const found = [...(reading.success ? [] : zodProblems(reading.error, value, place)), ...definitionProblems(value, place)];
  problems.push(...found);
  return reading.success && found.length === 0 ? programOf(reading.data) : null;
};

/** R-8's window where the definition names none. */
const ACTIVE_WORK_DAYS = 90;

const programOf = (definition: z.infer<typeof programDefinition>): Program => ({
  id: definition.id,
  name: definition.name,
  currency: definition.currency,
  timeZone: definition.timeZone ?? "UTC",
  first: termsOf(definition),
  later: [],
});

const termsOf = (definition: z.infer<typeof programDefinition>): Terms => ({
  rounding: definition.rounding ?? "half_away",
  leads: {
    activeWorkDays: definition.leads?.activeWorkDays ?? ACTIVE_WORK_DAYS,
    protectionMonths: definition.leads?.protection ? monthsIn(definition.leads.protection) : null,
  },
  tracks: definition.tracks.map(trackOf),
});

const trackOf = (track: z.infer<typeof trackDefinition>): Track => ({
  id: track.id,
  name: track.name ?? track.id,
  tiers: track.tiers.map(({ id, name }) => ({ id, name: name ?? id })),
  reviews: reviewsOf(track.reviews ?? {}),
  requirements: keyed(track.requirements ?? {}, requirementOf),
  fees: (track.fees ?? []).map(feeOf),
  funds: track.funds ? fundsOf(track.funds) : null,
  payout: track.payout ? payoutOf(track.payout) : null,
  benefits: (track.benefits ?? []).map(benefitOf),
});

const reviewsOf = (given: NonNullable<z.infer<typeof trackDefinition>["reviews"]>): Reviews => ({
  annual: given.annual ?? null,
  midYear: given.midYear ?? null,
  monthly: given.monthly ?? false,
  approval: given.approval ?? true,
  keepThrough: given.keepThrough ?? null,
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
