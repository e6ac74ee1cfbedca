import type { MoneyText } from "../money.ts";

/** A tier by the name people know, and the day from which the partner has held it. */
export interface TierSince {
  readonly name: string;
  readonly since: string;
}

/** What a partner is paid: a rate such as `"0.15"`, the same amount whatever the deal is worth, or several rates, each of its part. */
export type PayText =
  | { readonly kind: "rate"; readonly rate: string }
  | { readonly kind: "flat"; readonly amount: MoneyText }
  | { readonly kind: "banded"; readonly rates: readonly string[] };

/** What a deal sells, in the words of the fee rules. */
export type DealKind = "new" | "upgrade" | "expansion" | "renewal";

/** A requirement of the program by its id, with what it asks and what there is. */
export interface MeasuredText {
  readonly id: string;
  readonly required: CountText;
  readonly actual: CountText;
  readonly met: boolean;
}

/** A plain count, or money. */
export type CountText = { readonly kind: "count"; readonly count: string } | { readonly kind: "money"; readonly money: MoneyText };

/** How fees come about. */
export interface FeeInputs {
  /** what a won deal earns. */
  readonly deal_fee: {
    readonly dealKind: DealKind; readonly pay: PayText; readonly tier: TierSince; readonly closedOn: string;
    /** Where the deal credits several leads: whose part this is. */
    readonly credit: { readonly account: string; readonly share: string } | null;
  };
  /** What was agreed with the partner, in place of what its tier is paid. `until` is the first day on which it no longer holds. */
  readonly agreed_pay: { readonly pay: PayText; readonly by: string; readonly reason: string; readonly since: string; readonly until: string | null };
  /**
   * Rates that rise with an amount, the deal's own or that of the partner's `year`. `before` fills the bands below the deal,
   * `own` is what the deal counts, null without a rate of exchange; `total` is all that counts. In the program's currency.
   */
  readonly rate_bands: {
    readonly over: "deal" | "year"; readonly how: "marginal" | "retroactive"; readonly year: number | null;
    readonly steps: readonly { readonly from: MoneyText; readonly rate: string }[];
    readonly before: MoneyText; readonly own: MoneyText | null; readonly total: MoneyText;
    /** Where the deal is in another currency; `rate` null where none is known. */
    readonly exchange: { readonly from: string; readonly to: string; readonly rate: string | null } | null;
  };
  /**
   * what the fee is worked out on. `services` lines count nothing; `products` where the fee looks at some alone;
   * `left` for an expansion, the days of the initial deal's first year that it has left.
   */
  readonly first_year_value: {
    readonly value: MoneyText; readonly services: number; readonly products: readonly string[] | null;
    readonly left: { readonly remainingDays: number; readonly termDays: number; readonly termEnds: string } | null;
  };
  /** a month in which the partner managed the account. */
  readonly managed_month: {
    readonly month: string; readonly pay: PayText; readonly tier: TierSince; readonly annual: MoneyText;
    readonly activeDays: number; readonly daysOfMonth: number; readonly firstActiveOn: string;
  };
  /** a payment of a subscription. R-24 where some `volume` lifted the rate. */
  readonly payment_fee: {
    readonly pay: PayText; readonly tier: TierSince; readonly paid: MoneyText; readonly paidOn: string; readonly instalments: number;
    readonly volume: readonly MeasuredText[];
    /** What the rate is of; `deducted` is null where nothing was. */
    readonly base: "amount_paid" | "net_paid" | "monthly_price"; readonly deducted: MoneyText | null;
    /** True where the fee is for the customer's first payment alone. */
    readonly isFirst: boolean;
    /** The coupon and the partner's choice that the fee asks for; null where it asks for none. */
    readonly coupon: string | null; readonly option: string | null;
    /** The contract's year, counted from 1, and what part of the pay it earns; null where all do alike. */
    readonly year: { readonly year: number; readonly share: string } | null;
    /** The day from which it is payable, until which a cancellation leaves nothing; null where that is the day of the payment. */
    readonly lockedUntil: string | null;
  };
  /** commissions taken back for an early cancellation. */
  readonly clawback: { readonly soldOn: string; readonly cancelledOn: string; readonly days: number; readonly within: number; readonly takenBack: MoneyText };
  /** an approved cost of marketing; `left` where the month had less room than its share. */
  readonly market_funds: {
    readonly cost: MoneyText; readonly share: string; readonly most: MoneyText; readonly month: string; readonly approvedOn: string; readonly left: MoneyText | null;
  };
  /** an open deal, taken as closed on a day. */
  readonly as_if_closed: { readonly on: string };
  /** a deal taken as closed on a day, with what else was supposed of it; null for what stays as it is. */
  readonly supposed: {
    readonly closedOn: string; readonly total: MoneyText | null; readonly termMonths: number | null; readonly dealKind: DealKind | null;
    readonly partner: string | null; readonly tier: string | null;
  };
}
