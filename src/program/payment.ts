import type { Day } from "./calendar.ts";
import type { SubscriptionPaid } from "./facts.ts";
import { faceValue } from "./fee-amount.ts";
import { paymentKey, type History } from "./history.ts";
import { fraction, plus, sum, times, type Currency, type Fraction } from "./money.ts";

/** What a customer paid: at once, or in instalments that count together on the day of the last. */
export interface Payment {
  readonly payment: string;
  readonly paidOn: Day;
  /** How many it came in; 1 for a payment at once. */
  readonly instalments: number;
  /** Exact minor units of the subscription's currency. */
  readonly amount: Fraction;
  /** What of it the vendor does not keep. */
  readonly deducted: Fraction;
}

/** What the vendor keeps of a payment. */
export const netOf = ({ amount, deducted }: Pick<Payment, "amount" | "deducted">): Fraction => (deducted === NOTHING ? amount : plus(amount, times(deducted, fraction(-1n))));

const NOTHING = fraction(0n);

/** False for a payment that was given back in full, and for one of nothing. */
export const isKept = (payment: Payment): boolean => netOf(payment).num > 0n;

/** A payment of a subscription as known on a day, null while it is not complete. */
export const paymentOn = (history: History, subscription: string, payment: string, currency: Currency, known: Day): Payment | null => {
  const recorded = (history.payments.get(paymentKey(subscription, payment)) ?? []).filter(({ from }) => from <= known);
  const parts = completeParts(recorded.map(({ fact }) => fact));
  const paidOn = parts.map(({ on }) => on).sort().at(-1);
  if (paidOn === undefined) return null;
  const total = (amounts: readonly string[]): Fraction => sum(amounts.map((amount) => faceValue(amount, currency)));
  const deductions = parts.flatMap((part) => part.deductions ?? []);
  return { payment, paidOn, instalments: parts.length, amount: total(parts.map(({ amount }) => amount)), deducted: deductions.length === 0 ? NOTHING : total(deductions) };
};

/** How many instalments of a payment that is not complete have come in as known on a day, and of how many; null for one that nothing is known of. */
export const instalmentsIn = (history: History, subscription: string, payment: string, known: Day): { readonly received: number; readonly of: number } | null => {
  const recorded = (history.payments.get(paymentKey(subscription, payment)) ?? []).filter(({ from }) => from <= known).map(({ fact }) => fact);
  const of = recorded.at(-1)?.instalment?.of;
  if (of === undefined) return null;
  return { received: new Set(recorded.flatMap(({ instalment }) => (instalment && instalment.n <= of ? [instalment.n] : []))).size, of };
};

/**
 * The parts a payment is made of, given all that was recorded of it, oldest first: each part as recorded last. Empty
 * while an instalment is missing. The last record says whether there are instalments at all, and how many.
 */
const completeParts = (recorded: readonly SubscriptionPaid[]): readonly SubscriptionPaid[] => {
  const last = recorded.at(-1);
  if (!last?.instalment) return last ? [last] : [];
  const numbers = Array.from({ length: last.instalment.of }, (_, i) => i + 1);
  const parts = numbers.flatMap((n) => recorded.findLast(({ instalment }) => instalment?.n === n) ?? []);
  return parts.length === numbers.length ? parts : [];
};
