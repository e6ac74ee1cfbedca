/**
 * Where the properties begin. The gate draws the same cases everywhere, so that what turns it red is the change and not the
 * day; `npm run test:long` draws new ones, and PROPERTY_SEED those of a number that fast-check has printed.
 */
import fc from "fast-check";

const SEED_OF_THE_GATE = 20_261_126;

fc.configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? SEED_OF_THE_GATE) });
