/** Minor-unit digits of the ISO 4217 currencies that do not have two. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
};

/** ISO 4217 code, three capital letters. */
export type Currency = string;

/** Money as an integer count of minor units (program rules §1): 1,250.00 USD is `{ minor: 125000n, currency: "USD" }`. */
export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

/** An exact, non-reduced fraction; the denominator is positive. Amounts stay fractions until a fee's one rounding. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** Decimals of a currency's minor unit: 2 for USD, 0 for JPY, 3 for KWD. */
export const exponentOf = (currency: Currency): number => EXPONENTS[currency] ?? 2;

/** A fraction of integers; a negative denominator gives its sign to the numerator. */
export const fraction = (num: bigint, den = 1n): Fraction => (den < 0n ? { num: -num, den: -den } : { num, den });

/** The exact product. */
export const times = (a: Fraction, b: Fraction): Fraction => ({ num: a.num * b.num, den: a.den * b.den });

/** The exact sum of two fractions. */
export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.den === b.den ? { num: a.num + b.num, den: a.den } : { num: a.num * b.den + b.num * a.den, den: a.den * b.den };

/** The exact sum. Reduced as it goes, so that adding up thousands of different denominators stays cheap. */
export const sum = (fractions: readonly Fraction[]): Fraction =>
  fractions.reduce((total, next) => (total.den === next.den ? plus(total, next) : reduced(plus(total, next))), { num: 0n, den: 1n });

const reduced = ({ num, den }: Fraction): Fraction => {
  let [a, b] = [num < 0n ? -num : num, den];
  while (b !== 0n) [a, b] = [b, a % b];
  return { num: num / a, den: den / a };
};

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** The nearest integer, halves away from zero (program rules §1): 2.5 is 3, -2.5 is -3. */
export const roundHalfAway = ({ num, den }: Fraction): bigint => {
  const negative = num < 0n;
  const size = negative ? -num : num;
  const rounded = (2n * size + den) / (2n * den);
  return negative ? -rounded : rounded;
};

/** A plain decimal such as `"1250.50"` as an exact fraction; null when it is not up to 15 digits with an optional fraction. */
export const parseDecimal = (text: string): Fraction | null => {
  const match = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text);
  if (!match) return null;
  const decimals = match[2] ?? "";
  return { num: BigInt(`${match[1]}${decimals}`), den: 10n ** BigInt(decimals.length) };
};

/** A rate such as `"15%"` or `"0.15"` as an exact fraction; null when it is neither. */
export const parseRate = (text: string): Fraction | null => {
  const percent = text.endsWith("%");
  const value = parseDecimal(percent ? text.slice(0, -1) : text);
  return value && (percent ? { num: value.num, den: value.den * 100n } : value);
};

/** An amount such as `"1250.00"`; null when it is no plain decimal or has more decimals than its currency. */
export const parseMoney = (text: string, currency: Currency): Money | null => {
  const value = parseDecimal(text);
  if (!value) return null;
  const minor = value.num * 10n ** BigInt(exponentOf(currency));
  return minor % value.den === 0n ? { minor: minor / value.den, currency } : null;
};

/** The amount with its currency's decimals and no separators: `"1250.00"`, `"-0.05"`, `"1234"` for JPY. */
export const formatMinor = (minor: bigint, currency: Currency): string => {
  const exponent = exponentOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  const sign = minor < 0n ? "-" : "";
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
};

/** A terminating fraction as a decimal without trailing zeros: 3/20 is `"0.15"`. Throws when it does not terminate. */
export const formatDecimal = ({ num, den }: Fraction): string => {
  for (let digits = 0; digits <= 40; digits += 1) {
    const scaled = num * 10n ** BigInt(digits);
    if (scaled % den !== 0n) continue;
    const size = scaled / den;
    const text = (size < 0n ? -size : size).toString().padStart(digits + 1, "0");
    const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
    return size < 0n ? `-${whole}` : whole;
  }
  throw new Error(`${num}/${den} has no finite decimal form`);
};
