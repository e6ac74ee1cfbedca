/** A stretch of a text: words, or the number of a rule. */
export interface TextPart {
  readonly kind: "words" | "rule";
  readonly text: string;
}

/** A text with the rules it cites told apart, in its order; put together again the parts are the text. */
export const wordsAndRules = (text: string): readonly TextPart[] =>
  text.split(/(?<![\w-])(R-\d+)(?!\w)/).flatMap((part, place): TextPart[] => (part === "" ? [] : [{ kind: place % 2 === 1 ? "rule" : "words", text: part }]));

/** Where a rule stands on the backend's page of rules: `/rules#r-12`. */
export const rulesPath = (rule: string): string => `/rules#${rule.toLowerCase()}`;
