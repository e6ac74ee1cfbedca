/** An amount on the wire: a decimal string with exactly the currency's decimals, and an ISO 4217 code. Never a float. */
export interface MoneyText {
  readonly amount: string;
  readonly currency: string;
}

/** The amount as its reader writes it: 7,500.00 USD for `en-US` is "$7,500.00". Intl takes the decimal string as it is, without a float. */
export const formatMoney = (money: MoneyText, locale: string): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency: money.currency }).format(money.amount as Intl.StringNumericLiteral);

/** A rate such as `"0.15"` as a percentage of at most four decimals: "15%". */
export const formatRate = (rate: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 4 }).format(rate as Intl.StringNumericLiteral);

/** A calendar date `YYYY-MM-DD` as its reader writes it: "Apr 30, 2026". No time zone shifts it. */
export const formatDay = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
