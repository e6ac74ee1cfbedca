import type { Crm } from "./crm.ts";
import { formatDecimal, parseDecimal, portion } from "./decimal.ts";
import { storedValue } from "./record.ts";
import type { CrmRecord } from "./record.ts";

/** What a deal's line items are worth: decimals in the deal's currency, to two places. */
export interface ContractValues {
  readonly mrr: string;
  readonly arr: string;
  readonly acv: string;
  readonly tcv: string;
}

/** Null for a deal without line items. A recurring line without a term counts as twelve months (HubSpot: default deal properties). */
export function contractValues(crm: Crm, deal: CrmRecord): ContractValues | null {
  const lines = crm.associations.of(deal, "line_items").flatMap(({ toId }) => crm.find("line_items", toId) ?? []);
  if (lines.length === 0) return null;
  let mrr = 0n, arr = 0n, acv = 0n, tcv = 0n;
  for (const line of lines) {
    const amount = parseDecimal(storedValue(line, "amount") ?? "0") ?? 0n;
    const months = isRecurring(line) ? termMonths(storedValue(line, "hs_recurring_billing_period")) : null;
    tcv += amount;
    acv += months === null || months <= 12n ? amount : portion(amount, 12n, months);
    if (months === null) continue;
    mrr += portion(amount, 1n, months);
    arr += portion(amount, 12n, months);
  }
  return { mrr: formatDecimal(mrr), arr: formatDecimal(arr), acv: formatDecimal(acv), tcv: formatDecimal(tcv) };
}

const isRecurring = (line: CrmRecord): boolean =>
  storedValue(line, "recurringbillingfrequency") !== null || storedValue(line, "hs_recurring_billing_period") !== null;

/** Months of an ISO-8601 term of years and months; twelve when there is none. */
function termMonths(term: string | null): bigint {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(term ?? "");
  const months = BigInt(match?.[1] ?? 0) * 12n + BigInt(match?.[2] ?? 0);
  return months === 0n ? 12n : months;
}
