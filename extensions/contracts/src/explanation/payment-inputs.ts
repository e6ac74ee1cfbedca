import type { MoneyText } from "../money.ts";

/** How what is owed becomes paid. */
export interface PaymentInputs {
  /** nothing is owed any more. */
  readonly reversed: { readonly on: string; readonly amount: MoneyText };
}
