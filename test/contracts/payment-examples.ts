import type { PaymentInputs } from "@partner-ledger/contracts/explanation/payment-inputs";
import type { ExamplesFor } from "./explanation-examples.ts";

const usd = (amount: string) => ({ amount, currency: "USD" });

export const paymentExamples: ExamplesFor<PaymentInputs> = {
  reversed: [[{ on: "2026-02-10", amount: usd("7500.00") }, "Nothing is owed any more; 7,500.00 USD was taken back on 2026-02-10"]],
};
