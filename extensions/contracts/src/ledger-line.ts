import type { LedgerLine } from "./deal-card.ts";

const REASONS: Readonly<Record<LedgerLine["reason"], string>> = {
  earned: "Earned", clawback: "Clawed back", corrected: "Corrected", reversed: "Reversed",
};

/** Why a row of the ledger was posted. */
export const postingReason = (reason: LedgerLine["reason"]): string => REASONS[reason];
