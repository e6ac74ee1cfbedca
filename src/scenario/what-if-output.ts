import type { Explanation } from "../program/explanation.ts";
import type { Outcome, SupposedFee, WhatIf } from "../ledger/what-if.ts";
import { formatDecimal, formatMinor } from "../program/money.ts";
import { moneyIn, rateIn, said, whyOutput } from "./explanation-output.ts";
import { aligned, plainText } from "./plain-text.ts";
import { suppositionText } from "./what-if-question.ts";

/** An answer as data: amounts are decimal strings with their currency's decimals, as everywhere in the format. */
export const whatIfOutput = ({ deal, asOf, currency, outcomes }: WhatIf) => ({
  deal,
  asOf,
  currency,
  outcomes: outcomes.map((outcome) => ({
    if: outcome.supposition,
    supposed: outcome.supposed && whyOutput(outcome.supposed),
    closedOn: outcome.closedOn,
    partners: outcome.partners,
    fees: outcome.fees.map(({ partner, rule, tier, baseMinor, rate, amountMinor, dueOn, why }) => ({
      partner,
      rule,
      tier: tier.id,
      base: formatMinor(baseMinor, currency),
      rate: rate && formatDecimal(rate),
      amount: formatMinor(amountMinor, currency),
      dueOn,
      why: why().map(whyOutput),
    })),
    none: outcome.none && { reason: outcome.none.reason, why: outcome.none.why().map(whyOutput)[0] },
    total: formatMinor(outcome.totalMinor, currency),
    difference: formatMinor(outcome.differenceMinor, currency),
  })),
});

/** An answer for reading: the outcomes side by side, and below them how each comes about. */
export const whatIfText = (answer: WhatIf): string => {
  const { deal, asOf, outcomes } = answer;
  const table = rowsOf(answer);
  const reasons = outcomes.flatMap((outcome, index) => [`${index + 1}. ${suppositionText(outcome.supposition)}`, ...reasonsOf(outcome).map((step) => `   ${said(step)} (${step.rule})`)]);
  return plainText([`Deal ${deal} on ${asOf}`, "", ...aligned(table), "", ...reasons]);
};

type Row = readonly [string, ...string[]];

const rowsOf = ({ currency, outcomes }: WhatIf): readonly Row[] => {
  const row = (label: string, cell: (outcome: Outcome, index: number) => string): Row => [label, ...outcomes.map(cell)];
  const most = Math.max(1, ...outcomes.map(({ fees }) => fees.length));
  return [
    row("", ({ supposition }, index) => `${index + 1}. ${suppositionText(supposition)}`),
    row("closed on", ({ closedOn }) => closedOn),
    ...Array.from({ length: most }, (_, nth) => feeRows(nth, row)).flat(),
    row("total", ({ totalMinor }) => moneyIn(totalMinor, currency)),
    row("difference", ({ supposition, differenceMinor }) => (supposition === null ? "" : signed(differenceMinor, currency))),
  ];
};

const feeRows = (nth: number, row: (label: string, cell: (outcome: Outcome) => string) => Row): readonly Row[] => {
  const of = (cell: (fee: SupposedFee) => string, none: (outcome: Outcome) => string = () => "") => (outcome: Outcome): string => {
    const fee = outcome.fees[nth];
    return fee ? cell(fee) : nth === 0 ? none(outcome) : "";
  };
  return [
    row("partner", of(({ partner }) => partner, ({ partners }) => (partners.length === 0 ? "none" : partners.join(", ")))),
    row("fee", of(({ rule }) => rule, ({ none }) => none?.reason ?? "none")),
    row("tier", of(({ tier }) => tier.name)),
    row("base", of(({ baseMinor, currency }) => moneyIn(baseMinor, currency))),
    row("rate", of(({ rate, why }) => (rate ? rateIn(rate) : why().some(({ kind }) => kind === "rate_bands") ? "by band" : "flat"))),
    row("amount", of(({ amountMinor, currency }) => moneyIn(amountMinor, currency))),
    row("due if paid that day", of(({ dueOn }) => dueOn ?? "")),
  ];
};

const signed = (minor: bigint, currency: string): string => `${minor > 0n ? "+" : ""}${moneyIn(minor, currency)}`;

const reasonsOf = ({ supposed, fees, none }: Outcome): readonly Explanation[] => [...(supposed ? [supposed] : []), ...fees.flatMap(({ why }) => why()), ...(none?.why() ?? [])];
