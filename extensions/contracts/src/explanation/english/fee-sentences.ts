import type { CountText, FeeInputs, MeasuredText, TierSince } from "../fee-inputs.ts";
import { readableId } from "../../locale.ts";
import type { Notation } from "../notation.ts";
import type { SentencesFor } from "../sentences.ts";
import { aDeal, capital, count, listed, pay } from "./words.ts";

/** How fees come about, in English. */
export const feeSentences: SentencesFor<FeeInputs> = {
  deal_fee: ({ dealKind, pay: paid, tier, credit }, write) => {
    const part = credit === null ? "" : `, of which ${write.rate(credit.share)} is credited to the lead for ${credit.account}`;
    return `${capital(aDeal(dealKind))} earns ${pay(paid, write)} at ${held(tier, write)}${part}`;
  },
  agreed_pay: ({ pay: paid, by, reason, since, until }, write) =>
    `${capital(pay(paid, write))} was agreed with the partner by ${by} from ${write.day(since)}${until === null ? "" : ` until before ${write.day(until)}`}, in place of what its tier earns: ${reason}`,
  rate_bands: (inputs, write) => `${bandsText(inputs, write)}${filledBy(inputs, write)}`,
  first_year_value: ({ services, products, left }, write) => {
    const of = products === null ? "the subscription" : listed(products);
    const ignored = services === 0 ? "" : `, ${count(services, "services line")} not counted`;
    if (left === null) return `First-year value of ${of}${ignored}`;
    return `First-year value of ${of}${ignored}, for the ${left.remainingDays} of ${count(left.termDays, "day")} left of the initial deal's first year, which ends before ${write.day(left.termEnds)}`;
  },
  managed_month: ({ month, pay: paid, tier, activeDays, daysOfMonth }, write) =>
    `Managing the account earns ${pay(paid, write)} at ${held(tier, write)}, of a twelfth of its annual value, for ${activeDays} of ${count(daysOfMonth, "day")} in ${write.month(month)}`,
  payment_fee: (inputs, write) => {
    const { pay: paid, tier, volume, year } = inputs;
    const part = year === null ? "" : `, of which year ${year.year} of the contract earns ${write.rate(year.share)}`;
    const why = volume.length === 0 ? "" : `, with ${listed(volume.map((one) => volumeText(one, write)))} by the end of that day`;
    return `${paymentText(inputs, write)} earns ${pay(paid, write)} at ${held(tier, write)}${part}${why}${conditionsText(inputs, write)}`;
  },
  clawback: ({ soldOn, cancelledOn, days, within }, write) =>
    `Sold on ${write.day(soldOn)} and cancelled on ${write.day(cancelledOn)}, ${days === 0 ? "the same day" : `${count(days, "day")} later`}: before day ${within} all commissions are taken back`,
  market_funds: ({ share, most, month, approvedOn, left }, write) => {
    const limit = left === null ? "" : `, of which ${write.money(left)} was left of the ${write.money(most)} for ${write.month(month)}`;
    return `The marketing cost approved on ${write.day(approvedOn)} is reimbursed at ${write.rate(share)}${limit}`;
  },
  as_if_closed: ({ on }, write) => `An estimate: what the deal would earn if it were won on ${write.day(on)} as it stands`,
  supposed: ({ closedOn, total, termMonths, dealKind, partner, tier }, write) => {
    const changed = [
      total === null ? "" : `, for ${write.money(total)} in all`,
      termMonths === null ? "" : `, with a term of ${count(termMonths, "month")}`,
      dealKind === null ? "" : `, as ${aDeal(dealKind)}`,
      partner === null ? "" : `, with ${partner} as its partner, whose lead had been accepted in time`,
      tier === null ? "" : `, at the tier ${tier}`,
    ].join("");
    return `If it closed on ${write.day(closedOn)}${changed === "" ? " as it stands" : changed}`;
  },
};

/** What a payment's fee is a share of: "What the customer paid on 2026-03-01, less what was deducted,". */
const paymentText = ({ base, deducted, paidOn, instalments }: FeeInputs["payment_fee"], write: Notation): string => {
  const isNet = base === "net_paid" && deducted !== null;
  const when = instalments > 1 ? `in ${count(instalments, "instalment")}, the last on ${write.day(paidOn)}` : `on ${write.day(paidOn)}`;
  const close = instalments > 1 || isNet ? "," : "";
  if (base === "monthly_price") return `A month's price of what the customer paid for ${when}${close}`;
  return `What the customer paid ${when}${isNet ? ", less what was deducted" : ""}${close}`;
};

const conditionsText = ({ isFirst, coupon, option, lockedUntil }: FeeInputs["payment_fee"], write: Notation): string =>
  [
    isFirst ? ", as the first that the customer ever paid" : "",
    coupon === null ? "" : `, bought with the coupon ${coupon}`,
    option === null ? "" : `, by the option ${readableId(option)} that the partner chose`,
    lockedUntil === null ? "" : `, and is locked until ${write.day(lockedUntil)} in case the customer cancels`,
  ].join("");
/** "Each part of a deal earns the rate of its band: 10%, from 50,000.00 USD 15%". */
const bandsText = ({ over, how, year, steps }: FeeInputs["rate_bands"], write: Notation): string => {
  const rates = steps.map(({ from, rate }, place) => (place === 0 ? write.rate(rate) : `from ${write.money(from)} ${write.rate(rate)}`)).join(", ");
  const brought = over === "deal" ? "a deal" : `what the partner brings in ${year}`;
  return how === "marginal" ? `Each part of ${brought} earns the rate of its band: ${rates}` : `All of ${brought} earns the rate of the highest band that it reaches: ${rates}`;
};

const filledBy = ({ over, how, before, own, total, exchange }: FeeInputs["rate_bands"], write: Notation): string => {
  const reached = how === "marginal" ? `${write.money(before)} of it came before this deal` : `it is ${write.money(total)} so far`;
  const inYear = over === "year" ? `; ${reached}` : "";
  if (exchange === null) return inYear;
  if (exchange.rate === null || own === null) return `${inYear}; without a rate from ${exchange.from} to ${exchange.to} the deal itself counts nothing there`;
  return `${inYear}; at ${write.decimal(exchange.rate)} ${exchange.to} for 1 ${exchange.from} the deal counts ${write.money(own)}`;
};

const held = ({ name, since }: TierSince, write: Notation): string => `${name}, the partner's tier since ${write.day(since)}`;

/** "80 customers sold in the year (75 are enough)". */
const volumeText = ({ id, required, actual }: MeasuredText, write: Notation): string => {
  const size = (value: CountText): string => (value.kind === "money" ? write.money(value.money) : write.decimal(value.count));
  return `${size(actual)} ${VOLUMES[id] ?? `of ${id}`} (${size(required)} ${required.kind === "money" ? "is" : "are"} enough)`;
};

const VOLUMES: Readonly<Record<string, string>> = {
  customersSold: "customers sold in the year", activeMrr: "of active monthly revenue",
  customersSoldActive60: "customers sold in the year and active for more than 60 days", activeMrr60: "of monthly revenue active for more than 60 days",
};
