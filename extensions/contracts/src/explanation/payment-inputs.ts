import type { MoneyText } from "../money.ts";

/** When what is payable is due: days after the end of its quarter or month, or on a day of the next month. */
export type DueRule =
  | { readonly kind: "quarter_end" | "month_end"; readonly periodEnd: string; readonly plusDays: number }
  /** `nominal`: the day itself, before it was moved to a business day. */
  | { readonly kind: "day_of_next_month"; readonly nominal: string };

/** Why a payout waits. */
export type HoldReason = "billing_contact_missing" | "bank_details_missing" | "tax_form_missing" | "no_exchange_rate";

/** How what is owed becomes paid. */
export interface PaymentInputs {
  /** nothing is owed any more. */
  readonly reversed: { readonly on: string; readonly amount: MoneyText };
  /** what was posted on a day. */
  readonly posted: { readonly on: string; readonly amount: MoneyText };
  readonly corrected: { readonly on: string; readonly amount: MoneyText; readonly owed: MoneyText; readonly before: MoneyText };
  readonly taken_back: { readonly on: string; readonly amount: MoneyText };
  /** nothing has made the fee payable. */
  readonly not_payable: { readonly deal: string };
  /** */
  readonly due: { readonly payableOn: string; readonly dueOn: string; readonly rule: DueRule };
  /** the due date by the schedule had passed, or its payout was made. */
  readonly due_later: { readonly on: string; readonly scheduled: string; readonly dueOn: string };
  /** what becomes of a sum on its due date. Its arithmetic is the step. */
  readonly payout_due: { readonly dueOn: string; readonly amount: MoneyText };
  readonly payout_scheduled: { readonly dueOn: string; readonly amount: MoneyText };
  readonly payout_paid: { readonly dueOn: string; readonly paidOn: string; readonly amount: MoneyText };
  readonly payout_held: { readonly dueOn: string; readonly amount: MoneyText; readonly reasons: readonly HoldReason[] };
  readonly payout_carried: { readonly dueOn: string; readonly amount: MoneyText };
  /** */
  readonly payout_below_minimum: { readonly dueOn: string; readonly amount: MoneyText; readonly minimum: MoneyText };
  readonly paid_on_leaving: { readonly amount: MoneyText; readonly minimum: MoneyText };
  /** what stands in another currency than is paid. */
  readonly converted: { readonly from: MoneyText; readonly to: MoneyText; readonly rate: string; readonly payableOn: string };
}
