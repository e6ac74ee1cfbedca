import type { ExplanationInputs, ExplanationKind } from "@partner-ledger/contracts/explanation";
import { feeExamples } from "./fee-examples.ts";
import { leadExamples } from "./lead-examples.ts";
import { noFeeExamples } from "./no-fee-examples.ts";
import { noPaymentFeeExamples } from "./no-payment-fee-examples.ts";
import { paymentExamples } from "./payment-examples.ts";
import { refusalExamples } from "./refusal-examples.ts";
import { tierExamples } from "./tier-examples.ts";

/** Inputs of each kind with the sentence they make, in plain notation. A kind without an example does not compile. */
export type ExamplesFor<Inputs> = { readonly [K in keyof Inputs]: readonly (readonly [Inputs[K], string])[] };

export const SENTENCES: ExamplesFor<Pick<ExplanationInputs, ExplanationKind>> = {
  ...feeExamples, ...leadExamples, ...noFeeExamples, ...noPaymentFeeExamples, ...paymentExamples, ...refusalExamples, ...tierExamples,
};
