import { z } from "zod";
import type { FeeRates } from "../program/program.ts";
import { rateOf } from "./fraction-of.ts";
import { keyed } from "./keyed.ts";
import { decimal, rate, text } from "./scalars.ts";

export const ratesByTier = z.record(text, rate, { error: "a rate for each tier" });
export const flatByTier = z.record(text, decimal, { error: "an amount for each tier" });

/** What a fee pays: flat amounts, else rates. That it has one of them is judged in definition-rules.ts. */
export const paysOf = ({ rates = {}, flat }: { readonly rates?: Readonly<Record<string, string>>; readonly flat?: Readonly<Record<string, string>> }): FeeRates =>
  flat ? { kind: "flat", byTier: keyed(flat, (amount) => amount) } : { kind: "rates", byTier: keyed(rates, rateOf) };
