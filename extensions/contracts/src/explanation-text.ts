import type { Explanation, ExplanationKind, ExplanationOf } from "./explanation.ts";
import { stepText } from "./explanation/arithmetic.ts";
import { ENGLISH } from "./explanation/english.ts";
import type { Notation } from "./explanation/notation.ts";
import type { Language } from "./explanation/sentences.ts";

/**
 * An explanation as its reader reads it, without a full stop and without its rule: "A new deal earns 15% at Expert, the
 * partner's tier since 2026-03-01: 50,000.00 USD × 15% = 7,500.00 USD". Cards, files and the shell all say it by this.
 */
export const explanationText = (explanation: Explanation, notation: Notation, language: Language = ENGLISH): string => {
  const arithmetic = arithmeticText(explanation, notation, language);
  const sentence = sentenceText(explanation, notation, language);
  return arithmetic.length === 0 ? sentence : `${sentence}: ${arithmetic.join("; ")}`;
};

/** The sentence alone. A kind that this build does not know is said as its name, so that an old card still opens. */
export const sentenceText = <K extends ExplanationKind>({ kind, inputs }: ExplanationOf<K>, notation: Notation, language: Language = ENGLISH): string =>
  Object.hasOwn(language.sentences, kind) ? language.sentences[kind](inputs, notation) : language.unknown(kind);

/** The arithmetic alone, a line a step. */
export const arithmeticText = ({ steps }: Pick<Explanation, "steps">, notation: Notation, language: Language = ENGLISH): readonly string[] =>
  steps.map((step) => stepText(step, language.arithmetic, notation));
