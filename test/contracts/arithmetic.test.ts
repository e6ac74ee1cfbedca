import type { Step, Term } from "@partner-ledger/contracts/explanation";
import { stepText } from "@partner-ledger/contracts/explanation/arithmetic";
import { ENGLISH } from "@partner-ledger/contracts/explanation/english";
import { plainNotation, readerNotation } from "@partner-ledger/contracts/explanation/notation";
import { expect, test } from "vitest";

const money = (amount: string, currency = "USD") => ({ kind: "money", money: { amount, currency } }) as const;
const times15: Term = { operator: "×", value: { kind: "rate", rate: "0.15" } };
const of36: Term = { operator: "×", value: { kind: "share", of: 12, in: 36, unit: "months" } };

test.each<[string, Step]>([
  ["50,000.00 USD × 15% = 7,500.00 USD", { terms: [{ value: money("50000.00") }, times15], result: money("7500.00") }],
  ["50,000.00 USD", { terms: [{ value: money("50000.00") }], result: money("50000.00") }],
  [
    "100.05 USD × 15% = 15.0075, rounded to 15.01 USD",
    { terms: [{ value: money("100.05") }, times15], result: { kind: "exact", money: { amount: "15.0075", currency: "USD" }, goesOn: false }, then: { kind: "rounded", to: { amount: "15.01", currency: "USD" } } },
  ],
  [
    "100.00 USD × 12/36 months = 33.33333…",
    { terms: [{ value: money("100.00") }, of36], result: { kind: "exact", money: { amount: "33.33333", currency: "USD" }, goesOn: true } },
  ],
  [
    "50,000.00 USD × 15% = 7,500.00 USD, capped at 1,000.00 USD",
    { terms: [{ value: money("50000.00") }, times15], result: money("7500.00"), then: { kind: "capped", to: { amount: "1000.00", currency: "USD" } } },
  ],
  [
    "64,800.00 USD (72,000.00 USD less its share of the deal's discount) + 110.00 USD (99.00 USD plus its share of the deal's surcharge) + 2 more lines = 64,910.00 USD",
    {
      terms: [
        { value: money("64800.00"), listed: { amount: "72000.00", currency: "USD" } },
        { operator: "+", value: money("110.00"), listed: { amount: "99.00", currency: "USD" } },
        { operator: "+", value: { kind: "more", terms: 2 } },
      ],
      result: money("64910.00"),
    },
  ],
])("%s", (text, step) => {
  expect(stepText(step, ENGLISH.arithmetic, plainNotation)).toBe(text);
});

test("its numbers are written as the reader writes them", () => {
  const step: Step = { terms: [{ value: money("50000.00", "EUR") }, times15], result: money("7500.00", "EUR") };
  expect(stepText(step, ENGLISH.arithmetic, readerNotation("de-DE"))).toBe("50.000,00\u00a0€ × 15\u00a0% = 7.500,00\u00a0€");
});
