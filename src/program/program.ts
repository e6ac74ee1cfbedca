import type { Day } from "./calendar.ts";
import type { Currency, Fraction } from "./money.ts";
import type { Rounding } from "./rounding.ts";

/**
 * A partner program over time. Who it is stays the same; what it asks and pays is that of the latest of its versions that
 * has begun ({@link file://./terms.ts}). Format: docs/scenario.md.
 */
export interface Program {
  readonly id: string;
  readonly name: string;
  readonly currency: Currency;
  readonly timeZone: string;
  /** In effect from always. */
  readonly first: Terms;
  /** What replaced it since, each from a day on; oldest first, no two from the same day. */
  readonly later: readonly { readonly from: Day; readonly terms: Terms }[];
}

/** What a program asks and pays in one of its versions, after checking: every rate parsed, every default filled in. */
export interface Terms {
  /** How fees are rounded, each once at its end. */
  readonly rounding: Rounding;
  readonly leads: {
    /** an open deal with activity this many days back is actively worked; the last day counts. */
    readonly activeWorkDays: number;
    /** Months an accepted lead stays protected without a win; null for ever. */
    readonly protectionMonths: number | null;
  };
  readonly tracks: readonly Track[];
}

/** A way of taking part, with tiers, requirements and fees of its own. */
export interface Track {
  readonly id: string;
  readonly name: string;
  /** Entry tier first. */
  readonly tiers: readonly Tier[];
  readonly reviews: Reviews;
  /** By tier id. */
  readonly requirements: Readonly<Record<string, Requirement>>;
  readonly fees: readonly FeeTerms[];
  /** Null where the track has no market development funds; at most one track has them. */
  readonly funds: FundsTerms | null;
  /** Null only where the track has neither fees nor funds. */
  readonly payout: PayoutTerms | null;
  readonly benefits: readonly Benefit[];
}

/** A level within a track. */
export interface Tier {
  readonly id: string;
  readonly name: string;
}

/** `MM-DD` days; null where the program has no such review. */
export interface Reviews {
  readonly annual: string | null;
  readonly midYear: string | null;
  readonly monthly: boolean;
  /** True: a manager approves a recommendation; false: the review is the tier change, on its day. */
  readonly approval: boolean;
  readonly keepThrough: "next_year_end" | null;
}

/** What the engine itself counts for requirements. */
export const METRICS = [
  "certifications", "sourcedArr", "acceptedLeads", "customersSold", "customersSoldActive60", "activeMrr", "activeMrr60", "managedCustomers",
] as const;
/** One of {@link METRICS}. */
export type Metric = (typeof METRICS)[number];

/** What a tier or an uplift asks; amounts of money are in major units of the program's currency. */
export type Requirement =
  | { readonly all: readonly Requirement[] }
  | { readonly any: readonly Requirement[] }
  | { readonly metric: Metric; readonly atLeast: Fraction }
  | { readonly attested: string; readonly atLeast: Fraction }
  | { readonly points: readonly PointSource[]; readonly atLeast: Fraction; readonly id: string };

/** What gives points: each unit of a metric, or of something attested, so many. */
export type PointSource = ({ readonly metric: Metric } | { readonly attested: string }) & { readonly each: Fraction };

/** Tier id to rate, or to a flat amount as a decimal string read in the currency at hand. */
export type FeeRates =
  | { readonly kind: "rates"; readonly byTier: Readonly<Record<string, Fraction>> }
  | { readonly kind: "flat"; readonly byTier: Readonly<Record<string, string>> };

/**
 * Rates that rise with an amount: of the one deal, or of all that the partner has brought under the fee in the calendar
 * year. `marginal`: what lies in a band earns its rate; `retroactive`: all of it earns the rate of the band it reaches.
 */
export interface Bands {
  readonly kind: "bands";
  readonly over: "deal" | "year";
  readonly how: "marginal" | "retroactive";
  /** Lowest first; the first begins at 0. */
  readonly steps: readonly Band[];
}
/** A band reaches from its amount, a decimal string in major units of the program's currency, to the next one's. */
export interface Band {
  readonly from: string;
  readonly byTier: Readonly<Record<string, Fraction>>;
}

