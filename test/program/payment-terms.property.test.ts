import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookOf } from "../../src/ledger/book-of.ts";
import type { FeeRow } from "../../src/ledger/book.ts";
import { addDays } from "../../src/program/calendar.ts";
import { indexFacts, lastRecorded } from "../../src/program/history.ts";
import type { RecurringFeeTerms } from "../../src/program/program.ts";
import { paymentHistory } from "../histories/payment-history.ts";
import type { RandomHistory } from "../histories/random-history.ts";
import { LAST } from "../histories/words.ts";
import { runs } from "../support/runs.ts";

/** A fee that a payment is owed in the end, with what its terms ask and what became of its sale. */
const owedOf = ({ program, facts }: RandomHistory) => {
  const history = indexFacts(facts);
  const terms = new Map(program.first.tracks.flatMap(({ fees }) => fees.flatMap((fee) => (fee.on === "subscription_paid" ? [[fee.id, fee] as const] : []))));
  return bookOf(program, facts, LAST).fees.flatMap((fee): readonly Owed[] => {
    const asked = terms.get(fee.rule);
    if (!asked || fee.amountMinor === 0n || !("subscription" in fee.cause)) return [];
    const { subscription } = fee.cause;
    const sale = lastRecorded(history.sold.get(subscription), LAST);
    return sale ? [{ fee, asked, subscription, customer: sale.customer, coupon: sale.coupon ?? null, cancelledOn: lastRecorded(history.cancelled.get(subscription), LAST)?.on ?? null }] : [];
  });
};

interface Owed {
  readonly fee: FeeRow;
  readonly asked: RecurringFeeTerms;
  readonly subscription: string;
  readonly customer: string;
  readonly coupon: string | null;
  readonly cancelledOn: string | null;
}

const inAnyHistory = (judge: (owed: readonly Owed[]) => void): void => fc.assert(fc.property(paymentHistory, (history) => { judge(owedOf(history)); }), runs(200));

describe("in any history of sales and payments", () => {
  test("a fee for the first payment is owed at most once a customer", () => {
    inAnyHistory((owed) => {
      const once = owed.filter(({ asked }) => asked.firstOnly).map(({ asked, customer }) => `${asked.id} ${customer}`);
      expect(once).toHaveLength(new Set(once).size);
    });
  });

  test("no subscription is paid for with an option and without", () => {
    inAnyHistory((owed) => {
      const ways = new Set(owed.map(({ asked, subscription }) => `${subscription} ${asked.option}`));
      expect(new Set(owed.map(({ subscription }) => subscription)).size).toBe(ways.size);
    });
  });

  test("a locked fee is payable when its lock ends, and owed only if nobody cancelled before that", () => {
    inAnyHistory((owed) => {
      for (const { fee, asked, cancelledOn } of owed) {
        const end = addDays(fee.earnedOn ?? "", asked.lockDays);
        expect(fee.payableOn).toBe(end <= LAST ? end : null);
        if (asked.lockDays > 0 && cancelledOn !== null) expect(cancelledOn >= end).toBe(true);
      }
    });
  });

  test("a fee for coupons is owed on sales with one of them", () => {
    inAnyHistory((owed) => {
      for (const { asked, coupon } of owed) if (asked.coupons) expect(asked.coupons).toContain(coupon);
    });
  });
});
