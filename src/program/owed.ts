import type { Day, Month } from "./calendar.ts";
import type { Why } from "./explanation.ts";
import type { Currency, Fraction } from "./money.ts";

/** What a fee is for: the unit within which the ledger's postings add up to what is owed. */
export type Cause =
  | { readonly deal: string }
  | { readonly company: string; readonly month: Month }
  | { readonly subscription: string; readonly payment: string }
  | { readonly subscription: string }
  | { readonly claim: string };

/** What the rules say one cause is owed on a day: to one partner, in one currency, never 0. */
export interface Owed {
  readonly partner: string;
  /** The fee's id in the program, `clawback` or `market_funds`. */
  readonly rule: string;
  readonly cause: Cause;
  /** What the rate multiplies, rounded for display. */
  readonly baseMinor: bigint;
  /** Null for a flat fee. */
  readonly rate: Fraction | null;
  /** Negative for a clawback. */
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly earnedOn: Day;
  /** Null while nothing has made it payable. */
  readonly payableOn: Day | null;
  /** How it comes about; the ledger asks about many days that nobody sees. */
  readonly why: Why;
}
