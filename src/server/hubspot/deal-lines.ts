import type { DealLine } from "../../program/facts.ts";
import type { Currency } from "../../program/money.ts";
import { spreadOver } from "../../program/spread.ts";
import { bad, good, textOf, type CrmRecord, type Read } from "./record.ts";
import { dayOfDate, minorOf, monthsOf } from "./value.ts";

const AMOUNT = "a plain decimal of zero or more, such as 1250.50";

/** Months of a subscription whose term nobody entered; HubSpot assumes the same for annual values. */
const USUAL_TERM_MONTHS = 12;

/**
 * What the customer pays, line by line, in the order of the line items' ids.
 *
 * Where the deal has an amount that differs from the sum of its line items, the difference is a discount or surcharge on
 * the whole, spread in proportion, so the lines always sum to the deal's amount. Without line items the amount is one
 * subscription of twelve months; without either there are no lines. Source: R-10, decision 0005.
 */
export function linesOf(deal: CrmRecord, lineItems: readonly CrmRecord[], currency: Currency): Read<readonly DealLine[]> {
  const total = amountOf("deals", deal, currency);
  if (!total.ok) return total;
  if (lineItems.length === 0) return good(total.value === null ? [] : [subscriptionOf(total.value, currency)]);
  const lines: DealLine[] = [];
  for (const item of lineItems.toSorted(byId)) {
    const line = lineOf(item, currency);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  return total.value === null ? good(lines) : spread(deal, lines, total.value);
}

const subscriptionOf = (minor: bigint, currency: Currency): DealLine => ({ kind: "subscription", amount: { minor, currency }, termMonths: USUAL_TERM_MONTHS });

const byId = (a: CrmRecord, b: CrmRecord): number => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);

function amountOf(objectType: "deals" | "line_items", record: CrmRecord, currency: Currency): Read<bigint | null> {
  const text = textOf(record, "amount");
  if (text === null) return good(null);
  const minor = minorOf(text, currency);
  return minor === null ? bad(objectType, record, "amount", AMOUNT) : good(minor);
}

function lineOf(item: CrmRecord, currency: Currency): Read<DealLine> {
  const own = textOf(item, "hs_line_item_currency_code");
  if (own !== null && own !== currency) return bad("line_items", item, "hs_line_item_currency_code", `the deal's currency, ${currency}`);
  const minor = amountOf("line_items", item, currency);
  if (!minor.ok) return minor;
  // The product's SKU where it has one: a program definition names products, and nobody wants to name them by number.
  const product = textOf(item, "hs_sku") ?? textOf(item, "hs_product_id");
  const paid = { amount: { minor: minor.value ?? 0n, currency }, ...(product === null ? {} : { product }) };
  const period = textOf(item, "hs_recurring_billing_period");
  if (period === null && textOf(item, "recurringbillingfrequency") === null) return good({ kind: "services", ...paid, termMonths: USUAL_TERM_MONTHS });
  const termMonths = period === null ? USUAL_TERM_MONTHS : monthsOf(period);
  if (termMonths === null) return bad("line_items", item, "hs_recurring_billing_period", "a period of whole months, such as P12M or P1Y6M");
  const start = textOf(item, "hs_recurring_billing_start_date");
  const startsOn = start === null ? null : dayOfDate(start);
  if (start !== null && startsOn === null) return bad("line_items", item, "hs_recurring_billing_start_date", "a date, such as 2026-01-31");
  return good({ kind: "subscription", ...paid, termMonths, ...(startsOn === null ? {} : { startsOn }) });
}

function spread(deal: CrmRecord, lines: readonly DealLine[], total: bigint): Read<readonly DealLine[]> {
  const spreadLines = spreadOver(lines, total);
  return spreadLines === null ? bad("deals", deal, "amount", "the line items to be priced, or the amount to be empty: nothing says what it was paid for") : good(spreadLines);
}
