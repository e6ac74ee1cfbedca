import type { FeeInputs } from "./explanation/fee-inputs.ts";
import type { LeadInputs } from "./explanation/lead-inputs.ts";
import type { NoFeeInputs } from "./explanation/no-fee-inputs.ts";
import type { NoPaymentFeeInputs } from "./explanation/no-payment-fee-inputs.ts";
import type { PaymentInputs } from "./explanation/payment-inputs.ts";
import type { RefusalInputs } from "./explanation/refusal-inputs.ts";
import type { TierInputs } from "./explanation/tier-inputs.ts";
import type { MoneyText } from "./money.ts";

/** What each kind of answer was made from: plain values, so that it can travel, be kept, and be said in any language. */
export interface ExplanationInputs extends FeeInputs, LeadInputs, NoFeeInputs, NoPaymentFeeInputs, PaymentInputs, RefusalInputs, TierInputs {}

/** What is being explained. A kind without a sentence does not compile (`explanation/english.ts`). */
export type ExplanationKind = keyof ExplanationInputs;

/** A number of docs/rules.md, where the rule stands with an example. */
export type Rule = `R-${number}`;

/** One step of an answer as data: the rule it comes from, what it was made from, and the arithmetic where there is some. */
export interface ExplanationOf<K extends ExplanationKind> {
  readonly kind: K;
  readonly rule: Rule;
  readonly inputs: ExplanationInputs[K];
  readonly steps: readonly Step[];
}

/** One step of an answer of whatever kind, told apart by its `kind`. */
export type Explanation = { readonly [K in ExplanationKind]: ExplanationOf<K> }[ExplanationKind];

/** One line of arithmetic: `50,000.00 USD × 15% = 7,500.00 USD`. */
export interface Step {
  readonly terms: readonly Term[];
  /** The exact result, before what `then` says. */
  readonly result: Value;
  /** What became of the result: it was rounded to the currency, or the terms allow no more. */
  readonly then?: { readonly kind: "rounded" | "capped"; readonly to: MoneyText };
}

/** One number in a line of arithmetic; the first has no operator. */
export interface Term {
  readonly operator?: "+" | "−" | "×";
  readonly value: Value;
  /** What the customer was quoted, where the deal's own amount took from it or added to it (decision 0005). */
  readonly listed?: MoneyText;
}

/** A number with its kind, so that its reader can write it. */
export type Value =
  | { readonly kind: "money"; readonly money: MoneyText }
  /** More digits than the currency has; `goesOn` where they have no end. */
  | { readonly kind: "exact"; readonly money: MoneyText; readonly goesOn: boolean }
  | { readonly kind: "rate"; readonly rate: string }
  /** 12 of 36 months, 182 of 366 days. */
  | { readonly kind: "share"; readonly of: number; readonly in: number; readonly unit: "months" | "days" }
  /** So many more terms than are shown. */
  | { readonly kind: "more"; readonly terms: number };
