import { explanationText } from "@partner-ledger/contracts/explanation-text";
import { plainNotation } from "@partner-ledger/contracts/explanation/notation";
import { moneyText, type Explanation } from "../program/explanation.ts";
import { formatDecimal, type Currency, type Fraction } from "../program/money.ts";

/** An explanation as files and the shell have it, without its rule. */
export const said = (explanation: Explanation): string => explanationText(explanation, plainNotation);

/** An explanation as the scenario format prints it. */
export const whyOutput = (explanation: Explanation) => ({ rule: explanation.rule, text: said(explanation) });

/** An amount of minor units as the shell writes it: `7,500.00 USD`. */
export const moneyIn = (minor: bigint, currency: Currency): string => plainNotation.money(moneyText(minor, currency));

/** A rate as the shell writes it: `17.5%`. */
export const rateIn = (rate: Fraction): string => plainNotation.rate(formatDecimal(rate));
