import type { Parameters } from "fast-check";

/** Runs of a property about the engine alone when nothing is asked for; what runs through a database does fewer. */
const USUAL = 300;
const asked = Number(process.env["PROPERTY_RUNS"] ?? USUAL);

/** How often a property runs: `usual` times, or as many more as PROPERTY_RUNS is above 300. */
export const runs = <T>(usual: number): Parameters<T> => ({ numRuns: Math.max(1, Math.ceil((usual * asked) / USUAL)) });
