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
