import type { DealFee, FeeState } from "./deal-card.ts";
import { explanationText } from "./explanation-text.ts";
import { readerNotation } from "./explanation/notation.ts";
import { formatDay, formatMoney } from "./money.ts";
import type { Tone } from "./tone.ts";

/** A deal's fee as its reader sees it first. */
export interface FeeSummary {
  /** The amount, or "No fee". */
  readonly headline: string;
  /** The state in a word or two: "Estimate", "Payable, due Apr 30, 2026". */
  readonly label: string;
  readonly tone: Tone;
  /** What the state means for this deal, in one sentence. */
  readonly meaning: string;
}

const TONES: Readonly<Record<FeeState, Tone>> = {
  none: "default", estimated: "info", earned: "info", payable: "warning", due: "danger", paid: "success", reversed: "default",
};

/** What a deal pays, and where that payment stands (R-17, R-19, R-22). */
export const feeSummary = (fee: DealFee, locale: string): FeeSummary => ({
  headline: fee.total ? formatMoney(fee.total, locale) : "No fee",
  label: labelOf(fee, locale),
  tone: TONES[fee.state],
  meaning: meaningOf(fee, locale),
});

function labelOf({ state, dueOn, paidOn }: DealFee, locale: string): string {
  switch (state) {
    case "none":
      return "No fee";
    case "estimated":
      return "Estimate";
    case "earned":
      return "Earned";
    case "payable":
      return dueOn ? `Payable, due ${formatDay(dueOn, locale)}` : "Payable";
    case "due":
      return dueOn ? `Due since ${formatDay(dueOn, locale)}` : "Due";
    case "paid":
      return paidOn ? `Paid on ${formatDay(paidOn, locale)}` : "Paid";
    case "reversed":
      return "Reversed";
  }
}

function meaningOf(fee: DealFee, locale: string): string {
  const because = fee.because && `${explanationText(fee.because, readerNotation(locale))}.`;
  const earned = fee.earnedOn ? `Earned on ${formatDay(fee.earnedOn, locale)}` : "Earned";
  switch (fee.state) {
    case "none":
      return because ?? "This deal earns the partner nothing.";
    case "estimated":
      return "What the deal would earn if it were won today as it stands (R-17).";
    case "earned":
      return `${earned}; payable once the customer's first invoice is paid (R-19).`;
    case "payable":
      return fee.payableOn ? `${earned}; payable since ${formatDay(fee.payableOn, locale)} (R-19).` : `${earned}; payable (R-19).`;
    case "due":
      return `${earned}; its due date has come and it is not marked as paid (R-20).`;
    case "paid":
      return `${earned} and paid to the partner (R-22).`;
    case "reversed":
      return `What was earned is taken back (R-18).${because ? ` ${because}` : ""}`;
  }
}
