import { parseCommentedJson } from "./json-text.ts";
import type { Reading } from "./problem.ts";

/**
 * What stands in a program file: JSON in which there may be comments, and at its top a `$schema`, by which editors know how
 * to help. Not yet read as a program.
 */
export const parseProgramFile = (bytes: Uint8Array): Reading<unknown> => {
  const reading = parseCommentedJson(bytes, "program");
  return reading.ok ? { ok: true, value: withoutSchema(reading.value) } : reading;
};

const withoutSchema = (written: unknown): unknown =>
  typeof written === "object" && written !== null && !Array.isArray(written) ? Object.fromEntries(Object.entries(written).filter(([key]) => key !== "$schema")) : written;
