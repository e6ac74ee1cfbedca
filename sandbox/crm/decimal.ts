/** Six decimals: more than any currency has, so sums of HubSpot's decimal strings are exact. */
const SCALE = 1_000_000n;
const DECIMALS = 6;

/** Exact value of a decimal string in millionths; null when it is not a plain decimal of at most six places. */
export function parseDecimal(text: string): bigint | null {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = ""] = match;
  const value = BigInt(whole) * SCALE + BigInt(fraction.padEnd(DECIMALS, "0"));
  return sign === "-" ? -value : value;
}

/** The shortest decimal string, without trailing zeros. */
export function formatDecimal(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(DECIMALS + 1, "0");
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -DECIMALS)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Product of two such values, cut after six decimals. */
export const multiply = (a: bigint, b: bigint): bigint => (a * b) / SCALE;

/** `value × numerator / denominator`, rounded to two decimals, halves away from zero. */
export function portion(value: bigint, numerator: bigint, denominator: bigint): bigint {
  const cent = SCALE / 100n;
  const divisor = denominator * cent;
  const product = value * numerator;
  const half = product < 0n ? -divisor / 2n : divisor / 2n;
  return ((product + half) / divisor) * cent;
}
