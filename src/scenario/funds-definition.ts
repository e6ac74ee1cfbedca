import type { z } from "zod";
import type { FundsTerms } from "../program/program.ts";
import { rateOf } from "./fraction-of.ts";
import { decimal, fields, listOf, rate, text } from "./scalars.ts";

/** Market development funds of a track: who may have them, which share of a cost, and how much a month. */
export const fundsDefinition = fields({ tiers: listOf(text, "tiers").min(1, { error: "at least one tier" }), share: rate, most: decimal });

/** The terms of the funds. */
export const fundsOf = ({ tiers, share, most }: z.infer<typeof fundsDefinition>): FundsTerms => ({ tiers, share: rateOf(share), most });
