import type { CountText, MeasuredText } from "@partner-ledger/contracts/explanation/fee-inputs";
import { moneyText } from "./explanation.ts";
import { exponentOf, formatDecimal, fraction, roundHalfAway, times, type Currency, type Fraction } from "./money.ts";
import type { Requirement } from "./program.ts";
import { isLeafMet, isMoneyMetric, leafId, leavesOf, type Leaf, type Measure } from "./requirement.ts";

/** A single requirement as explanations carry it: what it asks, what there is. Money is in the program's currency. */
export const measuredText = (leaf: Leaf, measure: Measure, currency: Currency): MeasuredText => {
  const text = (value: Fraction): CountText =>
    "metric" in leaf && isMoneyMetric(leafId(leaf)) ? { kind: "money", money: inCurrency(value, currency) } : { kind: "count", count: formatDecimal(value) };
  return { id: leafId(leaf), required: text(leaf.atLeast), actual: text(measure(leaf)), met: isLeafMet(leaf, measure) };
};

/** The single requirements of one that are met. */
export const reached = (requirement: Requirement, measure: Measure, currency: Currency): readonly MeasuredText[] =>
  leavesOf(requirement).map((leaf) => measuredText(leaf, measure, currency)).filter(({ met }) => met);

const inCurrency = (major: Fraction, currency: Currency) => moneyText(roundHalfAway(times(major, fraction(10n ** BigInt(exponentOf(currency))))), currency);
