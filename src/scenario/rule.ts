import { z } from "zod";
import type { Place, Problem } from "./problem.ts";

/** A field that may be there or not, whatever it holds. */
export const anything = z.unknown().optional();

/** Judges what several fields say together. Takes any value and its place; a value that lacks the fields it needs has been reported already. */
export type Rule = (value: unknown, place: Place) => readonly Problem[];

/**
 * A rule over the part of a value that `needs` describes. It is skipped where that part cannot be read, and runs
 * whatever else is wrong with the value, so that all problems are reported at once.
 */
export const rule =
  <Part>(needs: z.ZodType<Part>, judge: (part: Part, place: Place) => readonly Problem[]): Rule =>
  (value, place) => {
    const reading = needs.safeParse(value);
    return reading.success ? judge(reading.data, place) : [];
  };

/** True for an event that says it is of this type, whatever else it says. */
export const isOfType = (value: unknown, type: string): boolean =>
  typeof value === "object" && value !== null && "type" in value && value.type === type;

/** Rules for events of some types. The type is looked at first, since to find that a value cannot be read costs more than to read it. */
export const ruleFor =
  (types: readonly string[], ...rules: readonly Rule[]): Rule =>
  (value, place) =>
    types.some((type) => isOfType(value, type)) ? rules.flatMap((judge) => judge(value, place)) : [];
