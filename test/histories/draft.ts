import fc from "fast-check";
import { day } from "./words.ts";

/**
 * An event that still leaves to the program what only the program knows: `track` and `tier` are numbers into its tracks and
 * their tiers, `option` into their options, `fee` into all fees, `dueOn` the number of one of its due dates. So one list of drafts makes a history
 * of any program, and shrinks.
 */
export type Draft = Readonly<Record<string, unknown>>;

/** An event of a type, on some day. */
export const event = (type: string, fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Draft> =>
  fc.record({ on: day, ...fields }).map((drawn): Draft => ({ type, ...drawn }));
