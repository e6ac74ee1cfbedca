import type { ExplanationInputs } from "../explanation.ts";
import type { ArithmeticWords } from "./arithmetic.ts";
import type { Notation } from "./notation.ts";

/** A sentence, without its full stop, for each of some kinds. */
export type SentencesFor<Inputs> = { readonly [K in keyof Inputs]: (inputs: Inputs[K], write: Notation) => string };

/** A language: a sentence for every kind of explanation, so that a kind without one does not compile. */
export interface Language {
  readonly sentences: SentencesFor<ExplanationInputs>;
  readonly arithmetic: ArithmeticWords;
  /** Said of a kind that this build is too old to know. */
  readonly unknown: (kind: string) => string;
}
