import { formatMoney } from "@partner-ledger/contracts/money";
import type { PipelineView, Properties, PropertyView, UserView } from "../../record-view.ts";
import type { CrmValues, HookOptions } from "../cards/protocol.ts";

/** What values mean in this account. */
export interface Meanings {
  readonly definitions: Readonly<Record<string, PropertyView>>;
  readonly pipelines: readonly PipelineView[];
  readonly users: readonly UserView[];
  /** ISO 4217 code of amounts that do not say theirs. */
  readonly currency: string;
  /** The account's time zone: an instant shown as a day is a day there, whoever reads it. */
  readonly timeZone: string;
}

/** Shown where a property holds nothing. */
export const NOTHING = "–";

const MONEY = /^(amount|amount_in_home_currency|price|hs_(arr|mrr|acv|tcv)|partner_ledger_fee)$/;

const locale = (): string => navigator.language;

/** An amount as the reader writes it; anything that is not an amount as it is. */
export function moneyText(amount: string, currency: string): string {
  return /^-?\d+(\.\d+)?$/.test(amount) && /^[A-Z]{3}$/.test(currency) ? formatMoney({ amount, currency }, locale()) : amount;
}

/** An instant's day in a time zone, as `YYYY-MM-DD`; a day stays as it is. */
export function isoDayIn(timeZone: string, value: string): string {
  const date = new Date(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(date.getTime()) ? value : new Intl.DateTimeFormat("en-CA", { timeZone }).format(date);
}

/** A day `YYYY-MM-DD` as the reader writes it; anything that is not a day as it is. */
export function dayText(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeZone: "UTC" }).format(date);
}

/** An instant as day and time. */
export function instantText(value: string): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(date);
}

/** A property's value as a person reads it. `properties` are the others of the record, for its currency. */
export function valueText(meanings: Meanings, name: string, value: string | null | undefined, properties: Properties = {}): string {
  if (value === null || value === undefined || value === "") return NOTHING;
  if (name === "pipeline") return meanings.pipelines.find(({ id }) => id === value)?.label ?? value;
  if (name === "dealstage") return meanings.pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === value)?.label ?? value;
  if (name === "hubspot_owner_id") {
    const owner = meanings.users.find(({ ownerId }) => ownerId === value);
    return owner === undefined ? value : `${owner.firstName} ${owner.lastName}`;
  }
  if (MONEY.test(name)) return moneyText(value, currencyOf(meanings, name, properties));
  const definition = meanings.definitions[name];
  switch (definition?.type) {
    case "date": return dayText(value);
    case "datetime": return name === "closedate" || name === "createdate" ? dayText(isoDayIn(meanings.timeZone, value)) : instantText(value);
    case "number": return Number.isFinite(Number(value)) ? new Intl.NumberFormat(locale(), { maximumFractionDigits: 6 }).format(value as Intl.StringNumericLiteral) : value;
    case "bool": return value === "true" ? "Yes" : "No";
    case "enumeration": return definition.options.find((option) => option.value === value)?.label ?? value;
    default: return value;
  }
}

function currencyOf(meanings: Meanings, name: string, properties: Properties): string {
  if (name === "partner_ledger_fee") return properties["partner_ledger_fee_currency"] ?? meanings.currency;
  return properties["deal_currency_code"] ?? properties["hs_line_item_currency_code"] ?? meanings.currency;
}

/** The label of a property, or its name when the account has no definition of it. */
export const labelOf = (meanings: Meanings, name: string): string => meanings.definitions[name]?.label ?? name;

/** Values as an SDK hook asks for them: those named in `propertiesToFormat` as text for people, the rest raw. */
export function formatted(meanings: Meanings, values: CrmValues, options: HookOptions | undefined): CrmValues {
  const names = options?.propertiesToFormat;
  if (names === undefined) return values;
  return Object.fromEntries(Object.entries(values).map(([name, value]) =>
    [name, value === null || !(names === "all" || names.includes(name)) ? value : valueText(meanings, name, value, values)]));
}
