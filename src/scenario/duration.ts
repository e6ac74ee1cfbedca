import { z } from "zod";

const FORM = /^P([1-9]\d{0,3})M$/;

/** A number of months as ISO 8601 writes it: `P6M`. */
export const monthsLong = z.string({ error: "a number of months such as P6M" }).regex(FORM, { error: "a number of months such as P6M" });

/** The months in a checked duration; one that has not been checked throws. */
export const monthsIn = (duration: string): number => {
  const months = FORM.exec(duration)?.[1];
  if (months === undefined) throw new Error(`${duration} is no number of months: it should have been reported as a problem`);
  return Number(months);
};
