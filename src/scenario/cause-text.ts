import type { Cause } from "../ledger/book.ts";

/** A cause as the shell writes it: `deal D1`, `subscription S1, payment 2`. */
export const causeText = (cause: Cause): string => {
  if ("deal" in cause) return `deal ${cause.deal}`;
  if ("company" in cause) return `company ${cause.company} in ${cause.month}`;
  if ("claim" in cause) return `claim ${cause.claim}`;
  return "payment" in cause ? `subscription ${cause.subscription}, payment ${cause.payment}` : `subscription ${cause.subscription}`;
};

/** What kind of thing a cause is, as a heading. */
export const whatText = (cause: Cause): "Deals" | "Managed accounts" | "Subscriptions" | "Marketing funds" => {
  if ("deal" in cause) return "Deals";
  if ("company" in cause) return "Managed accounts";
  return "claim" in cause ? "Marketing funds" : "Subscriptions";
};
