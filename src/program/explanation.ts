import type { Explanation, ExplanationInputs, ExplanationKind, ExplanationOf, Rule, Step, Term, Value } from "@partner-ledger/contracts/explanation";
import type { MoneyText } from "@partner-ledger/contracts/money";
import { exponentOf, formatDecimal, formatMinor, roundHalfAway, type Currency, type Fraction } from "./money.ts";

export type { Explanation, Rule, Step, Term } from "@partner-ledger/contracts/explanation";

/**
 * Why an answer is what it is, step by step, worked out when it is asked: most answers never are (decision 0018). The
 * engine says it as data; `@partner-ledger/contracts/explanation-text` makes sentences of it.
 */
export type Why = () => readonly Explanation[];

/** One step of an answer: what is explained, the rule behind it, and what it was made from. */
export const explain = <K extends ExplanationKind>(kind: K, rule: Rule, inputs: ExplanationInputs[K], steps: readonly Step[] = []): ExplanationOf<K> =>
  ({ kind, rule, inputs, steps });

/** A whole number of minor units as explanations carry it. */
export const moneyText = (minor: bigint, currency: Currency): MoneyText => ({ amount: formatMinor(minor, currency), currency });

/** An exact amount of minor units: as money where it is whole, else with up to three digits more than its currency has. */
export const exactly = (minor: Fraction, currency: Currency): Value => {
  if (minor.num % minor.den === 0n) return { kind: "money", money: moneyText(roundHalfAway(minor), currency) };
  const digits = exponentOf(currency) + 3;
  const scaled = minor.num * 1000n;
  const cut = ((scaled < 0n ? -scaled : scaled) / minor.den).toString().padStart(digits + 1, "0");
  const goesOn = scaled % minor.den !== 0n;
  const decimals = goesOn ? cut.slice(-digits) : cut.slice(-digits).replace(/0+$/, "");
  const amount = `${minor.num < 0n ? "-" : ""}${cut.slice(0, -digits)}.${decimals}`;
  return { kind: "exact", money: { amount, currency }, goesOn };
};

/** A factor in a line of arithmetic. */
export const timesRate = (rate: Fraction): Term => ({ operator: "×", value: { kind: "rate", rate: formatDecimal(rate) } });

/** What rounding made of an exact amount; nothing where it is whole (program rules §1). */
export const rounded = (exact: Fraction, minor: bigint, currency: Currency): Pick<Step, "then"> =>
  exact.num % exact.den === 0n ? {} : { then: { kind: "rounded", to: moneyText(minor, currency) } };
