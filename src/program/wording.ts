import { exponentOf, formatDecimal, formatMinor, times, fraction, type Currency, type Fraction } from "./money.ts";

/**
 * One step of an answer, as data and as an English sentence. `inputs` are raw values (decimal strings, ISO days, tier
 * ids and names) that cards format for their reader; `rule` is a number of docs/rules.md.
 */
export interface Why {
  readonly rule: string;
  readonly text: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** An amount as people write it: `50,000.00 USD`, `1,234 JPY`. */
export const moneyText = (minor: bigint, currency: Currency): string => `${grouped(formatMinor(minor, currency))} ${currency}`;

/** A rate as a percentage: `17.5%`. */
export const percentText = (rate: Fraction): string => `${formatDecimal(times(rate, fraction(100n)))}%`;

/** An exact amount of minor units with up to three digits more than its currency has; `…` where it goes on: `8,533.33333…`. */
export const exactText = (minor: Fraction, currency: Currency): string => {
  const digits = exponentOf(currency) + 3;
  const scaled = minor.num * 1000n;
  const cut = (scaled < 0n ? -scaled : scaled) / minor.den;
  const text = cut.toString().padStart(digits + 1, "0");
  const sign = minor.num < 0n ? "-" : "";
  const decimals = text.slice(-digits);
  const goesOn = scaled % minor.den !== 0n;
  const kept = goesOn ? decimals : decimals.slice(0, exponentOf(currency)) + decimals.slice(exponentOf(currency)).replace(/0+$/, "");
  return grouped(`${sign}${text.slice(0, -digits)}${kept === "" ? "" : `.${kept}`}`) + (goesOn ? "…" : "");
};

/** What rounding did, as the end of a sentence; empty where it changed nothing (program rules §1). */
export const roundingText = (exact: Fraction, minor: bigint, currency: Currency): string =>
  exact.num % exact.den === 0n ? "" : `, ${exactText(exact, currency)} rounded to ${moneyText(minor, currency)}`;

/** `1 day`, `2 days`. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

const grouped = (decimal: string): string => {
  const [whole = "", decimals] = decimal.split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? parted : `${parted}.${decimals}`;
};
