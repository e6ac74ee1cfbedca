import type { PaymentInputs } from "@partner-ledger/contracts/explanation/payment-inputs";
import type { ExamplesFor } from "./explanation-examples.ts";

const usd = (amount: string) => ({ amount, currency: "USD" });
const april = { dueOn: "2026-04-30", amount: usd("7500.00") };

export const paymentExamples: ExamplesFor<PaymentInputs> = {
  reversed: [[{ on: "2026-02-10", amount: usd("7500.00") }, "Nothing is owed any more; 7,500.00 USD was taken back on 2026-02-10"]],
  posted: [[{ on: "2026-02-10", amount: usd("7500.00") }, "The ledger held nothing for it, so on 2026-02-10 all that was owed was posted, 7,500.00 USD"]],
  corrected: [
    [{ on: "2026-03-10", amount: usd("-600.00"), owed: usd("2400.00"), before: usd("3000.00") }, "On 2026-03-10 2,400.00 USD was owed and the ledger held 3,000.00 USD, so the difference was posted"],
  ],
  taken_back: [[{ on: "2026-03-20", amount: usd("-2400.00") }, "On 2026-03-20 nothing was owed any more, so what the ledger held was reversed, -2,400.00 USD"]],
  not_payable: [[{ deal: "D1" }, "It is not payable yet: the customer has paid no invoice of deal D1"]],
  due: [
    [
      { payableOn: "2026-03-20", dueOn: "2026-04-30", rule: { kind: "quarter_end", periodEnd: "2026-03-31", plusDays: 30 } },
      "Payable from 2026-03-20, it is due 30 days after the end of that quarter on 2026-03-31, on 2026-04-30",
    ],
    [
      { payableOn: "2026-03-20", dueOn: "2026-05-15", rule: { kind: "month_end", periodEnd: "2026-03-31", plusDays: 45 } },
      "Payable from 2026-03-20, it is due 45 days after the end of that month on 2026-03-31, on 2026-05-15",
    ],
    [{ payableOn: "2022-03-15", dueOn: "2022-04-20", rule: { kind: "day_of_next_month", nominal: "2022-04-20" } }, "Payable from 2022-03-15, it is due in the next month, on 2022-04-20"],
    [
      { payableOn: "2022-01-15", dueOn: "2022-02-22", rule: { kind: "day_of_next_month", nominal: "2022-02-20" } },
      "Payable from 2022-01-15, it is due in the next month on 2022-02-20, which is no business day, so on 2022-02-22",
    ],
  ],
  due_later: [
    [
      { on: "2026-05-10", scheduled: "2026-04-30", dueOn: "2026-07-30" },
      "What was posted on 2026-05-10 would have been due on 2026-04-30, which was over or paid out by then; it goes with the payout of 2026-07-30",
    ],
  ],
  payout_due: [[april, "7,500.00 USD is due since 2026-04-30 and not paid yet"]],
  payout_scheduled: [[april, "7,500.00 USD will be due on 2026-04-30"]],
  payout_paid: [[{ ...april, paidOn: "2026-05-02" }, "7,500.00 USD was due on 2026-04-30 and paid on 2026-05-02"]],
  payout_held: [
    [
      { ...april, reasons: ["billing_contact_missing", "bank_details_missing", "tax_form_missing"] },
      "The 7,500.00 USD of 2026-04-30 is held: the payee has no billing contact, the payee has no bank details and the payee has no tax form (W-9, or W-8 or W-8BEN-E outside the US)",
    ],
    [{ ...april, reasons: ["no_exchange_rate"] }, "The 7,500.00 USD of 2026-04-30 is held: there is no rate of exchange for the day the fee became payable"],
  ],
  payout_carried: [[{ dueOn: "2026-04-30", amount: usd("-500.00") }, "Nothing can be paid on 2026-04-30: the sum is -500.00 USD and goes on to the next due date"]],
  payout_below_minimum: [
    [
      { dueOn: "2022-02-22", amount: usd("39.80"), minimum: usd("100.00") },
      "39.80 USD is below the 100.00 USD from which payouts are made, so it goes on from 2022-02-22 to the next due date",
    ],
  ],
  paid_on_leaving: [[{ amount: usd("39.80"), minimum: usd("100.00") }, "The partner has left the program, so the rest of 39.80 USD is paid although it is below 100.00 USD"]],
  converted: [
    [
      { from: { amount: "123457", currency: "JPY" }, to: usd("827.16"), rate: "0.0067", payableOn: "2026-03-20" },
      "123,457 JPY comes to 827.16 USD at 0.0067, the last rate dated on or before 2026-03-20, when the fee became payable",
    ],
  ],
};
