import type { MoneyText } from "../money.ts";
import type { Nothing } from "./no-fee-inputs.ts";

/** Why a payment of a subscription earns nothing. `fee` is the one that it might have earned. */
export interface NoPaymentFeeInputs {
  readonly sale_not_qualified: { readonly soldOn: string };
  readonly instalments_missing: { readonly received: number; readonly of: number };
  readonly nothing_paid: { readonly paidOn: string };
  /** `paid`: what it was before all of it was given back. */
  readonly payment_given_back: { readonly paidOn: string; readonly paid: MoneyText };
  readonly no_fee_on_payments: Nothing;
  readonly paid_before_sale: { readonly paidOn: string; readonly soldOn: string };
  /** `ended`: the first day on which no payment earned any more. */
  readonly payment_months_over: { readonly fee: string; readonly months: number; readonly ended: string; readonly paidOn: string };
  readonly sold_too_early: { readonly fee: string; readonly soldOn: string; readonly soldFrom: string };
  readonly other_coupon: { readonly fee: string; readonly coupons: readonly string[]; readonly coupon: string | null };
  /** `option`: what the fee is for, `chosen`: what the partner had chosen by the sale; null for no option. */
  readonly other_option: { readonly fee: string; readonly option: string | null; readonly chosen: string | null; readonly soldOn: string };
  readonly cancelled_in_lock: { readonly fee: string; readonly cancelledOn: string; readonly lockedUntil: string };
  readonly not_first_payment: { readonly fee: string; readonly paidOn: string };
  /** The terms pay nothing in that year of the contract. */
  readonly nothing_in_year: { readonly fee: string; readonly year: number };
}
