import { addMonths, daysBetween, daysInMonth, earlierOf, laterOf, type Day, type Month } from "./calendar.ts";
import { payOn, whyAgreed } from "./agreed-pay.ts";
import { dealOn, closeOf, stageOn } from "./deal.ts";
import type { DealLine, PartnerRateSet } from "./facts.ts";
import { exactly, explain, moneyText, type Explanation, type Term } from "./explanation.ts";
import { feeAmount, feeSteps, payText, rateOf, type FeeAmount, type Pay } from "./fee-amount.ts";
import { annualOf } from "./first-year-value.ts";
import { managedPeriods } from "./managed-period.ts";
import { staysOf, type Stay } from "./membership.ts";
import { fraction, roundHalfAway, sum, times, type Currency, type Fraction } from "./money.ts";
import type { Owed } from "./owed.ts";
import type { ManagedFeeTerms, Track } from "./program.ts";
import type { Records } from "./records.ts";
import { isOwnPurchase } from "./sourcing.ts";
import { everyTrack, termsOn, trackOn } from "./terms.ts";
import { tierOn, type TierHeld } from "./tier.ts";

/**
 * What a partner is owed for managing a company in a month that is over, one fee per currency of the account's deals
 * . Value, tier and terms are those of the first day on which the partner is active.
 */
export const managedFees = (records: Records, company: string, partner: string, month: Month, known: Day): readonly Owed[] => {
  const { history, judged, program } = records;
  const periods = managedPeriods(judged.managed.get(company) ?? [], partner, known);
  if (periods.length === 0 || isOwnPurchase(history, partner, company, known)) return [];
  return everyTrack(program).flatMap((ever) => {
    const active = activeDays(periods, staysOf(history, partner, ever.id, known), month);
    const track = active && trackOn(program, ever, active.first);
    if (!track) return [];
    const values = annualValues(records, company, active.first, known);
    const terms = track.fees.filter((fee) => fee.on === "managed_month");
    const managed: Managed = { records, company, partner, month, known, track, active };
    return terms.flatMap((fee) => [...values].flatMap(([currency, value]) => feeOn(managed, fee, value, currency)));
  });
};

/** The months, whole and over by a day, in which a period has days. */
export const monthsOver = (period: Stay, day: Day): readonly Month[] => {
  const months: Month[] = [];
  const end = period.to === null ? day : earlierOf(period.to, day);
  for (let first = `${period.from.slice(0, 7)}-01`; first <= end; first = addMonths(first, 1)) {
    if (lastDayOf(first.slice(0, 7)) <= day) months.push(first.slice(0, 7));
  }
  return months;
};

/** The day on which a managed month's fee is earned and payable. */
export const lastDayOf = (month: Month): Day => `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))}`;

interface Managed {
  readonly records: Records;
  readonly company: string;
  readonly partner: string;
  readonly month: Month;
  readonly known: Day;
  readonly track: Track;
  readonly active: Active;
}
/** What a month's fee was worked out from. */
interface Accrued {
  readonly held: TierHeld;
  readonly pay: Pay;
  readonly agreement: PartnerRateSet | null;
  /** Annual value in force. */
  readonly value: Fraction;
  readonly amount: FeeAmount;
  readonly currency: Currency;
}
interface Active {
  readonly first: Day;
  readonly days: number;
}

const feeOn = (managed: Managed, fee: ManagedFeeTerms, value: Fraction, currency: Currency): readonly Owed[] => {
  const { records, company, partner, month, known, track, active } = managed;
  const held = tierOn(records, partner, track, active.first, known);
  const paid = held && payOn(records, fee.pays, held.tier.id, { partner, fee: fee.id, day: active.first, currency, known });
  if (!held || !paid) return [];
  const { pay, agreement } = paid;
  const last = lastDayOf(month);
  const daysOfMonth = Number(last.slice(8));
  const base = times(value, fraction(BigInt(active.days), BigInt(12 * daysOfMonth)));
  const amount = feeAmount(pay, base, currency, { rounding: termsOn(records.program, active.first).rounding });
  if (base.num === 0n || amount.minor === 0n) return [];
  return [{
    partner, rule: fee.id, cause: { company, month }, baseMinor: roundHalfAway(base), rate: rateOf(pay),
    amountMinor: amount.minor, currency, earnedOn: last, payableOn: last, why: () => whyOwed(managed, { held, pay, agreement, value, amount, currency }),
  }];
};

const whyOwed = ({ month, active }: Managed, { held, pay, agreement, value, amount, currency }: Accrued): readonly Explanation[] => {
  const daysOfMonth = Number(lastDayOf(month).slice(8));
  const inputs = {
    month, pay: payText(pay, currency), tier: { name: held.tier.name, since: held.since }, annual: moneyText(roundHalfAway(value), currency),
    activeDays: active.days, daysOfMonth, firstActiveOn: active.first,
  };
  const share = (of: number, all: number, unit: "months" | "days"): Term => ({ operator: "×", value: { kind: "share", of, in: all, unit } });
  const base = [{ value: exactly(value, currency) }, share(1, 12, "months"), share(active.days, daysOfMonth, "days")];
  return [explain("managed_month", "R-15", inputs, feeSteps(base, pay, amount, currency)), ...whyAgreed(agreement, pay, "R-15", currency)];
};

/** The days of a month on which the partner manages the account and is in the track. */
const activeDays = (periods: readonly Stay[], stays: readonly Stay[], month: Month): Active | null => {
  const from = `${month}-01`;
  const to = addMonths(from, 1);
  const spans = periods.flatMap((period) => stays.map((stay) => ({
    from: laterOf(from, laterOf(period.from, stay.from)),
    to: earlierOf(to, earlierOf(period.to ?? to, stay.to ?? to)),
  }))).filter((span) => span.from < span.to);
  const [first] = spans.map((span) => span.from).sort();
  return first === undefined ? null : { first, days: spans.reduce((days, span) => days + daysBetween(span.from, span.to), 0) };
};

/** Annual value in force on a day, by currency: each subscription line of the account's won deals whose term covers the day. */
const annualValues = ({ history }: Records, company: string, day: Day, known: Day): ReadonlyMap<Currency, Fraction> => {
  const values = new Map<Currency, Fraction[]>();
  for (const id of history.dealsOfCompany.get(company) ?? []) {
    const deal = dealOn(history, id, day, known);
    if (deal?.company !== company || stageOn(deal, day) !== "won") continue;
    const inForce = deal.lines.filter((line) => isInForce(line, closeOf(deal), day)).map(annualOf);
    const others = values.get(deal.currency);
    if (others) others.push(...inForce);
    else if (inForce.length > 0) values.set(deal.currency, inForce);
  }
  return new Map([...values].map(([currency, lines]) => [currency, sum(lines)]));
};

/** True for a subscription line on a day of its term, which runs from its start, else from the deal's close. */
const isInForce = ({ kind, startsOn, termMonths }: DealLine, closedOn: Day, day: Day): boolean => {
  const start = startsOn ?? closedOn;
  return kind === "subscription" && start <= day && day < addMonths(start, termMonths);
};
