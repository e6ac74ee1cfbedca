import type { DueRule, HoldReason, PaymentInputs } from "../payment-inputs.ts";
import type { Notation } from "../notation.ts";
import type { SentencesFor } from "../sentences.ts";
import { capital, count, listed } from "./words.ts";

/** How what is owed becomes paid, in English. */
export const paymentSentences: SentencesFor<PaymentInputs> = {
  reversed: ({ on, amount }, write) => `Nothing is owed any more; ${write.money(amount)} was taken back on ${write.day(on)}`,
  posted: ({ on, amount }, write) => `The ledger held nothing for it, so on ${write.day(on)} all that was owed was posted, ${write.money(amount)}`,
  corrected: ({ on, owed, before }, write) => `On ${write.day(on)} ${write.money(owed)} was owed and the ledger held ${write.money(before)}, so the difference was posted`,
  taken_back: ({ on, amount }, write) => `On ${write.day(on)} nothing was owed any more, so what the ledger held was reversed, ${write.money(amount)}`,
  not_payable: ({ deal }) => `It is not payable yet: the customer has paid no invoice of deal ${deal}`,
  due: ({ payableOn, dueOn, rule }, write) => `Payable from ${write.day(payableOn)}, it is due ${dueBy(rule, dueOn, write)}`,
  due_later: ({ on, scheduled, dueOn }, write) =>
    `What was posted on ${write.day(on)} would have been due on ${write.day(scheduled)}, which was over or paid out by then; it goes with the payout of ${write.day(dueOn)}`,
  payout_due: ({ dueOn, amount }, write) => `${capital(write.money(amount))} is due since ${write.day(dueOn)} and not paid yet`,
  payout_scheduled: ({ dueOn, amount }, write) => `${capital(write.money(amount))} will be due on ${write.day(dueOn)}`,
  payout_paid: ({ dueOn, paidOn, amount }, write) => `${capital(write.money(amount))} was due on ${write.day(dueOn)} and paid on ${write.day(paidOn)}`,
  payout_held: ({ dueOn, amount, reasons }, write) => `The ${write.money(amount)} of ${write.day(dueOn)} is held: ${listed(reasons.map((reason) => HOLDS[reason]))}`,
  payout_carried: ({ dueOn, amount }, write) => `Nothing can be paid on ${write.day(dueOn)}: the sum is ${write.money(amount)} and goes on to the next due date`,
  payout_below_minimum: ({ dueOn, amount, minimum }, write) =>
    `${capital(write.money(amount))} is below the ${write.money(minimum)} from which payouts are made, so it goes on from ${write.day(dueOn)} to the next due date`,
  paid_on_leaving: ({ amount, minimum }, write) => `The partner has left the program, so the rest of ${write.money(amount)} is paid although it is below ${write.money(minimum)}`,
  converted: ({ from, to, rate, payableOn }, write) =>
    `${capital(write.money(from))} comes to ${write.money(to)} at ${write.decimal(rate)}, the last rate dated on or before ${write.day(payableOn)}, when the fee became payable`,
};

const HOLDS: Readonly<Record<HoldReason, string>> = {
  billing_contact_missing: "the payee has no billing contact", bank_details_missing: "the payee has no bank details",
  tax_form_missing: "the payee has no tax form (W-9, or W-8 or W-8BEN-E outside the US)", no_exchange_rate: "there is no rate of exchange for the day the fee became payable",
};

const dueBy = (rule: DueRule, dueOn: string, write: Notation): string => {
  switch (rule.kind) {
    case "quarter_end":
    case "month_end": {
      const period = rule.kind === "quarter_end" ? "quarter" : "month";
      return `${count(rule.plusDays, "day")} after the end of that ${period} on ${write.day(rule.periodEnd)}, on ${write.day(dueOn)}`;
    }
    case "day_of_next_month":
      return rule.nominal === dueOn ? `in the next month, on ${write.day(dueOn)}` : `in the next month on ${write.day(rule.nominal)}, which is no business day, so on ${write.day(dueOn)}`;
  }
};
