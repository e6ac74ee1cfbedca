import type { DealKind, PayText } from "../fee-inputs.ts";
import type { Notation } from "../notation.ts";

/** "1 day", "2 days". */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** "a", "a and b", "a, b and c"; with "or" for alternatives. */
export const listed = (items: readonly string[], joint = "and"): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${joint} ${items.at(-1) ?? ""}`;

/** "a new deal", "an expansion". */
export const aDeal = (kind: DealKind): string => DEALS[kind];

const DEALS: Readonly<Record<DealKind, string>> = {
  new: "a new deal", upgrade: "an upgrade from the free plan", expansion: "an expansion", renewal: "a renewal",
};

/** "15%", "a flat 500.00 USD", "10% and 15%, each of its part,". */
export const pay = (paid: PayText, write: Notation): string => {
  if (paid.kind === "banded") return `${listed(paid.rates.map(write.rate))}, each of its part,`;
  return paid.kind === "rate" ? write.rate(paid.rate) : `a flat ${write.money(paid.amount)}`;
};

/** A sentence's first letter as a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
