import { formatDay, formatMoney, formatRate, type MoneyText } from "../money.ts";

/** How one reader writes values. The words around them are the language's. */
export interface Notation {
  readonly money: (money: MoneyText) => string;
  /** A decimal with as many digits as it has. */
  readonly decimal: (decimal: string) => string;
  readonly rate: (rate: string) => string;
  readonly day: (day: string) => string;
  /** `YYYY-MM`. */
  readonly month: (month: string) => string;
}

/** As files and the shell have it, the same for every reader: `7,500.00 USD`, `2026-03-01`, `17.5%`. */
export const plainNotation: Notation = {
  money: ({ amount, currency }) => `${grouped(amount)} ${currency}`,
  decimal: (decimal) => grouped(decimal),
  rate: (rate) => `${percent(rate)}%`,
  day: (day) => day,
  month: (month) => month,
};

/** As a reader of a locale writes: `$7,500.00`, `Mar 1, 2026` for `en-US`. */
export const readerNotation = (locale: string): Notation => ({
  money: (money) => formatMoney(money, locale),
  decimal: (decimal) => {
    // All digits are kept: they may be what a rounding was made from.
    const digits = decimal.split(".")[1]?.length ?? 0;
    return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(decimal as Intl.StringNumericLiteral);
  },
  rate: (rate) => formatRate(rate, locale),
  day: (day) => formatDay(day, locale),
  month: (month) => new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`)),
});

const grouped = (decimal: string): string => {
  const [whole = "", decimals] = decimal.split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? parted : `${parted}.${decimals}`;
};

/** The decimal string times 100, without a float: `"0.175"` is `"17.5"`. */
const percent = (rate: string): string => {
  const [whole = "", decimals = ""] = rate.split(".");
  const shifted = `${whole}${decimals.slice(0, 2).padEnd(2, "0")}`.replace(/^(-?)0+(?=\d)/, "$1");
  const rest = decimals.slice(2).replace(/0+$/, "");
  return rest === "" ? shifted : `${shifted}.${rest}`;
};
