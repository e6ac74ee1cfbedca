import type { Properties } from "../../record-view.ts";

/** A line item as its form shows it. Amounts are decimal texts; `months` and `startsOn` matter for subscriptions only. */
export interface LineItemDraft {
  readonly name: string;
  readonly recurring: boolean;
  readonly amount: string;
  readonly months: string;
  /** ISO day, or "". */
  readonly startsOn: string;
}

/** What is wrong with a draft, by field. */
export type DraftProblems = Partial<Readonly<Record<keyof LineItemDraft, string>>>;

/** A line item that recurs is a subscription. HubSpot: line items without a billing frequency are one-time. */
export const isRecurring = (properties: Properties): boolean =>
  Boolean(properties["recurringbillingfrequency"]) || Boolean(properties["hs_recurring_billing_period"]);

const PERIOD = /^P(?:(\d+)Y)?(?:(\d+)M)?$/;

/** The term of a subscription in months, 12 unless it says its own; null for one-time line items. */
export function termMonthsOf(properties: Properties): number | null {
  if (!isRecurring(properties)) return null;
  const period = PERIOD.exec(properties["hs_recurring_billing_period"] ?? "");
  const months = period === null ? 0 : Number(period[1] ?? 0) * 12 + Number(period[2] ?? 0);
  return months === 0 ? 12 : months;
}

/** The form of a line item; of none, an empty one. */
export const draftOf = (properties: Properties | null): LineItemDraft => ({
  name: properties?.["name"] ?? "",
  recurring: properties === null || isRecurring(properties),
  amount: properties?.["amount"] ?? "",
  months: String((properties === null ? null : termMonthsOf(properties)) ?? 12),
  startsOn: properties?.["hs_recurring_billing_start_date"]?.slice(0, 10) ?? "",
});

/** Checks a draft before it is sent; the sandbox checks again. */
export function problemsOf(draft: LineItemDraft): DraftProblems {
  return {
    ...(draft.name.trim() === "" ? { name: "Say what is sold." } : {}),
    ...(/^\d+(\.\d+)?$/.test(draft.amount.trim()) ? {} : { amount: "Expected an amount such as 1200 or 99.50." }),
    ...(draft.recurring && !/^[1-9]\d{0,2}$/.test(draft.months.trim()) ? { months: "Expected whole months, 1 to 999." } : {}),
  };
}

/** A draft as HubSpot's properties. The whole amount is the price of one. */
export const propertiesOf = (draft: LineItemDraft): Readonly<Record<string, string>> => ({
  name: draft.name.trim(),
  quantity: "1",
  price: draft.amount.trim(),
  amount: draft.amount.trim(),
  recurringbillingfrequency: draft.recurring ? "annually" : "",
  hs_recurring_billing_period: draft.recurring ? `P${draft.months.trim()}M` : "",
  hs_recurring_billing_start_date: draft.recurring ? draft.startsOn : "",
});
