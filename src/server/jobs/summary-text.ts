import { z } from "zod";
import type { DealSummary } from "../hubspot/write-back.ts";
import { CONFLICT_OPTIONS, FEE_STATUS_OPTIONS, LEAD_STATUS_OPTIONS } from "../hubspot/property-options.ts";

const keysOf = <T extends object>(options: T) => z.string().refine((key): key is Extract<keyof T, string> => Object.hasOwn(options, key));

const stored = z.object({
  dealId: z.string(),
  partner: z.string().nullable(),
  tier: z.string().nullable(),
  leadStatus: keysOf(LEAD_STATUS_OPTIONS),
  conflict: keysOf(CONFLICT_OPTIONS),
  fee: z.object({ minor: z.string().transform(BigInt), currency: z.string() }).nullable(),
  feeStatus: keysOf(FEE_STATUS_OPTIONS),
});

/** A summary as it waits in the database to be written. */
export const summaryText = (summary: DealSummary): string =>
  JSON.stringify({ ...summary, fee: summary.fee && { ...summary.fee, minor: summary.fee.minor.toString() } });

/** Reads `summaryText` back. Throws when it is of another version of the server. */
export const summaryFrom = (text: string): DealSummary => stored.parse(JSON.parse(text));