/** A fee on a won deal. */
export interface DealFeeTerms {
  readonly on: "deal_won";
  readonly id: string;
  readonly dealTypes: readonly ("new" | "upgrade" | "expansion" | "renewal")[];
  readonly base: "first_year_value" | "prorated_increase";
  readonly pays: FeeRates | Bands;
  /** For fees on expansions: months after the initial close in which an expansion earns. */
  readonly windowMonths: number;
  /** Decimal strings, read at face value in the currency at hand; null for none. */
  readonly cap: string | null;
  readonly minimum: string | null;
  /** Only lines of these products; null for all. */
  readonly products: readonly string[] | null;
}
/** A fee for each month in which a partner manages an account. */
export interface ManagedFeeTerms {
  readonly on: "managed_month";
  readonly id: string;
  readonly base: "monthly_value";
  readonly pays: FeeRates;
}
/** A fee on payments of a subscription (R-23, R-24, R-27; decision 0013). */
export interface RecurringFeeTerms {
  readonly on: "subscription_paid";
  readonly id: string;
  /** What the customer paid, what the vendor keeps of that, or the monthly price at which the subscription was sold. */
  readonly base: "amount_paid" | "net_paid" | "monthly_price";
  readonly pays: FeeRates;
  /** Only payments in `[sale, sale + months)`; null for ever. */
  readonly months: number | null;
  readonly soldFrom: string | null;
  /** The first that holds counts. */
  readonly uplifts: readonly { readonly tiers: readonly string[]; readonly rate: Fraction; readonly when: Requirement }[];
  readonly clawbackWithinDays: number | null;
  /** True: only on the first that the customer ever paid. */
  readonly firstOnly: boolean;
  /** Only subscriptions sold with one of these; null for all. */
  readonly coupons: readonly string[] | null;
  /** Only for partners that elected it; null for those that elected none. */
  readonly option: string | null;
  /** The part of the pay that each contract year from the sale on earns, the last from then on; null for all of it. */
  readonly contractYears: readonly Fraction[] | null;
  /** Days after a payment in which a cancellation leaves nothing of its fee, which is payable only after them; 0 for none. */
  readonly lockDays: number;
}
/** A fee, told apart by what it is paid `on`. */
export type FeeTerms = DealFeeTerms | ManagedFeeTerms | RecurringFeeTerms;

/** Market development funds: a share of approved costs, up to so much a partner and calendar month. */
export interface FundsTerms {
  readonly tiers: readonly string[];
  readonly share: Fraction;
  /** A decimal string, read at face value in the cost's currency. */
  readonly most: string;
}

/** When a payable fee is due. */
export type PayoutSchedule =
  | { readonly kind: "quarter_end"; readonly plusDays: number }
  | { readonly kind: "month_end"; readonly plusDays: number }
  | { readonly kind: "day_of_next_month"; readonly day: number; readonly businessDay: "next" | null; readonly holidays: "US" | null };

/** How fees are paid out; tracks with fees share one. */
export interface PayoutTerms {
  readonly schedule: PayoutSchedule;
  /** A decimal string read in the payout's currency; `"0"` for none. */
  readonly minimum: string;
  /** True: paid in the program's currency whatever the payee asks. */
  readonly fixedCurrency: boolean;
}

/** A row of the benefit matrix: what each tier gets, by tier id. */
export interface Benefit {
  readonly group: string;
  readonly id: string;
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The tier a partner starts in. Throws for a track without tiers, which no door lets in. */
export const entryTier = (track: Track): Tier => {
  const [first] = track.tiers;
  if (!first) throw new Error(`track ${track.id} has no tiers`);
  return first;
};

/** The tier that a held one counts as in a track: itself, or the entry tier where the track lacks it. */
export const countsAs = (track: Track, tier: string): string => (track.tiers.some(({ id }) => id === tier) ? tier : entryTier(track).id);
