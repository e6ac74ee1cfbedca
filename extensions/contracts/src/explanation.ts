/** One step of an answer: the numbered rule it comes from, a sentence, and the raw values behind it. */
export interface Explanation {
  /** A rule number such as `R-12`, explained in docs/rules.md. */
  readonly rule: string;
  readonly text: string;
  readonly inputs: Readonly<Record<string, string>>;
}
