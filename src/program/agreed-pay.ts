import type { Day } from "./calendar.ts";
import { explain, type Explanation, type Rule } from "./explanation.ts";
import type { PartnerRateSet } from "./facts.ts";
import { faceValue, payOf, payText, type Pay, type SimplePay } from "./fee-amount.ts";
import type { Currency } from "./money.ts";
import type { FeeRates } from "./program.ts";
import type { Records } from "./records.ts";

/** Under which fee, on which day, in which currency a partner is to be paid; as known on a day. */
export interface PayQuestion {
  readonly partner: string;
  readonly fee: string;
  readonly day: Day;
  readonly currency: Currency;
  readonly known: Day;
}

/** What was agreed with a partner, in place of what its tier is paid. */
export interface Agreed {
  readonly pay: SimplePay;
  readonly agreement: PartnerRateSet;
}

/** What was agreed with a partner about a fee on a day, decision 0014; null where its tier decides. */
export const agreedOn = ({ history }: Records, { partner, fee, day, currency, known }: PayQuestion): Agreed | null => {
  const agreement = history.ratesSet.get(partner)?.findLast(({ fact, from }) => fact.fee === fee && fact.on <= day && from <= known)?.fact;
  if (!agreement?.pays || (agreement.until !== undefined && agreement.until <= day)) return null;
  const { pays } = agreement;
  return { agreement, pay: "rate" in pays ? { kind: "rate", rate: pays.rate } : { kind: "flat", minor: faceValue(pays.flat, currency) } };
};

/** What a partner at a tier is paid under a fee: what was agreed with it, else what the fee pays the tier; null for nothing. */
export const payOn = (records: Records, pays: FeeRates, tier: string, question: PayQuestion): { readonly pay: SimplePay; readonly agreement: PartnerRateSet | null } | null => {
  const agreed = agreedOn(records, question);
  if (agreed) return agreed;
  const pay = payOf(pays, tier, question.currency);
  return pay && { pay, agreement: null };
};

/** Who agreed on what with a partner, and why; nothing where its tier decided. */
export const whyAgreed = (agreement: PartnerRateSet | null, pay: Pay, rule: Rule, currency: Currency): readonly Explanation[] =>
  agreement === null ? [] : [explain("agreed_pay", rule, {
    pay: payText(pay, currency), by: agreement.by, reason: agreement.reason, since: agreement.on, until: agreement.until ?? null,
  })];
