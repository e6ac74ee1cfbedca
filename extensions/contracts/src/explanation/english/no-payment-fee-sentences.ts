import { readableId } from "../../locale.ts";
import type { NoPaymentFeeInputs } from "../no-payment-fee-inputs.ts";
import type { SentencesFor } from "../sentences.ts";
import { count, listed } from "./words.ts";

/** Why payments of subscriptions earn nothing, in English. */
export const noPaymentFeeSentences: SentencesFor<NoPaymentFeeInputs> = {
  sale_not_qualified: ({ soldOn }, write) => `The sale of ${write.day(soldOn)} was not qualified, and only payments of qualified sales earn`,
  instalments_missing: ({ received, of }) => `${received} of ${count(of, "instalment")} came in; they earn together, once the last is in`,
  nothing_paid: ({ paidOn }, write) => `Nothing was paid on ${write.day(paidOn)}`,
  payment_given_back: ({ paidOn, paid }, write) => `All of the ${write.money(paid)} paid on ${write.day(paidOn)} was given back`,
  no_fee_on_payments: () => "The program pays the partner's track no fee on payments of subscriptions",
  paid_before_sale: ({ paidOn, soldOn }, write) => `It was paid on ${write.day(paidOn)}, before the sale on ${write.day(soldOn)}`,
  payment_months_over: ({ fee, months, ended, paidOn }, write) =>
    `The ${named(fee)} fee is paid for ${count(months, "month")} from the sale, until before ${write.day(ended)}; this was paid on ${write.day(paidOn)}`,
  sold_too_early: ({ fee, soldOn, soldFrom }, write) => `The ${named(fee)} fee is for what was sold on or after ${write.day(soldFrom)}; this was sold on ${write.day(soldOn)}`,
  other_coupon: ({ fee, coupons, coupon }) =>
    `The ${named(fee)} fee is for what was sold with the coupon ${listed(coupons, "or")}; this was sold ${coupon === null ? "without one" : `with ${coupon}`}`,
  other_option: ({ fee, option, chosen, soldOn }, write) => {
    const meant = option === null ? "who chose no option" : `who chose the option ${readableId(option)}`;
    return `The ${named(fee)} fee is for partners ${meant}; on the day of the sale, ${write.day(soldOn)}, this one had chosen ${chosen === null ? "none" : readableId(chosen)}`;
  },
  cancelled_in_lock: ({ fee, cancelledOn, lockedUntil }, write) =>
    `The subscription was cancelled on ${write.day(cancelledOn)}, while the ${named(fee)} fee was locked, until ${write.day(lockedUntil)}; nothing of it is left`,
  not_first_payment: ({ fee, paidOn }, write) => `The ${named(fee)} fee is for the first payment that a customer ever made, and what was paid on ${write.day(paidOn)} was not the first`,
  nothing_in_year: ({ fee, year }) => `The ${named(fee)} fee pays nothing in year ${year} of a contract`,
};

/** A fee's id as its line in the ledger has it. */
const named = (fee: string): string => fee.replaceAll("_", " ");
