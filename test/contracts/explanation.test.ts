import type { Explanation, ExplanationInputs, ExplanationKind, ExplanationOf } from "@partner-ledger/contracts/explanation";
import { explanationText, sentenceText } from "@partner-ledger/contracts/explanation-text";
import { ENGLISH } from "@partner-ledger/contracts/explanation/english";
import { plainNotation, readerNotation } from "@partner-ledger/contracts/explanation/notation";
import { describe, expect, test } from "vitest";
import { SENTENCES } from "./explanation-examples.ts";

const cases = Object.entries(SENTENCES).flatMap(([kind, examples]) => examples.map(([inputs, sentence]) => ({ kind, inputs, sentence }) as Case));

interface Case {
  readonly kind: ExplanationKind;
  readonly inputs: ExplanationInputs[ExplanationKind];
  readonly sentence: string;
}

const saying = ({ kind, inputs }: Case): ExplanationOf<ExplanationKind> => ({ kind, rule: "R-12", inputs, steps: [] });

describe("each kind of explanation is a sentence", () => {
  test.each(cases)("$kind: $sentence", (one) => {
    expect(sentenceText(saying(one), plainNotation)).toBe(one.sentence);
  });

  test("there is an example of every kind", () => {
    expect(Object.keys(SENTENCES).toSorted()).toEqual(Object.keys(ENGLISH.sentences).toSorted());
  });

  test.each(cases)("$kind begins like a sentence, has no loose ends, and ends without a full stop", ({ sentence }) => {
    expect(sentence).toMatch(/^["“\p{Lu}\d]/u);
    expect(sentence).not.toMatch(/[.,;:\s]$|undefined|null|\[object|NaN| {2}|_/);
  });
});

const fee: Explanation = {
  kind: "deal_fee", rule: "R-12", inputs: { dealKind: "new", pay: { kind: "rate", rate: "0.15" }, tier: { name: "Expert", since: "2026-03-01" }, closedOn: "2026-04-01", credit: null },
  steps: [{ terms: [{ value: { kind: "money", money: { amount: "50000.00", currency: "USD" } } }, { operator: "×", value: { kind: "rate", rate: "0.15" } }], result: { kind: "money", money: { amount: "7500.00", currency: "USD" } } }],
};

test("its arithmetic follows the sentence, and all of it is written as the reader writes", () => {
  expect(explanationText(fee, readerNotation("en-US"))).toBe("A new deal earns 15% at Expert, the partner's tier since Mar 1, 2026: $50,000.00 × 15% = $7,500.00");
});

test("another language is another table of sentences", () => {
  const german = { ...ENGLISH, sentences: { ...ENGLISH.sentences, deal_fee: () => "Ein neues Geschäft bringt 15 % auf der Stufe Expert" } };
  expect(sentenceText(fee, plainNotation, german)).toBe("Ein neues Geschäft bringt 15 % auf der Stufe Expert");
});

test("a card that is older than the backend says a kind it does not know by its name", () => {
  const unknown = { ...fee, kind: "sold_on_a_sunday" } as unknown as Explanation;
  expect(explanationText({ ...unknown, steps: [] }, plainNotation)).toBe("Sold on a sunday");
});
