import type { Explanation } from "./explanation.ts";
import type { LeadView } from "./lead.ts";
import type { MoneyText } from "./money.ts";

/** Answer of `GET /cards/deal?dealId=ID`, and with `&asOf=DAY` of the card as it was at the end of that past day. */
export interface DealCardData {
  /** ISO day. There only on a card of a past day, which offers no action and never changes. */
  readonly asOf?: string;
  readonly dealId: string;
  readonly dealName: string;
  /** The associated company, null when the deal has none (then no lead can be registered). */
  readonly company: { readonly id: string; readonly name: string } | null;
  readonly program: { readonly name: string; readonly currency: string };
  readonly viewer: Viewer;
  readonly partner: DealPartner | null;
  readonly lead: LeadView | null;
  readonly fee: DealFee;
  /** Postings of this deal, oldest first. */
  readonly history: readonly LedgerLine[];
  /** True while a change of this deal is still on its way to the ledger. */
  readonly syncing: boolean;
  /** Changes whenever anything above changes; a card polls until it does. */
  readonly version: string;
}

/** What the signed user may do; the server checks again at each action. */
export interface Viewer {
  readonly canAttach: boolean;
  readonly canRegister: boolean;
  readonly canDecide: boolean;
  readonly canEnroll: boolean;
  readonly canSetTier: boolean;
}

export interface DealPartner {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  /** ISO day the present tier began. */
  readonly tierSince: string;
  /** `sourced`: the deal stems from the partner's lead. `influenced`: the partner is attached without one, or its lead came to nothing. */
  readonly role: "sourced" | "influenced";
}

export type FeeState = "none" | "estimated" | "earned" | "payable" | "due" | "paid" | "reversed";

export interface DealFee {
  readonly state: FeeState;
  /** Sum of the parts in the deal's currency; null for `none`. */
  readonly total: MoneyText | null;
  readonly earnedOn: string | null;
  readonly payableOn: string | null;
  readonly dueOn: string | null;
  /** ISO day on which the fee was remitted; null unless the state is `paid`. */
  readonly paidOn: string | null;
  readonly parts: readonly FeePart[];
  /** Why the deal earns nothing; null when it earns something. */
  readonly because: Explanation | null;
}

export interface FeePart {
  /** Fee id in the program: `referral`, `upgrade`, `expansion`. */
  readonly rule: string;
  readonly base: MoneyText;
  /** Decimal such as `"0.15"`; null for a flat fee. */
  readonly rate: string | null;
  readonly amount: MoneyText;
  readonly why: readonly Explanation[];
}

export interface LedgerLine {
  readonly on: string;
  readonly rule: string;
  readonly amount: MoneyText;
  readonly reason: "earned" | "clawback" | "corrected" | "reversed";
  readonly dueOn: string | null;
}
