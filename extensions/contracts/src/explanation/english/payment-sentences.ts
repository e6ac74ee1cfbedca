import type { PaymentInputs } from "../payment-inputs.ts";
import type { SentencesFor } from "../sentences.ts";

/** How what is owed becomes paid, in English. */
export const paymentSentences: SentencesFor<PaymentInputs> = {
  reversed: ({ on, amount }, write) => `Nothing is owed any more; ${write.money(amount)} was taken back on ${write.day(on)}`,
};
