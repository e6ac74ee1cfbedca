import type { NoPaymentFeeInputs } from "@partner-ledger/contracts/explanation/no-payment-fee-inputs";
import type { ExamplesFor } from "./explanation-examples.ts";

export const noPaymentFeeExamples: ExamplesFor<NoPaymentFeeInputs> = {
  sale_not_qualified: [[{ soldOn: "2026-02-01" }, "The sale of 2026-02-01 was not qualified, and only payments of qualified sales earn"]],
  instalments_missing: [[{ received: 2, of: 3 }, "2 of 3 instalments came in; they earn together, once the last is in"]],
  nothing_paid: [[{ paidOn: "2026-02-01" }, "Nothing was paid on 2026-02-01"]],
  payment_given_back: [[{ paidOn: "2026-02-01", paid: { amount: "100.00", currency: "USD" } }, "All of the 100.00 USD paid on 2026-02-01 was given back"]],
  no_fee_on_payments: [[{}, "The program pays the partner's track no fee on payments of subscriptions"]],
  paid_before_sale: [[{ paidOn: "2026-01-31", soldOn: "2026-02-01" }, "It was paid on 2026-01-31, before the sale on 2026-02-01"]],
  payment_months_over: [
    [
      { fee: "recurring", months: 12, ended: "2027-02-01", paidOn: "2027-02-01" },
      "The recurring fee is paid for 12 months from the sale, until before 2027-02-01; this was paid on 2027-02-01",
    ],
  ],
  sold_too_early: [
    [{ fee: "recurring", soldOn: "2016-11-30", soldFrom: "2016-12-01" }, "The recurring fee is for what was sold on or after 2016-12-01; this was sold on 2016-11-30"],
  ],
  other_coupon: [
    [{ fee: "launch_bonus", coupons: ["A", "B"], coupon: null }, "The launch bonus fee is for what was sold with the coupon A or B; this was sold without one"],
    [{ fee: "launch_bonus", coupons: ["A"], coupon: "C" }, "The launch bonus fee is for what was sold with the coupon A; this was sold with C"],
  ],
  other_option: [
    [
      { fee: "bounty", option: "lump_sum", chosen: null, soldOn: "2026-02-01" },
      "The bounty fee is for partners who chose the option Lump sum; on the day of the sale, 2026-02-01, this one had chosen none",
    ],
    [
      { fee: "recurring", option: null, chosen: "lump_sum", soldOn: "2026-02-01" },
      "The recurring fee is for partners who chose no option; on the day of the sale, 2026-02-01, this one had chosen Lump sum",
    ],
  ],
  cancelled_in_lock: [
    [
      { fee: "recurring", cancelledOn: "2026-02-20", lockedUntil: "2026-03-03" },
      "The subscription was cancelled on 2026-02-20, while the recurring fee was locked, until 2026-03-03; nothing of it is left",
    ],
  ],
  not_first_payment: [
    [{ fee: "bounty", paidOn: "2026-03-01" }, "The bounty fee is for the first payment that a customer ever made, and what was paid on 2026-03-01 was not the first"],
  ],
  nothing_in_year: [[{ fee: "recurring", year: 3 }, "The recurring fee pays nothing in year 3 of a contract"]],
};
