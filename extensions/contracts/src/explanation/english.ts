import { readableId } from "../locale.ts";
import { feeSentences } from "./english/fee-sentences.ts";
import { leadSentences } from "./english/lead-sentences.ts";
import { noFeeSentences } from "./english/no-fee-sentences.ts";
import { noPaymentFeeSentences } from "./english/no-payment-fee-sentences.ts";
import { paymentSentences } from "./english/payment-sentences.ts";
import { refusalSentences } from "./english/refusal-sentences.ts";
import { tierSentences } from "./english/tier-sentences.ts";
import type { Language } from "./sentences.ts";

/** Explanations in English. Another language is another object of this type. */
export const ENGLISH: Language = {
  sentences: { ...feeSentences, ...leadSentences, ...noFeeSentences, ...noPaymentFeeSentences, ...paymentSentences, ...refusalSentences, ...tierSentences },
  arithmetic: {
    share: (of, all, unit) => `${of}/${all} ${unit}`,
    moreTerms: (terms) => (terms === 1 ? "1 more line" : `${terms} more lines`),
    rounded: (money) => `rounded to ${money}`,
    capped: (money) => `capped at ${money}`,
    discounted: (listed) => `${listed} less its share of the deal's discount`,
    surcharged: (listed) => `${listed} plus its share of the deal's surcharge`,
  },
  unknown: (kind) => readableId(kind),
};
