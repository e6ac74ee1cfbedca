import type { Explanation } from "./explanation.ts";
import type { MoneyText } from "./money.ts";

/** What an alternative supposes about a deal that it takes as won; what is left out stays as it is. */
export interface WhatIfChange {
  /** ISO day. Left out: a won deal's own close, else today. */
  readonly closedOn?: string;
  /** A tier's id: the one the partner holds when the deal closes. */
  readonly tier?: string;
  /** What the customer pays in all: a decimal string in the deal's currency. */
  readonly amount?: string;
  /** Another partner of the program, as if its lead had been accepted in time. */
  readonly partnerId?: string;
  readonly dealType?: "new" | "upgrade" | "expansion" | "renewal";
  /** The term of every subscription line. */
  readonly termMonths?: number;
}

/** Body of `POST /cards/what-if`. A question: nothing is changed by it, whoever asks and however often. */
export interface AskWhatIf {
  readonly dealId: string;
  /** One to ten. */
  readonly alternatives: readonly WhatIfChange[];
}

export interface WhatIfFee {
  readonly partnerId: string;
  /** Fee id in the program. */
  readonly rule: string;
  /** The tier's name. */
  readonly tier: string;
  readonly base: MoneyText;
  /** Decimal such as `"0.15"`; null for a flat fee. */
  readonly rate: string | null;
  readonly amount: MoneyText;
  /** ISO day on which it would be due if the customer paid on the day of the close; null where the program pays nothing out. */
  readonly dueOn: string | null;
  readonly why: readonly Explanation[];
}

export interface WhatIfOutcome {
  /** Null for the deal as it stands. */
  readonly change: WhatIfChange | null;
  /** What is supposed; null for a won or lost deal as it stands. */
  readonly supposed: Explanation | null;
  readonly closedOn: string;
  readonly fees: readonly WhatIfFee[];
  /** Why it would earn nothing; null when it would earn something. */
  readonly because: Explanation | null;
  readonly total: MoneyText;
  /** Total less that of the deal as it stands; may be negative. */
  readonly difference: MoneyText;
}

/** Answer of `POST /cards/what-if`: the deal as it stands, then each alternative in the order asked. */
export interface WhatIfData {
  readonly dealId: string;
  /** The day it is in the program's time zone. */
  readonly asOf: string;
  readonly outcomes: readonly WhatIfOutcome[];
}
