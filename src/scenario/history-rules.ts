import { z } from "zod";
import type { Currency } from "../program/money.ts";
import { byRecording } from "../program/order.ts";
import { canonical } from "./canonical.ts";
import { amountProblems } from "./event-rules.ts";
import { type Place, type Problem, problemAt } from "./problem.ts";
import { isOfType, rule, ruleFor } from "./rule.ts";
import { currency, day, decimal, text } from "./scalars.ts";

/** An event as it stands in the document. */
export interface Occurrence {
  readonly value: unknown;
  readonly place: Place;
}

const identified = z.looseObject({ id: text });

/** The same id twice is one event if its content is the same, and a problem otherwise. The order of keys, and a `recordedOn` that says no more than `on`, make no difference. */
export const repeatProblems = (occurrences: readonly Occurrence[]): readonly Problem[] => {
  const first = new Map<string, { readonly content: string; readonly index: number }>();
  return occurrences.flatMap(({ value, place }, index) => {
    const reading = identified.safeParse(value);
    if (!reading.success) return [];
    const { id, ...rest } = reading.data;
    const content = canonical({ recordedOn: rest["on"], ...rest });
    const before = first.get(id);
    if (!before) first.set(id, { content, index });
    return !before || before.content === content ? [] : [problemAt([...place, "id"], `another id, or the same content as events[${before.index}]`, id)];
  });
};

const sale = z.object({ id: text, subscription: text, on: day, recordedOn: day.optional(), currency });
const payment = z.object({ subscription: text, amount: decimal, deductions: decimal.optional() });

/** A payment has no more decimals than the currency in which its subscription was sold; nothing is asked of one whose sale is not there. */
export const subscriptionAmountProblems = (occurrences: readonly Occurrence[]): readonly Problem[] => {
  const currencies = saleCurrencies(occurrences);
  const ofPayment = ruleFor(
    ["subscription.paid"],
    rule(payment, ({ subscription, amount, deductions }, place) => {
      const of = currencies.get(subscription);
      if (of === undefined) return [];
      return [...amountProblems(amount, of, [...place, "amount"]), ...(deductions === undefined ? [] : amountProblems(deductions, of, [...place, "deductions"]))];
    }),
  );
  return occurrences.flatMap(({ value, place }) => ofPayment(value, place));
};

/** Of several sales of one subscription the last recorded counts, then the greater id. */
const saleCurrencies = (occurrences: readonly Occurrence[]): ReadonlyMap<string, Currency> => {
  const sales = occurrences.flatMap(({ value }) => {
    const reading = isOfType(value, "subscription.sold") ? sale.safeParse(value) : null;
    return reading?.success ? [{ ...reading.data, recordedOn: reading.data.recordedOn ?? reading.data.on }] : [];
  });
  return new Map(sales.sort(byRecording).map(({ subscription, currency: of }) => [subscription, of]));
};
