import { byCodePoint } from "../../program/order.ts";
import { moneyIn } from "../../scenario/explanation-output.ts";
import type { NumberedPosting } from "../jobs/missing-postings.ts";

/** What is posted, or would be, added up by partner and currency; the postings themselves are not kept. */
export class Totals {
  private readonly sums = new Map<string, { readonly partner: string; readonly currency: string; postings: number; minor: bigint }>();
  private all = 0;

  add(postings: readonly NumberedPosting[]): void {
    this.all += postings.length;
    for (const { partner, currency, amountMinor } of postings) {
      const key = `${partner} ${currency}`;
      const sum = this.sums.get(key) ?? { partner, currency, postings: 0, minor: 0n };
      sum.postings += 1;
      sum.minor += amountMinor;
      this.sums.set(key, sum);
    }
  }

  postings(): number {
    return this.all;
  }

  /** A row each, by partner and currency. */
  rows(): readonly { readonly partner: string; readonly postings: number; readonly amount: string }[] {
    return [...this.sums.values()].toSorted((a, b) => byCodePoint(a.partner, b.partner) || byCodePoint(a.currency, b.currency))
      .map(({ partner, currency, postings, minor }) => ({ partner, postings, amount: moneyIn(minor, currency) }));
  }
}
