import type { AccountSide } from "./account.ts";

/** Shorter words differ by a letter too easily to mean anything: Bolt and Volt. */
const TYPO_LETTERS = 5;
/** A name such as "A" begins half of all others. */
const COMMON_LETTERS = 4;

/**
 * True when two sides bear names that are alike but not equal, for a person to judge:
 * one begins with the whole of the other (Globex, Globex Retail), they are the same words in another order, or they
 * differ by one slip of the pen in one word of five letters or more (Raccoon Labs, Racoon Labs). Words with digits must be
 * equal: Studio 54 is not Studio 55.
 */
export const similarNames = (a: AccountSide, b: AccountSide): boolean =>
  a.wordings.some((mine) => b.wordings.some((theirs) => areSimilar(mine, theirs)));

/**
 * Keys under which to look for similar names: two sides that are similar share at least one. Sharing one does not make
 * them similar. Lets an index find the few candidates among many companies.
 */
export const similarNameKeys = (side: AccountSide): readonly string[] => [...new Set(side.wordings.flatMap(keysOf))];

const areSimilar = (a: readonly string[], b: readonly string[]): boolean => {
  if (a.join("") === b.join("")) return false;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length < longer.length) return shorter.join("").length >= COMMON_LETTERS && shorter.every((word, i) => word === longer[i]);
  if (inOrder(a) === inOrder(b)) return true;
  const [different, ...more] = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i] ?? ""] as const]));
  return different !== undefined && more.length === 0 && oneSlip(...different);
};

const keysOf = (words: readonly string[]): readonly string[] => {
  const first = words[0] ?? "";
  return [`first:${first}`, `words:${inOrder(words)}`, ...withoutOneLetter(first).map((rest) => `first:${rest}`)];
};

const inOrder = (words: readonly string[]): string => [...words].sort().join(" ");

/** One letter added, left out, replaced, or swapped with its neighbour. */
const oneSlip = (a: string, b: string): boolean => {
  const [x, y] = [[...a], [...b]];
  if (Math.min(x.length, y.length) < TYPO_LETTERS || /\p{N}/u.test(a + b)) return false;
  if (x.length > y.length) return oneSlip(b, a);
  const start = x.findIndex((letter, i) => letter !== y[i]);
  const at = start === -1 ? x.length : start;
  const rest = (letters: readonly string[], from: number): string => letters.slice(from).join("");
  if (x.length < y.length) return rest(x, at) === rest(y, at + 1);
  const swapped = x[at] === y[at + 1] && x[at + 1] === y[at] && rest(x, at + 2) === rest(y, at + 2);
  return swapped || rest(x, at + 1) === rest(y, at + 1);
};

const withoutOneLetter = (word: string): readonly string[] => {
  const letters = [...word];
  return letters.length < TYPO_LETTERS ? [] : letters.map((_, i) => letters.toSpliced(i, 1).join(""));
};
